import type { Instant } from '../time/index.ts'

/** How long an address of media lives, in milliseconds: ten minutes. */
export const MEDIA_ADDRESS_LIFE_MS = 600_000

/** The moment at which an address of media minted at `mintedAt` dies; whether its gate still stands is asked on every request besides. */
export function mediaAddressDiesAt(mintedAt: Instant): Instant {
  return (mintedAt + MEDIA_ADDRESS_LIFE_MS) as Instant
}
