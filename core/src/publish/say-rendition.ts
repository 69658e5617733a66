import { say } from '../words/index.ts'
import type { PlannedRendition } from './limits/plan-rendition.ts'
import { sayBytes, type Said } from './say-plan-issue.ts'

/** What the house makes by itself for a platform, as a sentence. */
export function sayRendition({ film: made, aboutBytes, spec }: PlannedRendition, about: Said): string {
  const { locale, platform, film } = about
  const said = {
    platform,
    bytes: sayBytes(roughly(aboutBytes), locale),
    lines: Math.min(made.width, made.height),
    rate: Math.round(made.frameRate * 100) / 100,
  }
  if (spec.rate !== null) return say(locale, 'post.rendition.other-rate', said)
  const isSmaller = made.width < film.width || made.height < film.height
  return say(locale, isSmaller ? 'post.rendition.smaller' : 'post.rendition.lighter', said)
}

// Two figures: more would be a promise.
function roughly(bytes: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, bytes))) - 1)
  return Math.round(bytes / step) * step
}
