import type { AssetId } from '../production/index.ts'
import { formatRange, type RangeSet } from '../time/index.ts'
import { inCutTime } from '../timeline/index.ts'
import { say, sayChoice, sayList, startSentence } from '../words/index.ts'
import { sayScope } from './say-exposure.ts'
import { sayGap } from './say-gap.ts'
import { sayAreas } from './say-places.ts'
import { isNeverRevealed, sayReveal } from './say-reveal.ts'
import { sayDay, sayMoment, type Speaking } from './speaking.ts'
import type { Concern, ConcernFacts } from './verdict.ts'
import { WORLD } from './territory.ts'

/** One concern as a sentence, with where it is met: `Tomas Reyes has not signed a release form: seen and heard 0:03.2–0:07.9.` */
export function sayConcern(concern: Concern, speaking: Speaking): string {
  const reason = sayFacts(concern.facts, speaking)
  return isAboutWhole(concern)
    ? say(speaking.locale, 'reason.whole', { reason })
    : say(speaking.locale, 'reason.plain', { reason, where: sayWhere(concern, speaking) })
}

/** What is wrong, without where, as the beginning of a sentence. */
export function sayFacts(facts: ConcernFacts, speaking: Speaking): string {
  const { locale } = speaking
  const name = startSentence(nameIn(facts))
  switch (facts.kind) {
    case 'no-grant':
      return sayGap(facts.subject, facts.gap, speaking)
    case 'unknown-person':
      return say(locale, 'concern.unknown-person', { name: facts.subject.name })
    case 'unsure':
      return say(locale, 'concern.unsure', { name: facts.subject.name })
    case 'secret':
      return isNeverRevealed(facts.reveal)
        ? say(locale, 'concern.secret.never', { name })
        : say(locale, 'concern.secret.until', { name, reveal: sayReveal(facts.reveal, speaking) })
    case 'safety-matter':
      return say(locale, 'concern.safety-matter', { name })
    case 'embargo':
      return sayEmbargo(facts, speaking)
    case 'prohibition':
      return sayProhibition(facts, speaking)
    case 'holdback': {
      const first = sayScope(facts.first, locale)
      return facts.until === null
        ? say(locale, 'concern.holdback', { name, first })
        : say(locale, 'concern.holdback.until', { name, first, moment: sayMoment(facts.until, speaking) })
    }
    case 'nda':
      return facts.until.kind === 'never'
        ? say(locale, 'concern.nda.never', { name })
        : say(locale, 'concern.nda.until', { name, moment: sayMoment(facts.until.at, speaking) })
    case 'killed':
      return sayAnswer('concern.killed', facts, speaking)
    case 'approval-pending': {
      const words = { name, day: sayDay(facts.askedAt, speaking) }
      return facts.silenceApprovesAt === null
        ? say(locale, 'concern.approval-pending', words)
        : say(locale, 'concern.approval-pending.silence', {
            ...words,
            moment: sayMoment(facts.silenceApprovesAt, speaking),
          })
    }
    case 'approval-refused':
    case 'approval-revoked':
      return sayAnswer(`concern.${facts.kind}`, facts, speaking)
  }
}

/** Whom or what a concern is about, by the name its sentence calls it. */
export function nameIn(facts: ConcernFacts): string {
  return 'name' in facts ? facts.name : facts.subject.name
}

/** Ranges of an asset as an editor reads them, in the time of what leaves where that is known; the first three in full. */
export function sayRanges(
  { assetId, ranges: inAsset }: { readonly assetId: AssetId; readonly ranges: RangeSet },
  { locale, timeline }: Speaking,
): string {
  const inCut = timeline === undefined ? [] : inCutTime(timeline, assetId, inAsset)
  // What another version used has no place in this one.
  const ranges = inCut.length > 0 ? inCut : inAsset
  const shown = sayList(locale, ranges.slice(0, 3).map(formatRange))
  return ranges.length <= 3
    ? shown
    : say(locale, 'place.more', {
        ranges: ranges.slice(0, 3).map(formatRange).join(', '),
        count: ranges.length - 3,
      })
}

function isAboutWhole({ facts, ranges }: Concern): boolean {
  switch (facts.kind) {
    case 'embargo':
    case 'holdback':
    case 'nda':
    case 'approval-pending':
    case 'approval-refused':
    case 'approval-revoked':
      return true
    case 'prohibition':
      return facts.subject === null
    case 'no-grant':
    case 'unknown-person':
    case 'unsure':
    case 'secret':
    case 'safety-matter':
    case 'killed':
      return ranges.length === 0
  }
}

function sayWhere(concern: Concern, speaking: Speaking): string {
  const { sides } = concern
  const key =
    sides.length === 2 ? 'place.seen-and-heard' : sides[0] === 'sound' ? 'place.heard' : 'place.seen'
  return say(speaking.locale, key, { ranges: sayRanges(concern, speaking) })
}

type OfKind<Kind extends ConcernFacts['kind']> = Extract<ConcernFacts, { kind: Kind }>

function sayEmbargo(facts: OfKind<'embargo'>, speaking: Speaking): string {
  const { locale } = speaking
  const { lifters, territories, until } = facts
  if (facts.cause === 'unseen') return say(locale, 'concern.unseen', { name: facts.name })
  const words = {
    name: startSentence(facts.name),
    places: territories.includes(WORLD)
      ? ''
      : say(locale, 'embargo.places', { places: sayAreas(territories, locale) }),
    lifters:
      lifters.kind === 'anyone-allowed'
        ? ''
        : say(locale, `embargo.${lifters.kind}`, {
            names:
              lifters.kind === 'any-of' ? sayChoice(locale, lifters.names) : sayList(locale, lifters.names),
          }),
  }
  const cause = facts.cause === 'plan' ? 'concern.embargo' : 'concern.set-safety'
  return until.kind === 'never'
    ? say(locale, `${cause}.never`, words)
    : say(locale, `${cause}.until`, { ...words, moment: sayMoment(until.at, speaking) })
}

function sayProhibition(facts: OfKind<'prohibition'>, speaking: Speaking): string {
  const { locale } = speaking
  const name = startSentence(facts.name)
  const until =
    facts.until === null ? '' : say(locale, 'prohibition.until', { moment: sayMoment(facts.until, speaking) })
  return facts.subject === null
    ? say(locale, `concern.${facts.cause}.all`, { name, until })
    : say(locale, `concern.${facts.cause}.of`, { name, until, subject: facts.subject.name })
}

// A person who speaks for themselves is named once.
function sayAnswer(
  key: 'concern.killed' | 'concern.approval-refused' | 'concern.approval-revoked',
  { subject, by, at, note }: OfKind<'killed' | 'approval-refused' | 'approval-revoked'>,
  speaking: Speaking,
): string {
  const { locale } = speaking
  const isOwn = by === subject.name
  const words = {
    by: startSentence(by),
    name: subject.name,
    day: sayDay(at, speaking),
    moment: sayMoment(at, speaking),
  }
  const concern = isOwn ? say(locale, `${key}.own`, words) : say(locale, key, words)
  return note === '' ? concern : say(locale, 'concern.note', { concern, note })
}
