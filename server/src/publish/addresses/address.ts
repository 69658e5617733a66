import { randomBytes } from 'node:crypto'
import { checkSlug, isOpaqueSlug, opaqueSlug, proposeSlug } from '@stagedoor/core/production'
import type { Horizon } from '@stagedoor/core/wall'

/** What a slug is in a production: usable, made of chance in place of the one that was asked for, or why not. */
export type SlugState = 'usable' | 'opaque' | 'taken' | 'reserved' | 'letters' | 'too-long' | 'empty'

/** An address in a production, and whether it can be given. */
export interface Address {
  readonly slug: string
  readonly slugState: SlugState
}

/** The slug that an intent would get: as typed and checked, or proposed from its title. */
export function slugFor(
  { slug, title }: { slug: string | null; title: string },
  taken: ReadonlySet<string>,
): Address {
  if (slug === null) return { slug: proposeSlug(title, 'post', taken), slugState: 'usable' }
  const check = checkSlug(slug)
  if (check.kind === 'refused') return { slug, slugState: check.because }
  return { slug, slugState: taken.has(slug) ? 'taken' : 'usable' }
}

/** Whether something has to lie behind a viewer before a thing gives nothing away. */
export const isBehindStory = ({ points, moment }: Horizon): boolean => points.length > 0 || moment !== null

/**
 * The address of a post behind a horizon: made of chance, whatever was typed, since an address is read by everybody to
 * whom a link is sent, by histories and by logs.
 */
export function addressBehind(horizon: Horizon, address: Address): Address {
  if (!isBehindStory(horizon) || isOpaqueSlug(address.slug)) return address
  return { slug: opaqueSlug(randomBytes(8).toString('hex')), slugState: 'opaque' }
}
