import {
  commitOnce,
  type ConnectorContext,
  type Connector,
  type Handle,
  type Post,
  type Step,
} from '../../connectors/index.ts'
import { publicationById } from '../queries.ts'
import { deliveryOf } from './deliveries.ts'
import type { Called } from './depart.ts'
import type { DeliverDeps } from './deps.ts'
import { goAgain } from './go-again.ts'
import { handleOf } from './handles.ts'
import type { Held } from './held.ts'
import { postOf } from './post-of.ts'
import { settleCall } from './settle-call.ts'
import { unlessRenewed } from './unless-renewed.ts'
import { wayTo } from './way-to.ts'

/**
 * Makes the irreversible call and writes down what was answered. `leaving` was committed before; a call that could not
 * be begun within its window is not made at all.
 */
export async function makeCall(deps: DeliverDeps, held: Held, called: Called): Promise<void> {
  const { db, handles: seal } = deps
  const { publicationId, claim } = held
  const publication = await publicationById(db, publicationId)
  const delivery = await deliveryOf(db, publicationId)
  if (publication === undefined || delivery === undefined) return
  const handle = handleOf(seal, delivery)
  if (handle === null) throw new Error(`Nothing of ${publicationId} was placed`)
  const { accountId } = delivery
  const { attempt } = called
  const signal = signalFor(deps, called)
  const { connector, ctx } = await wayTo(deps, { delivery, attemptId: attempt, claim, signal })
  const post = await postOf(deps, { publication, delivery })
  const step = await callOnce(deps, { called, accountId, connector, ctx, post, handle })
  if (step === 'too-late') return
  if (step === 'renewed') return goAgain(deps, held, attempt)
  await settleCall(deps, held, { attempt, step })
}

/** Everything a call is made with. */
export interface Call {
  readonly called: Called
  readonly accountId: string
  readonly connector: Connector
  readonly ctx: ConnectorContext
  readonly post: Post
  readonly handle: Handle
}

/** A house that is told to stop lets a call that was begun come to its end; the window is the call's own. */
export function signalFor({ clock }: Pick<DeliverDeps, 'clock'>, { notAfter }: Called): AbortSignal {
  return AbortSignal.timeout(Math.max(1, notAfter - clock.now()))
}

/** Makes a call within its window. Refused for its token alone, nothing is out, and with a fresh one it may go again. */
export async function callOnce(
  deps: Pick<DeliverDeps, 'clock' | 'accountRefused'>,
  { called, accountId, connector, ctx, post, handle }: Call,
): Promise<Step | 'too-late' | 'renewed'> {
  if (deps.clock.now() >= called.notAfter) return 'too-late'
  const step = await commitOnce(connector, post, { ctx, handle })
  if (step.kind !== 'failed' || step.error.kind !== 'auth') return step
  const error = await unlessRenewed(deps, { accountId, error: step.error })
  return error.kind === 'transient' ? 'renewed' : step
}
