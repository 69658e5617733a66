import { type Place, type PlaceKind, placesOfKit, placesOfPost } from '@stagedoor/core/publish'
import type { PublicationRow } from './queries.ts'

/** The places in which a publication lives or may live: its page, or its kit's link and its holder's own post. */
export function placesOf({ id, kitId, holderName, handedOverAt }: PublicationRow): readonly Place[] {
  return kitId === null
    ? placesOfPost({ id, name: '' })
    : placesOfKit({ id: kitId, holder: holderName ?? '', handedOverAt })
}

/** What people call a place of a recall. */
export function nameOfPlace({ kind, name }: { kind: PlaceKind; name: string }): string {
  switch (kind) {
    case 'own-page':
      return 'Own page'
    case 'media-addresses':
      return 'Own copies and renders'
    case 'kit-link':
      return `${name}’s kit`
    case 'kit-copy':
      return `${name}’s own publication`
    case 'platform-post':
    case 'federated-copy':
    case 'feed':
    case 'bundle':
      return name
  }
}
