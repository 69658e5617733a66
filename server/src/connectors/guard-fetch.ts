import { ConnectorRefusal } from './connector-error.ts'

/**
 * A `fetch` that goes to these origins alone and follows no redirect, so that an address which a platform hands out
 * leads nowhere else and no token travels on. Throws a {@link ConnectorRefusal} of kind `config` for any other host.
 */
export function guardFetch(
  fetch: typeof globalThis.fetch,
  { origins, signal }: { origins: readonly string[]; signal: AbortSignal },
): typeof globalThis.fetch {
  const allowed = new Set(origins.filter((origin) => origin !== '').map((origin) => new URL(origin).origin))
  return async (target, init) => {
    const address = new URL(target instanceof Request ? target.url : target)
    if (!allowed.has(address.origin))
      throw new ConnectorRefusal({
        kind: 'config',
        code: 'host-not-allowed',
        what: `The platform named an address at ${address.host}, which is none of its own.`,
        remedy: 'Nothing was sent there. If the platform has moved, add the host to its addresses.',
        retryAt: null,
        raw: '',
      })
    const until = init?.signal ? AbortSignal.any([init.signal, signal]) : signal
    return fetch(target, { ...init, redirect: 'manual', signal: until })
  }
}
