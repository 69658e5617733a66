import { Problem } from '@stagedoor/contract/problems'
import {
  COPY_PLATFORM_NAMES,
  type CopyPlatform,
  type PlanIssue,
  PLATFORM_LIMITS,
  type PlatformId,
  type Remedy,
  remedyForFilm,
  remedyForWords,
  sayPlanIssue,
} from '@stagedoor/core/publish'
import type { RenderedCut } from '../../cut/index.ts'
import { FILM_OF } from '../destinations.ts'
import { issuesAt } from '../leaving.ts'

/** One thing that keeps a kit from being posted there, and what mends it. */
export interface KitIssue {
  readonly said: string
  readonly remedy: Remedy
}

// Where a platform's own documentation bounds no shape, the kind of post alone does.
const ANY_ASPECT = [0, Number.POSITIVE_INFINITY] as const

/**
 * Refuses a kit whose words or film its place does not take, with what mends each: `words-do-not-fit`,
 * `film-does-not-fit`. `platform` is `own-page` where the holder chooses.
 */
export function refuseKitMisfit(
  platform: CopyPlatform,
  { cut, title, copy }: { cut: RenderedCut; title: string; copy: string },
): void {
  const { words, film } = issuesAt(platform, { cut, title, copy })
  if (words.length === 0 && film.length === 0) return
  const name = platform === 'own-page' ? 'A kit' : COPY_PLATFORM_NAMES[platform]
  const about = { locale: 'en', platform: name, film: cut }
  const plan = { format: FILM_OF[platform], film: cut }
  const aspect = PLATFORM_LIMITS[platform as PlatformId]?.film.aspect ?? ANY_ASPECT
  const sayIt = (issue: Extract<PlanIssue, { kind: 'words' | 'film' }>) => sayPlanIssue(issue, about)
  const issues: KitIssue[] = [
    ...words.map((issue) => {
      const found = { kind: 'words', part: 0, issue } as const
      return { said: sayIt({ ...found, remedy: 'shorten-words', source: '' }), remedy: remedyForWords(found) }
    }),
    ...film.map((issue) => ({
      said: sayIt({ kind: 'film', issue, remedy: 'trim', source: '' }),
      remedy: remedyForFilm(issue, plan, aspect),
    })),
  ]
  throw new Problem(words.length > 0 ? 'words-do-not-fit' : 'film-does-not-fit', {
    detail: `${issues.map(({ said }) => said).join(' ')} No kit was made.`,
    issues,
  })
}
