import { describe, expect, test } from 'vitest'
import { parseInstant } from '../time/index.ts'
import { stillBox } from '../timeline/index.ts'
import {
  allTerritories,
  cutVersionId,
  decisionId,
  judge,
  sayExposure,
  sayPlaces,
  sayVerdict,
  subjectId,
  territory,
} from './index.ts'
import {
  accountOn,
  asReel,
  embargoed,
  evidenceWith,
  faceThree,
  ida,
  inGermany,
  neverHidden,
  onOwnPage,
  scene12,
  scriptPage,
  seconds,
  seen,
  signed,
  today,
  tomas,
} from './testing.ts'

const inOslo = { locale: 'en', zone: 'Europe/Oslo', now: today }
const pageBox = {
  region: { kind: 'boxes', boxes: stillBox({ x: 0.4, y: 0.7, width: 0.2, height: 0.2 }) },
} as const

describe('the question line', () => {
  test('of a clip held by a face and a scene names both, and what the rest needs', () => {
    const clip = evidenceWith({
      settings: neverHidden,
      subjects: [tomas, scriptPage],
      appearances: [
        seen(tomas, seconds(3.2, 7.9), { prominence: 'featured', sides: ['picture', 'sound'] }),
        seen(scriptPage, seconds(2, 9.4), pageBox),
      ],
      embargoes: [scene12],
    })
    const said = sayVerdict(judge(onOwnPage, clip, today), inOslo)
    expect(said).toMatchObject({
      headline: 'Held',
      reason:
        'Tomas Reyes has not signed a release form: seen and heard 0:03.2–0:07.9. Scene 12 is under embargo until Fri 11 Dec, 18:00 Oslo. The script page needs a cover.',
      when: 'Fri 11 Dec, 18:00 Oslo frees Scene 12 by itself. Tomas Reyes needs an act from us.',
      after: 'With these acts done, it is cleared with edits.',
    })
    expect(said.acts.map(({ label }) => label)).toEqual([
      'Ask Tomas Reyes to sign',
      'Move to Fri 11 Dec, 18:00 Oslo',
      'Frame Tomas Reyes out',
      'Trim 4.7 s',
      'Lift the embargo on Scene 12',
      'Decide that Tomas Reyes needs none',
      'Cover the script page',
      'Frame the script page out',
      'Trim 7.4 s',
    ])
  })

  test('of a clip cleared with edits says why, what and where', () => {
    const clip = evidenceWith({ subjects: [faceThree], appearances: [seen(faceThree, seconds(1, 2.5))] })
    expect(sayVerdict(judge(onOwnPage, clip, today), inOslo)).toMatchObject({
      headline: 'Cleared with edits',
      reason: 'Nobody has named face 3; blur 0:01.0–0:02.5.',
      when: '',
    })
  })

  test('of a cleared clip says what is owed and how long it stands', () => {
    const until = parseInstant('2027-06-30T10:00:00Z')
    const form = signed(
      ida,
      { window: { until } },
      { conditions: [{ kind: 'credit-line', text: 'Ida Brandt' }] },
    )
    const clip = evidenceWith({ subjects: [ida], appearances: [seen(ida, seconds(1, 2))], grants: [form] })
    expect(sayVerdict(judge(onOwnPage, clip, today), inOslo)).toEqual({
      headline: 'Cleared',
      reason: 'Nothing holds it back; owed: the credit “Ida Brandt”.',
      when: 'Stands until Wed 30 Jun 2027, 12:00 Oslo.',
      acts: [],
      after: '',
      horizon: '',
    })
  })

  test('of a refused cut names who refused, when and why', () => {
    const state = { kind: 'refused', at: today, by: 'Ida’s agent', note: 'at 0:03' } as const
    const decisions = [
      {
        kind: 'approval',
        id: decisionId('no'),
        subjectId: ida.id,
        version: cutVersionId('reel/1'),
        speaker: 'delegate',
        final: false,
        state,
      } as const,
    ]
    const clip = evidenceWith({
      subjects: [ida],
      appearances: [seen(ida, seconds(1, 2))],
      grants: [signed(ida)],
      decisions,
    })
    expect(sayVerdict(judge(asReel, clip, today), inOslo)).toMatchObject({
      headline: 'Refused',
      reason: 'Ida’s agent refused this cut for Ida Brandt Tue 24 Nov, “at 0:03”.',
      acts: [{ label: 'Make a new version' }],
    })
  })

  test('of a crowd says the first few and how many more', () => {
    const crowd = Array.from({ length: 9 }, (_, i) => ({
      ...faceThree,
      id: subjectId(`face-${i}`),
      name: `face ${i}`,
    }))
    const clip = evidenceWith({
      subjects: crowd,
      appearances: crowd.map((face, i) => seen(face, seconds(i, i + 1))),
    })
    expect(sayVerdict(judge(onOwnPage, clip, today), inOslo).reason).toMatch(
      /^Nobody has named face 0; .*face 3; blur 0:03.0–0:04.0. And 5 more.$/,
    )
  })

  test('says each gap in a release form', () => {
    const reasonFor = (form: ReturnType<typeof signed>) =>
      sayVerdict(
        judge(
          inGermany,
          evidenceWith({ subjects: [ida], appearances: [seen(ida, seconds(1, 2))], grants: [form] }),
          today,
        ),
        inOslo,
      ).reason
    expect(reasonFor(signed(ida, { uses: ['editorial'], territories: [territory('NO')] }))).toBe(
      'The release form of Ida Brandt does not cover publicity and Germany; blur 0:01.0–0:02.0.',
    )
    expect(reasonFor(signed(ida, {}, { state: { kind: 'sent', sentAt: today } }))).toContain(
      'was sent Tue 24 Nov, no answer yet',
    )
    expect(reasonFor(signed(ida, {}, { state: { kind: 'draft', draftedAt: today } }))).toContain(
      'was drafted Tue 24 Nov, never sent',
    )
    expect(reasonFor(signed(ida, { window: { until: today } }))).toContain('ended Tue 24 Nov, 14:06 Oslo')
    expect(reasonFor(signed(ida, {}, { signatory: 'minor-alone' }))).toContain('signed by a minor alone')
    expect(reasonFor(signed(ida, { media: ['sound'], destinations: [] }))).toContain(
      'does not cover the moving picture and this account',
    )
  })

  test('says what never ends by itself', () => {
    const never = {
      ...scriptPage,
      id: subjectId('twist'),
      name: 'the twist',
      reveal: { kind: 'never' } as const,
    }
    const clip = evidenceWith({
      subjects: [never],
      appearances: [seen(never, seconds(0, 30), { region: { kind: 'not-drawn' } })],
      embargoes: [embargoed({ kind: 'production' }, { name: 'the whole film', until: { kind: 'never' } })],
    })
    expect(sayVerdict(judge(onOwnPage, clip, today), inOslo)).toMatchObject({
      reason:
        'The twist is a secret that is never told: seen 0:00.0–0:21.4. The whole film is under an embargo without an end.',
      when: 'The twist and the whole film need an act from us.',
    })
  })
})

test('the exposure is a sentence', () => {
  expect(sayExposure(onOwnPage, inOslo).question).toBe(
    'May it leave as a post on our own page, worldwide, for publicity, on Tue 24 Nov, 14:06 Oslo?',
  )
  const reel = {
    ...inGermany,
    destination: accountOn('instagram', { keepsTerritories: true }),
  }
  expect(sayExposure(reel, inOslo)).toMatchObject({
    destination: 'an Instagram post of @saltlight',
    places: 'in Germany',
  })
})

test('places are said shortly', () => {
  const all = allTerritories()
  expect(sayPlaces([], 'en')).toBe('worldwide')
  expect(sayPlaces([territory('DE'), territory('NO')], 'en')).toBe('in Germany and Norway')
  expect(
    sayPlaces(
      all.filter((code) => code !== 'DE'),
      'en',
    ),
  ).toBe('everywhere but Germany')
  expect(sayPlaces(all.slice(0, 40), 'en')).toBe('in 40 territories')
})

test('territories are those of ISO 3166-1', () => {
  expect(allTerritories()).toHaveLength(249)
  expect(() => territory('UK')).toThrow(RangeError)
  expect(() => territory('de')).toThrow(RangeError)
})
