import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { judge } from '@stagedoor/core/clearance'
import { formatFlicks } from '@stagedoor/core/time'
import { describe, expect, test } from 'vitest'
import { readWorld, type World, writeWorld } from './index.ts'

const example = JSON.parse(
  await readFile(new URL('../../../examples/world.json', import.meta.url), 'utf8'),
) as Record<string, unknown> & { [list: string]: Record<string, unknown>[] }

function worldOf(json: unknown): World {
  const reading = readWorld(json)
  if (reading.kind === 'flawed') throw new Error(JSON.stringify(reading.flaws, null, 2))
  return reading.world
}

const flawsOf = (json: unknown) => {
  const reading = readWorld(json)
  return reading.kind === 'flawed' ? reading.flaws.map(({ pointer }) => pointer) : []
}

describe('a world document', () => {
  test('reads as the evidence and the questions it tells', () => {
    const { evidence, questions, zone } = worldOf(example)
    expect(zone).toBe('Europe/Oslo')
    expect(evidence.grants[0]?.scope.window.until).toBe(Date.parse('2027-06-29T22:00:00Z'))
    expect(evidence.embargoes[0]).toMatchObject({
      scope: { kind: 'scene', sceneId: '14' },
      lifters: { kind: 'any-of', names: ['Wren Okafor'] },
    })
    expect(questions.map(({ id }) => id)).toHaveLength(3)
    const [whole] = questions
    expect(formatFlicks(whole!.exposure.timeline.clips[0]!.source.to)).toBe('0:21.4')
  })

  test('is judged, question by question', () => {
    const { evidence, questions, now } = worldOf(example)
    const verdicts = questions.map(({ exposure }) => judge(exposure, evidence, now).kind)
    expect(verdicts).toEqual(['held', 'cleared', 'refused'])
  })

  test('that is written reads back as the same world, whatever is left out of it', () => {
    const kills = [
      { asset: 'lamp-room-rehearsal' },
      { asset: 'lamp-room-rehearsal', from: 1, to: 2 },
      { cut: 'reel' },
    ].map((killed, place) => ({
      id: `kill-${place}`,
      subject: 'ida',
      killed,
      by: 'Ida Brandt',
      at: example['now'],
    }))
    const lists = [
      'kills',
      'prohibitions',
      'holdbacks',
      'ndas',
      'crowdNotices',
      'decisions',
      'embargoes',
      'grants',
    ]
    fc.assert(
      fc.property(fc.subarray(lists), (without) => {
        const world = worldOf({ ...example, kills, ...Object.fromEntries(without.map((list) => [list, []])) })
        expect(worldOf(JSON.parse(JSON.stringify(writeWorld(world))))).toEqual(world)
      }),
    )
  })
})

describe('everything wrong is told at once, each at its place', () => {
  test('in keys, values, references and ids', () => {
    const [first, ...grants] = example['grants']!
    const wrong = {
      ...example,
      colour: 'green',
      now: '2026-11-24 14:06',
      grants: [
        {
          ...first,
          subject: 'nobody',
          territories: ['UK', 'EU'],
          until: { local: '2027-02-30', zone: 'Europe/Oslo' },
        },
        ...grants,
        { ...first, sides: ['picture'] },
      ],
      appearances: [{ ...example['appearances']![0], from: 9, to: { timecode: '00:00:04:25', rate: '25' } }],
      embargoes: [
        { ...example['embargoes']![0], begunAt: { local: '2026-10-05T08:00', zone: 'Europe/Atlantis' } },
      ],
      exposures: [{ ...example['exposures']![0], leaving: { asset: 'another' } }],
    }
    expect(flawsOf(wrong)).toEqual([
      '/appearances/0/to',
      '/colour',
      '/embargoes/0/begunAt/zone',
      '/exposures/0/leaving/asset',
      '/grants/0/subject',
      '/grants/0/territories/0',
      '/grants/0/until',
      '/grants/2/id',
      '/grants/2/sides',
      '/now',
    ])
  })

  test('a reveal may name only what there is, however deep', () => {
    const subjects = example['subjects']!.map((subject) =>
      subject['kind'] === 'secret'
        ? {
            ...subject,
            reveal: {
              kind: 'any',
              of: [
                {
                  kind: 'all',
                  of: [
                    { kind: 'story-point', point: 'episode-9' },
                    { kind: 'with', secret: 'ghost' },
                  ],
                },
              ],
            },
          }
        : subject,
    )
    expect(flawsOf({ ...example, subjects })).toEqual([
      '/subjects/6/reveal/of/0/of/0/point',
      '/subjects/6/reveal/of/0/of/1/secret',
    ])
  })

  test('a range that ends before it begins, and a whole asset of no known length', () => {
    const [asset] = example['assets']!
    const { length: _, ...lengthless } = asset!
    const appearances = [{ ...example['appearances']![0], from: 9.5, to: 2 }]
    expect(flawsOf({ ...example, appearances })).toEqual(['/appearances/0'])
    expect(flawsOf({ ...example, assets: [lengthless] })).toEqual(['/exposures/0/clips'])
  })

  test.for([null, [], 'world', 7, { form: 'stagedoor/world/2' }])('%j is no world', (json) => {
    expect(readWorld(json)).toMatchObject({ kind: 'flawed' })
  })

  test('no JSON at all makes it stumble', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => readWorld(json).kind === 'flawed'))
  })
})

test('local times that a clock skips or doubles are read by the law, with a warning', () => {
  const embargoes = [
    { ...example['embargoes']![0], until: { local: '2027-03-28T02:30', zone: 'Europe/Oslo' } },
    { ...example['embargoes']![0], id: 'second', until: { local: '2026-10-25T02:30', zone: 'Europe/Oslo' } },
  ]
  const reading = readWorld({ ...example, embargoes })
  expect(reading).toMatchObject({ kind: 'world' })
  if (reading.kind !== 'world') return
  expect(reading.warnings.map(({ pointer }) => pointer)).toEqual(['/embargoes/0/until', '/embargoes/1/until'])
  expect(reading.world.evidence.embargoes.map(({ until }) => until)).toEqual([
    { kind: 'at', at: Date.parse('2027-03-28T01:30:00Z') },
    { kind: 'at', at: Date.parse('2026-10-25T01:30:00Z') },
  ])
})
