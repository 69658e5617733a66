import { expect, test } from 'vitest'
import { flicks } from '../time/index.ts'
import type { Evidence } from './evidence.ts'
import { judge } from './index.ts'
import { differenceIn } from './proof/compare.ts'
import { proveClearance, worldOf } from './prove.ts'

const WORLDS = Array.from({ length: 3_000 }, (_, i) => worldOf(i + 1))

test('doorkeeper and oracle differ on none of 3,000 worlds', () => {
  expect(proveClearance({ worlds: 3_000 }).map(({ seed, text }) => `${seed}: ${text}`)).toEqual([])
})

test('the drawn worlds hold every kind of answer and of concern', () => {
  const verdicts = WORLDS.map(({ exposure, evidence, now }) => judge(exposure, evidence, now))
  const concerns = verdicts.flatMap((verdict) => ('concerns' in verdict ? verdict.concerns : []))
  expect(new Set(verdicts.map(({ kind }) => kind)).size).toBe(4)
  expect([...new Set(concerns.map(({ facts }) => facts.kind))].sort()).toEqual([
    'approval-pending',
    'approval-refused',
    'approval-revoked',
    'embargo',
    'holdback',
    'killed',
    'nda',
    'no-grant',
    'prohibition',
    'safety-matter',
    'secret',
    'unknown-person',
    'unsure',
  ])
  expect(verdicts.some(({ horizon }) => horizon.points.length > 1)).toBe(true)
})

test.each([
  'grants',
  'prohibitions',
  'embargoes',
  'holdbacks',
  'releases',
  'ndas',
  'crowdNotices',
  'decisions',
  'kills',
] as const)('a doorkeeper who forgets %s is noticed', (forgotten) => {
  const forgetful: typeof judge = (exposure, evidence, now) => {
    const rest: Evidence = { ...evidence, [forgotten]: [] }
    return judge(exposure, rest, now)
  }
  const telling = WORLDS.find(
    (world) => world.evidence[forgotten].length > 0 && differenceIn(world, forgetful) !== null,
  )
  expect(telling).toBeDefined()
})

test.each([
  ['margins', (evidence: Evidence) => settled(evidence, { marginFlicks: flicks(0) })],
  ['pauses', (evidence: Evidence) => settled(evidence, { joinGapFlicks: flicks(0) })],
  ['the nights on which clocks are set', (evidence: Evidence) => inZone(evidence, 'UTC')],
] as const)('a doorkeeper who knows nothing of %s is noticed', (_, without) => {
  const unknowing: typeof judge = (exposure, evidence, now) => judge(exposure, without(evidence), now)
  const telling = WORLDS.find(
    (world) => without(world.evidence) !== world.evidence && differenceIn(world, unknowing) !== null,
  )
  expect(telling).toBeDefined()
})

function settled(evidence: Evidence, settings: Partial<Evidence['settings']>): Evidence {
  const before = evidence.settings
  const after = { ...before, ...settings }
  return JSON.stringify(after) === JSON.stringify(before) ? evidence : { ...evidence, settings: after }
}

function inZone(evidence: Evidence, zone: string): Evidence {
  const written = JSON.stringify(evidence)
  const moved = written.replaceAll(/"zone":"[^"]+"/g, `"zone":"${zone}"`)
  return moved === written ? evidence : JSON.parse(moved)
}
