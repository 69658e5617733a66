import type { Destination } from '@stagedoor/core/clearance'

/** Platforms that let an account keep a video to some countries; everywhere else it is judged as the whole world. */
const KEEPS_TERRITORIES: ReadonlySet<string> = new Set(['youtube'])

/** The platforms of this edition's question, in the order in which a page offers them. */
export const PLATFORMS = [
  'own-page',
  'kit',
  'instagram',
  'tiktok',
  'youtube',
  'mastodon',
  'bluesky',
  'x',
] as const

/** A destination on the wire: `platform`, or `platform:account`. */
export function destinationNamed(name: string): Destination {
  const [platform = '', ...account] = name.split(':')
  const named = account.join(':') || 'main'
  return {
    platform,
    account: named,
    keepsTerritories: KEEPS_TERRITORIES.has(platform),
    knowsProgress: platform === 'own-page' && named === 'main',
    ownerId: null,
  }
}

/** The name of a destination on the wire. */
export function nameOfDestination({ platform, account }: Destination): string {
  return account === 'main' ? platform : `${platform}:${account}`
}
