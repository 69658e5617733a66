import type { Exchange } from '@stagedoor/core/publish'
import type {
  Connector,
  ConnectorContext,
  Observation,
  RemoteRef,
  Retraction,
} from '../../connectors/index.ts'
import { witnessed } from './witness.ts'

/** One act at a platform, and the requests that it was made of. */
export interface Acted<Outcome> {
  readonly outcome: Outcome
  readonly asked: readonly Exchange[]
}

/** What was done at the platform, and what it looks like after it; null for what was not tried or could not be read. */
export interface Tried {
  readonly hidden: Acted<Retraction> | null
  readonly taken: Acted<Retraction> | null
  readonly seen: Acted<Observation> | null
}

/** What is done there now: everything where it is ours to take down, a look alone where a person does it. */
export interface TakeBackOrder {
  readonly remote: RemoteRef
  readonly hides: boolean
  readonly deletes: boolean
  /** What a thrown error counts as. */
  readonly onError: (thrown: unknown) => Promise<Retraction>
  readonly onUnread: (thrown: unknown) => void
}

/** Takes a post back at its platform: hides it at once where that can be, deletes it, and looks. */
export async function takeBack(
  connector: Connector,
  ctx: ConnectorContext,
  { remote, hides, deletes, onError, onUnread }: TakeBackOrder,
): Promise<Tried> {
  const witness = witnessed(ctx)
  const attempt = async (act: () => Promise<Retraction>): Promise<Acted<Retraction>> => {
    try {
      const outcome = await act()
      return { outcome, asked: witness.take() }
    } catch (thrown) {
      ctx.signal.throwIfAborted()
      return { outcome: await onError(thrown), asked: witness.take() }
    }
  }
  const canHide = hides && connector.capabilities.canHide
  const hidden = canHide ? await attempt(() => connector.hide(remote, witness.ctx)) : null
  const taken = deletes ? await attempt(() => connector.retract(remote, witness.ctx)) : null
  try {
    const outcome = await connector.observe(remote, witness.ctx, null)
    return { hidden, taken, seen: { outcome, asked: witness.take() } }
  } catch (thrown) {
    ctx.signal.throwIfAborted()
    onUnread(thrown)
    return { hidden, taken, seen: null }
  }
}
