import { nameSlug } from './name-slug.ts'
import type { PlatformId } from './limits/platform-limits.ts'

/** The platforms at which people have accounts that words can mention. Every server of the fediverse is one of them. */
export const HANDLE_PLATFORMS = ['bluesky', 'mastodon', 'youtube', 'tiktok', 'instagram', 'x'] as const

/** One of them. */
export type HandlePlatform = (typeof HANDLE_PLATFORMS)[number]

/** Somebody of the production whom words may mention, with the accounts that they agreed to be mentioned by. */
export interface MentionedPerson {
  readonly name: string
  /** Without the at sign before it. */
  readonly handles: Readonly<Partial<Record<HandlePlatform, string>>>
}

const DOMAIN = String.raw`(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?`

// What each platform lets a name be; checked November 2026.
const HANDLES: Readonly<Record<HandlePlatform, RegExp>> = {
  bluesky: new RegExp(`^${DOMAIN}$`, 'i'),
  mastodon: new RegExp(String.raw`^[\w](?:[\w.-]*[\w])?@${DOMAIN}(?::\d+)?$`, 'i'),
  youtube: /^[\p{L}\p{N}_.·-]{3,30}$/u,
  tiktok: /^[\w.]{2,24}$/,
  instagram: /^[\w.]{1,30}$/,
  x: /^\w{1,15}$/,
}

/** A handle as somebody wrote it, without the at sign before it; null for what is none at this platform. */
export function readHandle(platform: HandlePlatform, written: string): string | null {
  const handle = written.trim().replace(/^[@＠]/, '')
  return HANDLES[platform].test(handle) ? handle : null
}

/** What stands for a person while words are written: an at sign and their name as it stands in addresses. */
export function mentionOf(name: string): string {
  return `@${nameSlug(name)}`
}

const MENTION = /(?<![\p{L}\p{N}_@/.])@([a-z0-9]+(?:-[a-z0-9]+)*)(?![\p{L}\p{N}_@-])(?!\.[\p{L}\p{N}])/gu

/**
 * The words as one platform gets them: where they mention a person of the production, the person's account there, or
 * else the plain name. Any other at sign stays as it was written.
 */
export function mentionAt(platform: PlatformId, words: string, people: readonly MentionedPerson[]): string {
  const bySlug = new Map(people.map((person) => [nameSlug(person.name), person]))
  return words.replace(MENTION, (written, slug: string) => {
    const person = bySlug.get(slug)
    if (person === undefined) return written
    const handle = isHandlePlatform(platform) ? person.handles[platform] : undefined
    return handle === undefined ? person.name : `@${handle}`
  })
}

function isHandlePlatform(platform: PlatformId): platform is HandlePlatform {
  return (HANDLE_PLATFORMS as readonly string[]).includes(platform)
}

/** The people whom words mention, in the order of the list. */
export function mentionedIn<Person extends MentionedPerson>(
  words: string,
  people: readonly Person[],
): readonly Person[] {
  const slugs = new Set([...words.matchAll(MENTION)].map(([, slug]) => slug))
  return people.filter(({ name }) => slugs.has(nameSlug(name)))
}
