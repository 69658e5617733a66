import type { ConnectorError, ErrorKind } from './connector-error.ts'
import { ConnectorRefusal } from './connector-error.ts'
import type { Connector, ConnectorContext, Finding, Handle, Post, Step } from './connector.ts'

/** Where the handing over goes on. */
export type NextErrand = 'begin' | 'transfer' | 'poll'

const SOON_MS = 5_000

/**
 * Runs one errand of handing over. What is thrown there has changed nothing that others see: it is a failure to be
 * tried again, or the platform's own refusal.
 */
export async function placeOnce(
  connector: Connector,
  post: Post,
  { ctx, handle, next }: { ctx: ConnectorContext; handle: Handle | null; next: NextErrand },
): Promise<Step> {
  try {
    if (next === 'begin' || handle === null) return await connector.begin(post, ctx, handle)
    return await connector[next](post, ctx, handle)
  } catch (error) {
    ctx.signal.throwIfAborted()
    return { kind: 'failed', error: errorOf(error, 'transient', ctx) }
  }
}

// A gateway before a platform may answer these while the platform does what it was asked.
const DOUBTFUL: readonly ErrorKind[] = ['outcome-unknown', 'transient', 'rate']

/**
 * Makes the irreversible call. A refusal that the platform itself worded is believed; whatever else is thrown, "too
 * many calls" included, leaves the outcome unknown, for the platform may have done it.
 */
export async function commitOnce(
  connector: Connector,
  post: Post,
  { ctx, handle }: { ctx: ConnectorContext; handle: Handle },
): Promise<Step> {
  // What the connector keeps right before its call is what a look needs: an older handle must not take its place.
  let last = handle
  const saveHandle = async (kept: Handle) => {
    await ctx.saveHandle(kept)
    last = kept
  }
  try {
    return await connector.commit(post, { ...ctx, saveHandle }, handle)
  } catch (error) {
    const known = errorOf(error, 'outcome-unknown', ctx)
    if (DOUBTFUL.includes(known.kind))
      return { kind: 'unknown', handle: last, error: { ...known, kind: 'outcome-unknown' } }
    return { kind: 'failed', error: known }
  }
}

/** Looks what became of a call; what cannot be read now is undecided, never absent. */
export async function reconcileOnce(
  connector: Connector,
  post: Post,
  { ctx, handle }: { ctx: ConnectorContext; handle: Handle },
): Promise<Finding> {
  try {
    return await connector.reconcile(post, ctx, handle)
  } catch (error) {
    ctx.signal.throwIfAborted()
    return { kind: 'undecided', why: errorOf(error, 'transient', ctx).what }
  }
}

/** An error of any kind as the house keeps it; `kind` is for what no platform worded. */
export function errorOf(
  error: unknown,
  kind: 'transient' | 'outcome-unknown',
  { now }: Pick<ConnectorContext, 'now'>,
): ConnectorError {
  if (error instanceof ConnectorRefusal) return error.error
  return {
    kind,
    code: error instanceof Error ? error.name : 'unknown',
    what: 'The platform could not be reached, or broke off.',
    remedy:
      kind === 'transient' ? 'It is tried again by itself.' : 'Nothing is sent again before a look there.',
    retryAt: kind === 'transient' ? now() + SOON_MS : null,
    raw: error instanceof Error ? error.message.slice(0, 300) : '',
  }
}
