import { describe, expect, test } from 'vitest'
import { NO_STORY, type Story, type StoryPointId } from '../production/index.ts'
import { type Instant, parseInstant } from '../time/index.ts'
import { type Evidence, judge, type Reveal, type Secret, subjectId, territory } from './index.ts'
import {
  accountOn,
  evidenceWith,
  inGermany,
  onOwnPage,
  openingDay,
  premiered,
  remedyKinds,
  scriptPage,
  seconds,
  seen,
  storyPoint,
  today,
} from './testing.ts'

const one = 'episode-1' as StoryPointId
const two = 'episode-2' as StoryPointId
const spin = 'spin-off' as StoryPointId
const line: Story = { points: [storyPoint(one), storyPoint(two, [one]), storyPoint(spin)], premieres: [] }
const at: Reveal = { kind: 'at', at: openingDay }
const never: Reveal = { kind: 'never' }
const premiere = (where: string, rest: Partial<Extract<Reveal, { kind: 'premiere' }>> = {}): Reveal => ({
  kind: 'premiere',
  of: null,
  territory: where === 'each' ? where : territory(where),
  delay: { kind: 'none' },
  ...rest,
})
const point = (of: StoryPointId): Reveal => ({ kind: 'story-point', point: of })

/** The clip with one secret page in it, and whatever else is known. */
function secretUntil(reveal: Reveal, story: Story = NO_STORY, others: readonly Secret[] = []): Evidence {
  const page: Secret = { ...scriptPage, reveal }
  return evidenceWith({ subjects: [page, ...others], appearances: [seen(page, seconds(2, 9))], story })
}

const elsewhere = { ...onOwnPage, destination: accountOn('instagram') }
const opensAt = (evidence: Evidence, exposure = elsewhere) => {
  const verdict = judge(exposure, evidence, today)
  return verdict.kind === 'cleared-with-edits' ? verdict.clearsAt : verdict.kind
}

describe('premieres', () => {
  const story = (...premieres: Story['premieres']) => ({ ...NO_STORY, premieres })
  const later = (openingDay + 86_400_000) as Instant
  const inBoth = { ...inGermany, territories: [territory('DE'), territory('FR')] }

  test('one in a territory opens everywhere when it happens there', () => {
    const evidence = secretUntil(premiere('DE'), story(premiered('DE', openingDay)))
    expect(opensAt(evidence)).toBe(openingDay)
    expect(judge({ ...elsewhere, at: openingDay }, evidence, today).kind).toBe('cleared')
    expect(judge({ ...elsewhere, at: (openingDay - 1) as Instant }, evidence, today).kind).toBe(
      'cleared-with-edits',
    )
  })

  test('one in each territory opens each exposed territory for itself', () => {
    const evidence = secretUntil(premiere('each'), story(premiered('DE', openingDay), premiered('FR', later)))
    expect(opensAt(evidence, inGermany)).toBe(openingDay)
    expect(opensAt(evidence, inBoth)).toBe(later)
    expect(opensAt(evidence, elsewhere)).toBe(null)
  })

  test('shown everywhere, one in each territory waits for the last premiere told, not for that of the world', () => {
    const evidence = secretUntil(
      premiere('each'),
      story(premiered('WORLD', openingDay), premiered('FR', later)),
    )
    expect(opensAt(evidence, inGermany)).toBe(openingDay)
    expect(opensAt(evidence, elsewhere)).toBe(later)
    expect(opensAt(evidence, { ...inBoth, destination: accountOn('instagram') })).toBe(later)
  })

  test('a territory’s own premiere speaks first, and that of the world where it has none', () => {
    const told = story(premiered('WORLD', openingDay), premiered('FR', later))
    expect(opensAt(secretUntil(premiere('FR'), told))).toBe(later)
    expect(opensAt(secretUntil(premiere('DE'), told))).toBe(openingDay)
    expect(opensAt(secretUntil(premiere('WORLD'), story(premiered('DE', openingDay))))).toBe(null)
  })

  test('of an episode it is that episode’s, not the work’s', () => {
    const evidence = secretUntil(premiere('WORLD', { of: two }), story(premiered('WORLD', openingDay)))
    expect(opensAt(evidence)).toBe(null)
  })

  test('hours after it are absolute, days follow the clock of their zone', () => {
    const first = parseInstant('2027-03-27T20:00:00+01:00')
    const after = (delay: Extract<Reveal, { kind: 'premiere' }>['delay']) =>
      opensAt(secretUntil(premiere('WORLD', { delay }), story(premiered('WORLD', first))))
    expect(after({ kind: 'hours', hours: 24 })).toBe(first + 86_400_000)
    expect(after({ kind: 'calendar', years: 0, months: 0, days: 1, zone: 'Europe/Oslo' })).toBe(
      parseInstant('2027-03-28T20:00:00+02:00'),
    )
  })
})

describe('story points', () => {
  test('gate where the destination knows progress: cleared, with a horizon', () => {
    expect(judge(onOwnPage, secretUntil(point(two), line), today)).toMatchObject({
      kind: 'cleared',
      horizon: { points: [two], moment: null },
    })
  })

  test('elsewhere hold until the point’s public moment, and without one for ever', () => {
    const told = { ...line, points: [storyPoint(one), storyPoint(two, [one], openingDay)] }
    expect(opensAt(secretUntil(point(two), told))).toBe(openingDay)
    const untold = judge(elsewhere, secretUntil(point(two), line), today)
    expect(untold).toMatchObject({ kind: 'cleared-with-edits', clearsAt: null })
    expect(remedyKinds(untold)).toContain('set-reveal')
    expect(untold.horizon).toEqual({ points: [], moment: null })
  })

  test('the horizon is the maximal points of all that gates', () => {
    const all: Reveal = { kind: 'all', of: [point(one), point(two), point(spin)] }
    expect(judge(onOwnPage, secretUntil(all, line), today).horizon.points).toEqual([two, spin])
  })

  test('of alternatives the one that every other implies is asked, else all together', () => {
    const horizonOf = (...of: readonly [Reveal, ...Reveal[]]) =>
      judge(onOwnPage, secretUntil({ kind: 'any', of }, line), today).horizon.points
    expect(horizonOf(point(two), point(one))).toEqual([one])
    expect(horizonOf(point(two), point(spin))).toEqual([two, spin])
    expect(horizonOf(point(two), { kind: 'at', at: today })).toEqual([])
    expect(horizonOf(point(two), at)).toEqual([two])
  })

  test('a secret that is covered gates nobody', () => {
    const evidence = secretUntil({ kind: 'all', of: [point(two), at] }, line)
    expect(judge(onOwnPage, evidence, today)).toMatchObject({
      kind: 'cleared-with-edits',
      clearsAt: openingDay,
      horizon: { points: [] },
    })
    expect(judge({ ...onOwnPage, at: openingDay }, evidence, today)).toMatchObject({
      kind: 'cleared',
      horizon: { points: [two], moment: openingDay },
    })
  })
})

describe('reveals of several kinds', () => {
  test('all wait for the last, any for the first', () => {
    const sooner: Reveal = { kind: 'at', at: (openingDay - 5) as Instant }
    expect(opensAt(secretUntil({ kind: 'all', of: [sooner, at] }))).toBe(openingDay)
    expect(opensAt(secretUntil({ kind: 'any', of: [sooner, at] }))).toBe(openingDay - 5)
    expect(opensAt(secretUntil({ kind: 'any', of: [never, at] }))).toBe(openingDay)
    expect(opensAt(secretUntil({ kind: 'all', of: [never, at] }))).toBe(null)
  })

  const other = (reveal: Reveal): Secret => ({
    ...scriptPage,
    id: subjectId('the twin'),
    name: 'the twin',
    reveal,
  })
  const withTwin: Reveal = { kind: 'with', secretId: subjectId('the twin') }

  test('together with another secret: when that one ends', () => {
    expect(opensAt(secretUntil(withTwin, NO_STORY, [other(at)]))).toBe(openingDay)
    expect(opensAt(secretUntil(withTwin))).toBe(null)
  })

  test('a circle is never revealed, but what stands beside it is', () => {
    const withPage: Reveal = { kind: 'with', secretId: scriptPage.id }
    expect(opensAt(secretUntil(withTwin, NO_STORY, [other(withPage)]))).toBe(null)
    const beside: Reveal = { kind: 'any', of: [withTwin, at] }
    expect(opensAt(secretUntil(beside, NO_STORY, [other(withPage)]))).toBe(openingDay)
  })

  test('twenty secrets that all follow one another are never revealed, and that is said soon', () => {
    const ids = Array.from({ length: 20 }, (_, i) => subjectId(`secret ${i}`))
    const withAll = {
      kind: 'any',
      of: ids.map((secretId) => ({ kind: 'with', secretId })),
    } as unknown as Reveal
    const tangle = ids.map((id): Secret => ({ ...scriptPage, id, name: id, reveal: withAll }))
    const began = performance.now()
    expect(opensAt(secretUntil(withAll, NO_STORY, tangle))).toBe(null)
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  test('a verdict rests on the story only where its secrets do, and on the secrets they follow', () => {
    const keysOf = (evidence: Evidence) => judge(onOwnPage, evidence, today).dependencies
    expect(keysOf(secretUntil(at))).not.toContain('story')
    expect(keysOf(secretUntil(withTwin, NO_STORY, [other(point(one))]))).toEqual(
      expect.arrayContaining(['story', 'subject:the twin']),
    )
  })
})
