import type { PlaceKind } from '@stagedoor/core/publish'

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
