import { describe, expect, test } from 'vitest'
import type { StoryPointId } from '../../production/index.ts'
import { instant, parseInstant } from '../../time/index.ts'
import { secondsToFlicks } from '../../time/index.ts'
import {
  type Evidence,
  FLAW_KINDS,
  holdbackCircles,
  holdbackId,
  judge,
  prohibitionId,
  type Reveal,
  sayFlaw,
  subjectId,
  type Territory,
  territory,
  WORLD,
} from '../index.ts'
import {
  embargoed,
  evidenceWith,
  heldBack,
  ida,
  inGermany,
  onOwnPage,
  openingDay,
  rehearsal,
  released,
  scriptPage,
  seconds,
  seen,
  signed,
  today,
} from '../testing.ts'
import { checkEvidence } from './index.ts'

const inOslo = { locale: 'en', zone: 'Europe/Oslo', now: today }
const lengths = new Map([[rehearsal, secondsToFlicks(21.4)]])
const before = instant(today - 86_400_000)
const secretUntil = (reveal: Reveal, id = 'script-page') => ({ ...scriptPage, id: subjectId(id), reveal })
const world = (added: Partial<Evidence>) => evidenceWith({ subjects: [ida], ...added })
const flawsOf = (evidence: Evidence) => checkEvidence(evidence, lengths)

const never = {
  id: prohibitionId('p-1'),
  kind: 'never',
  name: 'the side letter',
  subjectId: null,
  sides: ['picture', 'sound'],
  uses: [],
  destinations: { kind: 'these', destinations: [{ kind: 'anywhere' }] },
  territories: [],
  from: null,
  until: null,
  recordedAt: before,
} as const

const point = (id: string, after: string[]) => ({
  id: id as StoryPointId,
  name: `Episode ${id}`,
  after: after as StoryPointId[],
  publicAt: null,
})

const place = (platform: string) =>
  platform === 'anywhere' ? ({ kind: 'anywhere' } as const) : ({ kind: 'platform', platform } as const)
const waitingFor = (waits: string, first: string, territories: readonly Territory[] = []) =>
  heldBack({
    id: holdbackId(`${waits} ${first}`),
    name: `${waits} after ${first}`,
    waits: place(waits),
    first: place(first),
    territories,
  })

const FLAWED: Readonly<Record<(typeof FLAW_KINDS)[number], readonly [Evidence, string]>> = {
  'window-ends-before-it-begins': [
    world({ grants: [signed(ida, { window: { from: openingDay, until: today } })] }),
    'Ida Brandt: a window ends Tue 24 Nov, 14:06 Oslo, before it begins. It is never open.',
  ],
  'embargo-ends-before-it-begins': [
    world({
      embargoes: [
        embargoed({ kind: 'production' }, { begunAt: openingDay, until: { kind: 'at', at: today } }),
      ],
    }),
    'Scene 12: the embargo ended Tue 24 Nov, 14:06 Oslo, before it began. It holds nothing back.',
  ],
  'grant-permits-nothing': [
    world({ grants: [signed(ida, { territories: [] })] }),
    'Ida Brandt: a grant lists no medium, use, destination, territory or right in music. It permits nothing.',
  ],
  'withdrawn-before-signed': [
    world({
      grants: [signed(ida, {}, { state: { kind: 'withdrawn', signedAt: today, withdrawnAt: before } })],
    }),
    'Ida Brandt: a grant was withdrawn Mon 23 Nov, 14:06 Oslo, before it was signed. It permits nothing.',
  ],
  'signed-again-after-withdrawal': [
    world({
      grants: [
        signed(ida, {}, { state: { kind: 'withdrawn', signedAt: instant(0), withdrawnAt: before } }),
        signed(ida, {}, { state: { kind: 'signed', signedAt: today } }),
      ],
    }),
    'Ida Brandt withdrew a grant and signed another Tue 24 Nov, 14:06 Oslo. The later one stands; ask whether that was meant.',
  ],
  'grants-overlap': [
    world({ grants: [signed(ida), signed(ida, { territories: [territory('NO')] })] }),
    'Ida Brandt: two grants permit some of the same. Either one carries it.',
  ],
  'grants-contradict': [
    world({ grants: [signed(ida), signed(ida, {}, { conditions: [{ kind: 'approval-needed' }] })] }),
    'Ida Brandt: two grants permit some of the same under other conditions. Where one asks nothing, nothing is owed.',
  ],
  'prohibition-swallows-grant': [
    world({ grants: [signed(ida)], prohibitions: [never] }),
    'The side letter forbids all that a grant of Ida Brandt permits. The prohibition binds.',
  ],
  'group-with-member': [
    world({ grants: [signed(ida, { territories: ['EU', territory('DE')] })] }),
    'Ida Brandt: the European Union and Germany are both named, and one holds the other. It counts once.',
  ],
  'comes-of-age-in-window': [
    evidenceWith({
      subjects: [{ ...ida, minor: true, comesOfAgeAt: openingDay }],
      grants: [signed(ida, {}, { signatory: 'guardian' })],
    }),
    'Ida Brandt comes of age Fri 11 Dec, 18:00 Oslo, within a grant that a guardian signed. It goes on unless it says otherwise; from then only Ida Brandt may withdraw it.',
  ],
  'never-revealed': [
    evidenceWith({
      subjects: [secretUntil({ kind: 'all', of: [{ kind: 'at', at: today }, { kind: 'never' }] })],
    }),
    'The script page is a secret that is never told. Whatever shows it is held for good.',
  ],
  'no-moment-of-reveal': [
    evidenceWith({ subjects: [secretUntil({ kind: 'story-point', point: '3' as StoryPointId })] }),
    'The script page is a secret, and nothing says yet when it is told. Until then it is held wherever progress is not known.',
  ],
  'circle-of-reveals': [
    evidenceWith({
      subjects: [
        secretUntil({ kind: 'with', secretId: subjectId('twist') }),
        {
          ...secretUntil(
            { kind: 'any', of: [{ kind: 'with', secretId: subjectId('script-page') }] },
            'twist',
          ),
          name: 'the twist',
        },
      ],
    }),
    'The script page is a secret that waits for itself, through others. By them alone it is never told.',
  ],
  'circle-in-story': [
    evidenceWith({ story: { points: [point('1', ['2']), point('2', ['1'])], premieres: [] } }),
    'The story runs in a circle: Episode 1 and Episode 2 come before themselves. They count as one point.',
  ],
  'circle-of-holdbacks': [
    evidenceWith({ holdbacks: [waitingFor('own-page', 'tiktok'), waitingFor('tiktok', 'own-page')] }),
    'Own-page after tiktok and tiktok after own-page: their places wait for each other, and none can be the first. Whatever goes to one of them is held until one of these holdbacks is ended.',
  ],
  'mark-outside-asset': [
    world({ appearances: [seen(ida, seconds(20, 30))] }),
    'Ida Brandt is marked beyond the end of an asset. What lies outside is never shown, and counts for nothing.',
  ],
}

describe('evidence is looked over', () => {
  test.for(FLAW_KINDS.map((kind) => [kind, ...FLAWED[kind]] as const))('%s', ([kind, evidence, sentence]) => {
    const found = flawsOf(evidence).filter((flaw) => flaw.kind === kind)
    expect(found.length).toBeGreaterThan(0)
    expect(sayFlaw(found[0]!, inOslo)).toBe(sentence)
  })

  test('whole evidence has no flaw', () => {
    const later = parseInstant('2027-06-30T00:00:00Z')
    expect(
      flawsOf(
        world({
          grants: [signed(ida, { window: { until: later } })],
          appearances: [seen(ida, seconds(1, 2))],
        }),
      ),
    ).toEqual([])
  })

  test('a minor’s own window, a group alone and the world alone are no flaw', () => {
    expect(flawsOf(world({ grants: [signed(ida, { territories: ['EU'] })] }))).toEqual([])
    expect(flawsOf(world({ grants: [signed(ida, { territories: [WORLD] })] }))).toEqual([])
  })
})

describe('places that wait for each other', () => {
  const names = (...holdbacks: readonly ReturnType<typeof heldBack>[]) =>
    holdbackCircles(holdbacks).map((circle) => circle.map(({ name }) => name))

  test('are found however long the round is, and each round once', () => {
    const [a, b, c] = [waitingFor('a', 'b'), waitingFor('b', 'c'), waitingFor('c', 'a')]
    expect(names(a, b)).toEqual([])
    expect(names(a, b, c, waitingFor('d', 'a'))).toEqual([['a after b', 'b after c', 'c after a']])
  })

  test('are none where another place may open first, or in other territories', () => {
    const [no, de] = [[territory('NO')], [territory('DE')]]
    expect(names(waitingFor('anywhere', 'youtube'))).toEqual([])
    expect(names(waitingFor('a', 'b'), waitingFor('b', 'anywhere'))).toEqual([])
    expect(names(waitingFor('a', 'b', no), waitingFor('b', 'a', de))).toEqual([])
    expect(names(waitingFor('anywhere', 'a'), waitingFor('a', 'b'))).toHaveLength(1)
    const oneAccount = { kind: 'account', platform: 'b', account: '@one' } as const
    expect(names(waitingFor('a', 'b'), { ...waitingFor('b', 'a'), waits: oneAccount })).toEqual([])
  })

  test('hold a cut for either of them, and no moment frees it', () => {
    const leaving = { kind: 'cut', cutId: released(today).cutId, version: 'reel/1' as never } as const
    const holdbacks = [waitingFor('own-page', 'tiktok'), waitingFor('tiktok', 'own-page')]
    expect(judge({ ...onOwnPage, leaving }, evidenceWith({ holdbacks }), today)).toMatchObject({
      kind: 'held',
      clearsAt: null,
    })
  })
})

describe('the law answers as the sentence says', () => {
  const shown = { appearances: [seen(ida, seconds(1, 2))] }

  test('where one of two grants asks nothing, nothing is owed', () => {
    const grants = [
      signed(ida),
      signed(ida, {}, { conditions: [{ kind: 'credit-line', text: 'Ida Brandt' }] }),
    ]
    expect(judge(onOwnPage, world({ ...shown, grants }), today)).toMatchObject({
      kind: 'cleared',
      duties: [],
    })
  })

  test('a window that ends before it begins is never open', () => {
    const [evidence] = FLAWED['window-ends-before-it-begins']
    expect(judge(onOwnPage, { ...evidence, ...shown }, today).kind).toBe('cleared-with-edits')
  })

  test('a group with its member counts once', () => {
    const [evidence] = FLAWED['group-with-member']
    expect(judge(inGermany, { ...evidence, ...shown }, today).kind).toBe('cleared')
  })

  test('what is signed again after a withdrawal stands', () => {
    const [evidence] = FLAWED['signed-again-after-withdrawal']
    expect(judge(onOwnPage, { ...evidence, ...shown }, today).kind).toBe('cleared')
  })

  test('what was withdrawn before it was signed permits nothing', () => {
    const [evidence] = FLAWED['withdrawn-before-signed']
    expect(judge(onOwnPage, { ...evidence, ...shown }, today).kind).toBe('cleared-with-edits')
  })

  test('what lies outside the asset is never shown', () => {
    const evidence = world({ appearances: [seen(ida, seconds(22, 30))] })
    expect(judge(onOwnPage, evidence, today).kind).toBe('cleared')
  })
})
