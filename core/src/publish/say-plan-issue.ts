import { FLICKS_PER_SECOND } from '../time/index.ts'
import { say, sayList } from '../words/index.ts'
import type { CopyIssue } from './copy-limits.ts'
import type { PlanIssue } from './limits/check-plan.ts'
import type { PostPlan } from './post-plan.ts'
import { sayLevel } from './say-level.ts'

/** Who says it, and about which film. */
export interface Said {
  readonly locale: string
  /** The platform as people know it. */
  readonly platform: string
  readonly film: Pick<PostPlan['film'], 'shape' | 'durationFlicks' | 'width' | 'height'>
}

/** What a platform would refuse, as a sentence. */
export function sayPlanIssue(issue: PlanIssue, { locale, platform, film }: Said): string {
  const inWords = (seconds: number) => say(locale, 'post.seconds', { seconds: rounded(seconds) })
  switch (issue.kind) {
    case 'words':
      return sayWords(issue, { locale, platform })
    case 'film':
      return sayFilm(issue.issue, { locale, platform, film, inWords })
    case 'too-many-bytes':
    case 'cover-too-many-bytes':
      return say(locale, `post.issue.${issue.kind}`, {
        platform,
        most: sayBytes(issue.most, locale),
        used: sayBytes(issue.used, locale),
      })
    case 'not-taken':
      return say(locale, 'post.issue.not-taken', {
        platform,
        used: issue.used,
        takes: sayList(locale, [...issue.takes]),
      })
    case 'out-of-range':
      return say(locale, 'post.issue.out-of-range', {
        platform,
        field: say(locale, `post.field.${issue.field}`, {}),
        least: rounded(issue.least),
        most: rounded(issue.most),
        used: rounded(issue.used),
      })
    case 'disclosure-impossible':
      return say(locale, 'post.issue.disclosure-impossible', {
        platform,
        disclosure: say(locale, `post.disclosure.${issue.disclosure}`, {}),
      })
    case 'no-place-for':
      return say(locale, 'post.issue.no-place-for', {
        platform,
        field: say(locale, `post.field.${issue.field}`, {}),
      })
    case 'too-many-parts':
    case 'alt-text-too-long':
      return say(locale, `post.issue.${issue.kind}`, { platform, most: issue.most, used: issue.used })
    case 'too-many-links':
      return say(locale, 'post.issue.links', { platform, most: issue.most, used: issue.used })
    case 'visibility-unknown':
      return say(locale, 'post.issue.visibility-unknown', {
        platform,
        used: sayLevel(issue.used, locale),
        takes: sayList(
          locale,
          issue.takes.map((level) => `“${sayLevel(level, locale)}”`),
        ),
      })
    case 'visibility-unchosen':
      return say(locale, 'post.issue.visibility-unchosen', {
        platform,
        takes: sayList(
          locale,
          issue.takes.map((level) => `“${sayLevel(level, locale)}”`),
        ),
      })
    case 'needs-fast-start':
    case 'format-unknown':
      return say(locale, `post.issue.${issue.kind}`, { platform })
  }
}

function sayWords(
  { part, issue }: Extract<PlanIssue, { kind: 'words' }>,
  { locale, platform }: Pick<Said, 'locale' | 'platform'>,
): string {
  const where = sayWhere(part, issue, locale)
  switch (issue.kind) {
    case 'too-long':
      return say(locale, 'post.issue.too-long', {
        where,
        platform,
        most: issue.most,
        used: issue.used,
        unit: say(locale, `post.unit.${issue.unit}`, {}),
      })
    case 'too-many-hashtags':
      return say(locale, 'post.issue.hashtags', { where, platform, most: issue.most, used: issue.used })
    case 'too-many-mentions':
      return say(locale, 'post.issue.mentions', { where, platform, most: issue.most, used: issue.used })
    case 'too-many-cashtags':
      return say(locale, 'post.issue.cashtags', { where, platform, most: issue.most, used: issue.used })
    case 'missing':
      return say(locale, 'post.issue.missing', { where, platform })
    case 'letters-not-taken':
      return say(locale, 'post.issue.letters-not-taken', { where, platform, letters: issue.letters })
  }
}

function sayWhere(part: number | 'first-comment', issue: CopyIssue, locale: string): string {
  if (part === 'first-comment') return say(locale, 'post.where.first-comment', {})
  if (part > 0) return say(locale, 'post.where.part', { part: part + 1 })
  const isTitle = 'field' in issue && issue.field === 'title'
  return say(locale, isTitle ? 'post.where.title' : 'post.where.copy', {})
}

function sayFilm(
  issue: Extract<PlanIssue, { kind: 'film' }>['issue'],
  { locale, platform, film, inWords }: Said & { inWords: (seconds: number) => string },
): string {
  const length = inWords(film.durationFlicks / FLICKS_PER_SECOND)
  switch (issue.kind) {
    case 'wrong-shape':
      return say(locale, 'post.issue.wrong-shape', {
        platform,
        takes: sayList(locale, [...issue.takes]),
        shape: film.shape,
      })
    case 'too-short':
      return say(locale, 'post.issue.too-short', {
        platform,
        limit: inWords(issue.shortest / FLICKS_PER_SECOND),
        length,
      })
    case 'too-long':
      return say(locale, 'post.issue.film-too-long', {
        platform,
        limit: inWords(issue.longest / FLICKS_PER_SECOND),
        length,
      })
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/** Bytes as people say them. */
export const sayBytes = (bytes: number, locale: string): string =>
  say(locale, 'post.megabytes', { megabytes: rounded(bytes / 1_000_000) })
