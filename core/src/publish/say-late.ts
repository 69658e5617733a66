import { say } from '../words/index.ts'
import { sayBytes } from './say-plan-issue.ts'

/** Says by how much a film will about come late. */
export function sayLate(
  { byMs, sizeBytes, isAhead }: { byMs: number; sizeBytes: number; isAhead: boolean },
  { platform, locale }: { platform: string; locale: string },
): string {
  return say(locale, isAhead ? 'post.late.too-soon' : 'post.late.begins-then', {
    platform,
    bytes: sayBytes(sizeBytes, locale),
    minutes: Math.ceil(byMs / 300_000) * 5,
  })
}
