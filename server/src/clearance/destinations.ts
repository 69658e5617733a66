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

/**
 * An account on a platform, with what we know of the platform ourselves: whether it keeps territories and a viewer's
 * progress is never a caller's to say. Our own page is one place, whatever account is named with it.
 */
export function destinationAt(platform: string, account: string): Destination {
  const isOwnPage = platform === 'own-page'
  return {
    platform,
    account: isOwnPage ? 'main' : account,
    keepsTerritories: KEEPS_TERRITORIES.has(platform),
    knowsProgress: isOwnPage,
    ownerId: null,
  }
}

/** A destination on the wire: `platform`, or `platform:account`. */
export function destinationNamed(name: string): Destination {
  const [platform = '', ...account] = name.split(':')
  return destinationAt(platform, account.join(':') || 'main')
}

/** The name of a destination on the wire. */
export function nameOfDestination({ platform, account }: Destination): string {
  return account === 'main' ? platform : `${platform}:${account}`
}
