import { networkPrefix, RateLimit } from '../../plant/http/index.ts'

interface Asking {
  readonly viewer: string | null
  readonly clientAddress: string
}

/**
 * How much one viewer and one network may send, whatever comes of it: what is refused or asked about counts too, so that
 * nobody tries out words by the thousand. The pace of writers themselves is kept in the database. What is refused to one
 * viewer is not taken from those behind the same address. `ticks` are ms that only grow.
 */
export function writingLimits(ticks: () => number = () => performance.now()) {
  const writer = new RateLimit({ burst: 20, perMinute: 12 })
  const toucher = new RateLimit({ burst: 60, perMinute: 60 })
  // A whole cinema may sit behind one address.
  const network = new RateLimit({ burst: 600, perMinute: 600 })
  const take = (one: RateLimit, { viewer, clientAddress }: Asking) => {
    const now = ticks()
    const prefix = networkPrefix(clientAddress)
    one.take(viewer ?? prefix, now)
    network.take(prefix, now)
  }
  return {
    /** Throws `too-many-requests`. */
    write: (asking: Asking): void => take(writer, asking),
    /** For reactions, reports and the like. Throws `too-many-requests`. */
    touch: (asking: Asking): void => take(toucher, asking),
  }
}
