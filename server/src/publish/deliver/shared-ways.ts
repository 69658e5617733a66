import type { AttemptId } from '@stagedoor/core/publish'
import type { Connector, ConnectorContext, Handle } from '../../connectors/index.ts'
import type { ContextFor } from './deps.ts'

/** One errand that shares its account's way with others. */
export interface SharedErrand {
  readonly accountId: string
  readonly attemptId: AttemptId
  readonly saveHandle: (handle: Handle) => Promise<void>
  readonly signal: AbortSignal
}

/**
 * The way to each account, found once for many calls that are made at the same moment: its row is read and its token
 * opened a single time, and every call has its own attempt, its own signal and its own place for its handle.
 */
export class SharedWays {
  readonly #contextFor: ContextFor
  readonly #ways = new Map<string, Promise<{ connector: Connector; ctx: ConnectorContext }>>()
  readonly #tokens = new Map<string, Promise<string>>()

  constructor(contextFor: ContextFor) {
    this.#contextFor = contextFor
  }

  async wayFor({
    accountId,
    attemptId,
    saveHandle,
    signal,
  }: SharedErrand): Promise<{ connector: Connector; ctx: ConnectorContext }> {
    const { connector, ctx } = await this.#shared(accountId, attemptId)
    return {
      connector,
      ctx: {
        ...ctx,
        attemptId,
        saveHandle,
        signal,
        token: () => this.#token(accountId, ctx),
        fetch: (target, init) =>
          ctx.fetch(target, {
            ...init,
            signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal,
          }),
      },
    }
  }

  #shared(accountId: string, attemptId: AttemptId) {
    const known = this.#ways.get(accountId)
    if (known !== undefined) return known
    const way = this.#contextFor({
      accountId,
      attemptId,
      saveHandle: () => Promise.reject(new Error('A shared way keeps no handle')),
      signal: new AbortController().signal,
    })
    this.#ways.set(accountId, way)
    return way
  }

  #token(accountId: string, ctx: ConnectorContext): Promise<string> {
    const token = this.#tokens.get(accountId) ?? ctx.token()
    this.#tokens.set(accountId, token)
    return token
  }
}
