import { say, sayList } from '../../words/index.ts'
import { sayPlaces } from '../say-places.ts'
import { sayMoment, type Speaking } from '../speaking.ts'
import { type Area, territoriesIn } from '../territory-group.ts'
import type { Instant } from '../../time/index.ts'
import type { Hypothesis } from './hypothesis.ts'

/** What a supposition is about, by name: a person, an embargo, a scene; empty where it is about nobody. */
export type NameOf = (hypothesis: Hypothesis) => string

/** Says a supposition as the first half of a sentence: `If Ida Brandt withdraws everything`. */
export function sayHypothesis(hypothesis: Hypothesis, nameOf: NameOf, speaking: Speaking): string {
  const { locale, now } = speaking
  const name = nameOf(hypothesis)
  switch (hypothesis.kind) {
    case 'grant-signed':
    case 'grant-extended':
    case 'holdback-added':
    case 'holdback-removed':
    case 'approval-given':
    case 'approval-refused':
    case 'killed':
    case 'prohibition-recorded':
    case 'person-named':
    case 'needs-none-decided':
    case 'mark-confirmed':
    case 'box-drawn':
    case 'reveal-set':
    case 'crowd-notice-posted':
    case 'embargo-lifted':
    case 'published':
      return say(locale, `suppose.${hypothesis.kind}`, { name })
    case 'withdrawn':
      return say(locale, hypothesis.grantId === null ? 'suppose.withdrawn.all' : 'suppose.withdrawn', {
        name,
      })
    case 'premiere-moved': {
      const moment = sayMoment(hypothesis.at, speaking)
      const where = placesOf([hypothesis.territory as Area], now ?? hypothesis.at, locale)
      return name === ''
        ? say(locale, 'suppose.premiere-moved', { where, moment })
        : say(locale, 'suppose.premiere-moved.of', { name, where, moment })
    }
    case 'embargo-begun': {
      const { until } = hypothesis.embargo
      return until.kind === 'never'
        ? say(locale, 'suppose.embargo-begun', { name })
        : say(locale, 'suppose.embargo-begun.until', { name, moment: sayMoment(until.at, speaking) })
    }
    case 'another-day':
      return say(locale, 'suppose.another-day', { moment: sayMoment(hypothesis.at, speaking) })
  }
}

/** How many answers a supposition changes, and how. */
export interface CountedConsequences {
  readonly asked: number
  readonly better: number
  readonly worse: number
  readonly otherwise: number
  readonly shut: number
}

/** Says what would come of something, as the second half of the sentence: `2 answers get worse, and 1 thing that is out is shut.` */
export function sayConsequences(counted: CountedConsequences, { locale }: Pick<Speaking, 'locale'>): string {
  const { better, worse, otherwise, shut } = counted
  const told = (
    [
      ['better', better],
      ['worse', worse],
      ['otherwise', otherwise],
      ['shut', shut],
    ] as const
  ).flatMap(([kind, count]) =>
    count === 0
      ? []
      : [say(locale, count === 1 ? `consequence.${kind}.one` : `consequence.${kind}`, { count })],
  )
  return told.length === 0 ? say(locale, 'consequence.none', {}) : sayList(locale, told)
}

function placesOf(areas: readonly Area[], asOf: Instant, locale: string): string {
  return sayPlaces(territoriesIn(areas, asOf), locale)
}
