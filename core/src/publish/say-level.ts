import { say } from '../words/index.ts'

const LEVELS = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'FOLLOWER_OF_CREATOR',
  'SELF_ONLY',
  'public',
  'unlisted',
  'private',
  'internal',
] as const

/** A platform's level of visibility as people say it; one that nobody has documented stays the platform's own word. */
export function sayLevel(level: string, locale: string): string {
  const known = LEVELS.find((one) => one === level)
  return known === undefined ? level : say(locale, `post.level.${known}`, {})
}
