import type { Story } from '../production/index.ts'
import type { Delay } from '../time/index.ts'
import { say, sayChoice, sayCount, sayList, sayTerritory } from '../words/index.ts'
import type { Horizon } from '../wall/index.ts'
import type { Reveal } from './reveal.ts'
import { sayMoment, type Speaking } from './speaking.ts'
import type { Subject } from './subject.ts'
import { WORLD } from './territory.ts'

/** The names of what a reveal or a horizon points to, by id, for sentences to call them by. */
export function namesIn({
  story,
  subjects = [],
}: {
  readonly story: Story
  readonly subjects?: readonly Pick<Subject, 'id' | 'name'>[]
}): ReadonlyMap<string, string> {
  return new Map([...story.points, ...subjects].map(({ id, name }) => [id, name]))
}

/** Whether a reveal can never come, whatever happens. */
export function isNeverRevealed(reveal: Reveal): boolean {
  switch (reveal.kind) {
    case 'never':
      return true
    case 'all':
      return reveal.of.some(isNeverRevealed)
    case 'any':
      return reveal.of.every(isNeverRevealed)
    case 'at':
    case 'premiere':
    case 'story-point':
    case 'with':
      return false
  }
}

/** What a secret waits for, to stand after "until": `the premiere in each territory and Episode 3`. */
export function sayReveal(reveal: Reveal, speaking: Speaking): string {
  const { locale, names } = speaking
  switch (reveal.kind) {
    case 'at':
      return sayMoment(reveal.at, speaking)
    case 'never':
      return ''
    case 'premiere':
      return sayPremiere(reveal, speaking)
    case 'story-point':
      return sayPoint(reveal.point, speaking)
    case 'with': {
      const secret = names?.get(reveal.secretId)
      return secret === undefined
        ? say(locale, 'reveal.with-another', {})
        : say(locale, 'reveal.with', { secret })
    }
    case 'all':
    case 'any': {
      const parts = reveal.of.filter((part) => !isNeverRevealed(part)).map((part) => sayPart(part, speaking))
      return reveal.kind === 'all' ? sayList(locale, parts) : sayChoice(locale, parts)
    }
  }
}

/** What a viewer must have passed, as a sentence; empty where nothing gates. */
export function sayHorizon({ points, moment }: Horizon, speaking: Speaking): string {
  const { locale } = speaking
  const seen = sayList(
    locale,
    points.map((point) => sayPoint(point, speaking)),
  )
  if (moment === null) return points.length === 0 ? '' : say(locale, 'horizon.points', { points: seen })
  const from = sayMoment(moment, speaking)
  return points.length === 0
    ? say(locale, 'horizon.moment', { moment: from })
    : say(locale, 'horizon.both', { moment: from, points: seen })
}

function sayPart(part: Reveal, speaking: Speaking): string {
  const said = sayReveal(part, speaking)
  const isList = (part.kind === 'all' || part.kind === 'any') && part.of.length > 1
  return isList ? say(speaking.locale, 'reveal.nested', { reveals: said }) : said
}

function sayPoint(id: string, { locale, names }: Speaking): string {
  const point = names?.get(id)
  return point === undefined ? say(locale, 'reveal.some-point', {}) : say(locale, 'reveal.point', { point })
}

function sayPremiere(
  { of, territory, delay }: Extract<Reveal, { kind: 'premiere' }>,
  speaking: Speaking,
): string {
  const { locale } = speaking
  const words = {
    place: territory === 'each' || territory === WORLD ? '' : sayTerritory(locale, territory),
    point: of === null ? '' : sayPoint(of, speaking),
  }
  const where = territory === 'each' ? 'each' : territory === WORLD ? 'world' : 'in'
  const event =
    of === null
      ? say(locale, `reveal.premiere.${where}`, words)
      : say(locale, `reveal.premiere.of.${where}`, words)
  return delay.kind === 'none'
    ? event
    : say(locale, 'reveal.after', { delay: sayDelay(delay, locale), event })
}

/** A length of waiting: `48 hours`, `1 month and 3 days`. */
export function sayDelay(delay: Exclude<Delay, { kind: 'none' }>, locale: string): string {
  if (delay.kind === 'hours') return sayCount(locale, delay.hours, 'hour')
  const parts = (['year', 'month', 'day'] as const).flatMap((unit) => {
    const count = delay[`${unit}s`]
    return count === 0 ? [] : [sayCount(locale, count, unit)]
  })
  return parts.length === 0 ? sayCount(locale, 0, 'day') : sayList(locale, parts)
}
