import { networkPrefix, RateLimit } from '../../plant/http/index.ts'

interface Asking {
  readonly viewer: string | null
  readonly clientAddress: string
}

/**
 * How much one viewer and one network may send, whatever comes of it: what is refused or asked about counts too, so that
 * nobody tries out words by the thousand. The pace of writers themselves is kept in the database.
 */
export function writingLimits() {
  const writer = new RateLimit({ burst: 20, perMinute: 12 })
  const toucher = new RateLimit({ burst: 60, perMinute: 60 })
  // A whole cinema may sit behind one address.
  const network = new RateLimit({ burst: 600, perMinute: 600 })
  const take = (one: RateLimit, { viewer, clientAddress }: Asking) => {
    const now = performance.now()
    network.take(networkPrefix(clientAddress), now)
    one.take(viewer ?? clientAddress, now)
  }
  return {
    /** Throws `too-many-requests`. */
    write: (asking: Asking): void => take(writer, asking),
    /** For reactions, reports and the like. Throws `too-many-requests`. */
    touch: (asking: Asking): void => take(toucher, asking),
  }
}
