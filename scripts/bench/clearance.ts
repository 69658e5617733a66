import {
  type Appearance,
  appearanceId,
  cutVersionId,
  DEFAULT_SETTINGS,
  type Evidence,
  type Exposure,
  type Grant,
  grantId,
  judge,
  type Subject,
  subjectId,
  WORLD,
} from '@stagedoor/core/clearance'
import { FLICKS_PER_SECOND, instant, timeRange } from '@stagedoor/core/time'
import { assetId } from '@stagedoor/core/timeline'
import { type Bench, quantile } from './figure.ts'

const ASSETS = 5_000
const SUBJECTS = 8_000
const APPEARANCES = 100_000
const GRANTS = 10_000
const CUTS = 100_000
const NOW = instant(Date.UTC(2026, 10, 21))

/** One verdict at a time over a large production, then all of its cuts. */
export const clearance: Bench = {
  name: 'clearance',
  against: 'a linear look through the same appearances and grants that answers only yes or no',
  run: async () => {
    const evidence = drawEvidence()
    const exposures = Array.from({ length: CUTS }, (_, number) => exposureOf(number))
    judge(exposures[0]!, evidence, NOW)
    const times: number[] = []
    const began = performance.now()
    for (const exposure of exposures) {
      const before = performance.now()
      judge(exposure, evidence, NOW)
      times.push(performance.now() - before)
    }
    const all = (performance.now() - began) / 1000
    const looked = exposures.slice(0, 200).map((exposure) => {
      const before = performance.now()
      plainAnswer(exposure, evidence)
      return performance.now() - before
    })
    const [p99, plain] = [quantile(times, 0.99), quantile(looked, 0.5)]
    return [
      {
        name: 'clearance-verdict-p99',
        value: p99,
        unit: 'ms',
        reference: null,
        ratio: null,
        goal: '< 1',
      },
      {
        name: 'clearance-verdicts',
        value: CUTS / all,
        unit: '1/s',
        reference: 1000 / plain,
        ratio: CUTS / all / (1000 / plain),
        goal: '>= 1',
      },
      { name: 'clearance-judge-all', value: all, unit: 's', reference: null, ratio: null, goal: '< 2' },
    ]
  },
}

// A fixed sequence (a linear congruence), so that every run judges the same production.
function drawer(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const assetAt = (number: number) => assetId(`asset-${number % ASSETS}`)

function drawEvidence(): Evidence {
  const draw = drawer(1)
  const subjects = Array.from({ length: SUBJECTS }, (_, number): Subject => ({
    kind: 'person',
    id: subjectId(`subject-${number}`),
    name: `Person ${number}`,
    identified: true,
    minor: false,
  }))
  const appearances = Array.from({ length: APPEARANCES }, (_, number): Appearance => {
    const from = draw(50) * FLICKS_PER_SECOND
    return {
      id: appearanceId(`appearance-${number}`),
      assetId: assetAt(draw(ASSETS)),
      subjectId: subjectId(`subject-${draw(SUBJECTS)}`),
      range: timeRange(from, from + 5 * FLICKS_PER_SECOND),
      sides: ['picture'],
      region: {
        kind: 'boxes',
        boxes: [{ at: 0 as never, box: { x: 0.2, y: 0.2, width: 0.2, height: 0.3 } }],
      },
      prominence: 'background',
      certainty: 'certain' as never,
    } as Appearance
  })
  const grants = Array.from(
    { length: GRANTS },
    (_, number): Grant =>
      ({
        id: grantId(`grant-${number}`),
        subjectId: subjectId(`subject-${number % SUBJECTS}`),
        scope: {
          sides: ['picture', 'sound'],
          uses: ['publicity'],
          destinations: [{ kind: 'anywhere' }],
          territories: [WORLD],
          window: {},
        },
        conditions: [],
        signatory: 'self' as never,
        state: { kind: 'signed', at: instant(0) } as never,
      }) as unknown as Grant,
  )
  const assets = Array.from({ length: ASSETS }, (_, number) => ({
    assetId: assetAt(number),
    scenes: [],
    dayId: null,
  }))
  return {
    version: 1,
    settings: DEFAULT_SETTINGS,
    subjects,
    appearances,
    grants,
    embargoes: [],
    decisions: [],
    assets,
  }
}

function exposureOf(number: number): Exposure {
  return {
    leaving: { kind: 'cut', version: cutVersionId(`cut-${number}`) },
    timeline: {
      clips: [
        {
          assetId: assetAt(number),
          source: timeRange((number % 30) * FLICKS_PER_SECOND, ((number % 30) + 20) * FLICKS_PER_SECOND),
        },
      ],
      edits: [],
    },
    uses: ['publicity'],
    destination: { platform: 'own-page', account: 'own-page', keepsTerritories: false },
    territories: [WORLD],
    at: NOW,
    audience: { kind: 'everyone' },
  }
}

function plainAnswer(exposure: Exposure, { appearances, grants }: Evidence): boolean {
  const [clip] = exposure.timeline.clips
  return appearances
    .filter(
      ({ assetId: id, range }) =>
        id === clip!.assetId && range.from < clip!.source.to && clip!.source.from < range.to,
    )
    .every((appearance) =>
      grants.some((grant) => grant.subjectId === appearance.subjectId && grant.state.kind === 'signed'),
    )
}
