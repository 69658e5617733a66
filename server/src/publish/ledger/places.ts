import {
  type Place,
  type PlaceKind,
  placesOfDelivery,
  placesOfKit,
  placesOfPost,
} from '@stagedoor/core/publish'
import { capabilitiesOf } from '../../connectors/index.ts'
import type { PublicationRow } from '../queries.ts'

/** The places in which a publication lives or may live: its page, its kit's link and its holder's own post, its platform. */
export function placesOf(row: PublicationRow): readonly Place[] {
  const { id, kitId, holderName, handedOverAt, earlierPosts, connector } = row
  if (kitId !== null) return placesOfKit({ id: kitId, holder: holderName ?? '', handedOverAt, earlierPosts })
  if (connector === null) return placesOfPost({ id, name: '' })
  return placesOfDelivery({
    id,
    name: row.destinationName,
    retraction: capabilitiesOf(connector).retract,
    mayBeShown: mayBeShown(row),
    leftBehind: row.leftBehind ?? false,
  })
}

/** Something of it is or may be out at a place that does not open by the clock. */
export function mayBeShown({ state }: Pick<PublicationRow, 'state'>): boolean {
  switch (state.kind) {
    case 'live':
    case 'leaving':
    case 'unknown':
      return true
    case 'recalled':
      return state.out !== null
    case 'draft':
    case 'scheduled':
    case 'placing':
    case 'failed':
    case 'cancelled':
      return false
  }
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
    case 'platform-draft':
      return `What lies unseen at ${name}`
    case 'platform-post':
    case 'federated-copy':
    case 'feed':
    case 'bundle':
      return name
  }
}
