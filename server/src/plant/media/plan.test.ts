import { expect, test } from 'vitest'
import { parsePlan, planDigest, type Plan } from './plan.ts'
import { testFilmPlan, testLimits } from './testing.ts'

const copy: Plan = {
  inputs: [{ path: '/vault/a.mov', formats: ['mov'] }],
  outputs: [{ path: '/vault/b.mp4', format: 'mp4', streams: [{ kind: 'copied', from: '0:v:0' }] }],
  limits: testLimits,
}

test('a plan survives its journey as JSON and is checked again at the door', () => {
  const plan = testFilmPlan('/vault/film.mp4')
  expect(parsePlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan)
})

test.each<[string, (plan: Plan) => unknown]>([
  [
    'an input that any demuxer may open',
    (plan) => ({ ...plan, inputs: [{ path: '/vault/a.mov', formats: [] }] }),
  ],
  [
    'a path that is not absolute',
    (plan) => ({ ...plan, inputs: [{ path: 'http://example.org/a.mov', formats: ['mov'] }] }),
  ],
  ['a word that no plan knows', (plan) => ({ ...plan, argv: ['-i'] })],
  ['a stream of an input that is not there', (plan) => ({ ...plan, inputs: [] })],
  ['an input that waits for a later one', (plan) => ({ ...plan, inputs: [{ ...plan.inputs[0], after: 0 }] })],
  [
    'a filter that opens files by itself',
    (plan) => ({ ...plan, graph: '[0:v]null[a];movie=/etc/hostname[b]' }),
  ],
  ['a label that the graph does not have', (plan) => withEncoded(plan, ['picture'])],
  ['a label that feeds two streams', (plan) => ({ ...withEncoded(plan, ['a', 'a']), graph: '[0:v]null[a]' })],
])('a plan is refused for %s', (_, change) => expect(() => parsePlan(change(copy))).toThrow())

function withEncoded(plan: Plan, labels: readonly string[]): Plan {
  const [output] = plan.outputs
  if (output === undefined) throw new TypeError('the plan has an output')
  return {
    ...plan,
    outputs: [{ ...output, streams: labels.map((from) => ({ kind: 'encoded', from, codec: 'libx264' })) }],
  }
}

test('a plan is known by what it makes, not by where its files lie', () => {
  const moved = { ...copy, inputs: [{ formats: ['mov'], path: '/elsewhere/a.mov' }] }
  expect(planDigest(moved, ['aa'])).toBe(planDigest(copy, ['aa']))
  expect(planDigest(copy, ['bb'])).not.toBe(planDigest(copy, ['aa']))
  expect(() => planDigest(copy, [])).toThrow('digest')
})
