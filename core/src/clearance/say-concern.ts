import { formatDay, formatInstant, formatRange, type Instant, type RangeSet } from '../time/index.ts'
import { say, sayList, sayTerritory, startSentence } from '../words/index.ts'
import type { Medium } from './medium.ts'
import type { Concern, ConcernFacts, GrantGap, Shortfall } from './verdict.ts'
import { WORLD } from './territory.ts'

/** In which language and zone something is said; with `now`, another year's moments carry their year. */
export interface Speaking {
  readonly locale: string
  readonly zone: string
  readonly now?: Instant
}

/** One concern as a sentence, with where it is met: `Tomas Reyes has not signed a release form: seen and heard 0:03.2–0:07.9.` */
export function sayConcern(concern: Concern, speaking: Speaking): string {
  const reason = sayFacts(concern.facts, speaking)
  if (concern.facts.kind === 'embargo' || concern.facts.kind.startsWith('approval-'))
    return say(speaking.locale, 'reason.whole', { reason })
  return say(speaking.locale, 'reason.plain', { reason, where: sayWhere(concern, speaking.locale) })
}

/** What is wrong, without where, as the beginning of a sentence. */
export function sayFacts(facts: ConcernFacts, speaking: Speaking): string {
  const { locale } = speaking
  const name = startSentence('name' in facts ? facts.name : facts.subject.name)
  switch (facts.kind) {
    case 'no-grant':
      return sayGap(facts.subject, facts.gap, speaking)
    case 'unknown-person':
      return say(locale, 'concern.unknown-person', { name: facts.subject.name })
    case 'secret':
      return facts.reveal.kind === 'at'
        ? say(locale, 'concern.secret.until', { name, moment: sayMoment(facts.reveal.at, speaking) })
        : say(locale, 'concern.secret.never', { name })
    case 'safety-matter':
      return say(locale, 'concern.safety-matter', { name })
    case 'embargo':
      return facts.until.kind === 'never'
        ? say(locale, 'concern.embargo.never', { name })
        : say(locale, 'concern.embargo.until', { name, moment: sayMoment(facts.until.at, speaking) })
    case 'unsure':
    case 'prohibition':
    case 'holdback':
    case 'nda':
    case 'killed':
      return name
    case 'approval-pending':
      return say(locale, 'concern.approval-pending', { name, day: sayDay(facts.askedAt, speaking) })
    case 'approval-refused': {
      const words = { by: startSentence(facts.by), name: facts.subject.name, day: sayDay(facts.at, speaking) }
      return facts.note === ''
        ? say(locale, 'concern.approval-refused', words)
        : say(locale, 'concern.approval-refused.note', { ...words, note: facts.note })
    }
    case 'approval-revoked':
      return say(locale, 'concern.approval-revoked', {
        by: startSentence(facts.by),
        name: facts.subject.name,
        moment: sayMoment(facts.at, speaking),
      })
  }
}

/** A moment as it stands in a sentence, zone and all. */
export function sayMoment(at: Instant, { locale, zone, now }: Speaking): string {
  return formatInstant(at, { locale, zone, ...(now === undefined ? {} : { relativeTo: now }) })
}

/** Ranges as an editor reads them, the first three in full. */
export function sayRanges(ranges: RangeSet, locale: string): string {
  const shown = sayList(locale, ranges.slice(0, 3).map(formatRange))
  return ranges.length <= 3
    ? shown
    : say(locale, 'place.more', {
        ranges: ranges.slice(0, 3).map(formatRange).join(', '),
        count: ranges.length - 3,
      })
}

function sayWhere({ ranges, sides }: Concern, locale: string): string {
  const key =
    sides.length === 2 ? 'place.seen-and-heard' : sides[0] === 'sound' ? 'place.heard' : 'place.seen'
  return say(locale, key, { ranges: sayRanges(ranges, locale) })
}

function sayDay(at: Instant, { locale, zone }: Speaking): string {
  return formatDay(at, { locale, zone })
}

type NoGrant = Extract<ConcernFacts, { kind: 'no-grant' }>

function sayGap(subject: NoGrant['subject'], gap: GrantGap, speaking: Speaking): string {
  const { locale } = speaking
  const paper = say(locale, `paper.${subject.kind}`, {})
  const about = { paper, name: subject.name }
  const name = startSentence(subject.name)
  switch (gap.kind) {
    case 'never-asked':
      return subject.kind === 'person'
        ? say(locale, 'gap.never-asked.person', { name })
        : say(locale, 'gap.never-asked.holding', { name, paper })
    case 'drafted':
    case 'sent':
      return say(locale, `gap.${gap.kind}`, { ...about, day: sayDay(gap.at, speaking) })
    case 'withdrawn':
    case 'ended-at-majority':
    case 'expired':
    case 'not-begun':
      return say(locale, `gap.${gap.kind}`, { ...about, moment: sayMoment(gap.at, speaking) })
    case 'signed-by-minor':
      return say(locale, 'gap.signed-by-minor', about)
    case 'too-narrow':
      return say(locale, 'gap.too-narrow', { ...about, missing: sayShortfall(gap.shortfall, locale) })
    case 'beside':
      return say(locale, 'gap.beside', about)
    case 'approval-missing':
      return say(locale, 'gap.approval-missing', { name })
  }
}

function sayShortfall({ media, uses, destination, territories }: Shortfall, locale: string): string {
  const side = (missing: Medium) => say(locale, missing === 'sound' ? 'missing.sound' : 'missing.picture', {})
  const place = (code: string) =>
    code === WORLD ? say(locale, 'places.worldwide', {}) : sayTerritory(locale, code)
  return sayList(locale, [
    ...media.map(side),
    ...uses.map((use) => say(locale, `use.${use}`, {})),
    ...(destination ? [say(locale, 'missing.destination', {})] : []),
    ...territories.map(place),
  ])
}
