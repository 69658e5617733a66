import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoryPointId } from '../../production/index.ts'
import { type Instant, instant } from '../../time/index.ts'
import {
  planPoints,
  planScenes,
  readPointTable,
  type Spine,
  writePointTable,
  writeSceneTable,
} from './index.ts'

const OSLO = 'Europe/Oslo'

// Names that break tables, and names that a spreadsheet would run.
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      "'=1",
      "''-x",
      '+47',
      '@fan',
      'a | b',
      'a\\|b',
      'x;y',
      '"',
      'a\nb',
      "'Twas",
      '＝sum',
    ),
  )
  .map((text) => text.trim())
const zones = fc.constantFrom(OSLO, 'UTC', 'America/New_York')
const moments = fc
  .oneof(
    fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }),
    // The hour that clocks in Oslo show twice, and one that they skip.
    fc.integer({ min: Date.UTC(2026, 9, 25, 0), max: Date.UTC(2026, 9, 25, 2) }),
    fc.integer({ min: 0, max: 500_000 }).map((minute) => Date.UTC(2026, 0) + minute * 60_000),
  )
  .map((ms) => instant(ms))
const clocks = fc.record({
  date: fc.constantFrom('2026-12-08', '2026-10-25', '2027-03-28'),
  time: fc.constantFrom('18:00', '02:30', '00:00:30'),
  zone: zones,
})
const stories: fc.Arbitrary<Spine> = fc
  .uniqueArray(
    words.filter((name) => name !== ''),
    { maxLength: 6 },
  )
  .chain((names) =>
    fc.record({
      points: fc.tuple(
        ...names.map((name, place) =>
          fc.record({
            id: fc.constant(`id ${place}` as StoryPointId),
            name: fc.constant(name),
            season: fc.option(fc.integer({ min: 1, max: 999 })),
            label: fc.constant(`Episode ${place + 1}`),
            after: fc.subarray(names.slice(0, place).map((_, before) => `id ${before}` as StoryPointId)),
            publicAt: fc.option(moments),
          }),
        ),
      ),
      premieres: fc.uniqueArray(
        fc.record({
          id: fc.uuid(),
          pointId: fc.option(
            names.length === 0
              ? fc.constant(null)
              : fc.constantFrom(...names.map((_, place) => `id ${place}` as StoryPointId)),
          ),
          territory: fc.constantFrom('NO', 'WORLD', 'DE'),
          local: clocks,
        }),
        { selector: ({ pointId, territory }) => `${pointId} ${territory}`, maxLength: 8 },
      ),
    }),
  )

describe('a table of the story', () => {
  test('written and read again changes nothing, whatever its points are called', () => {
    fc.assert(
      fc.property(stories, zones, (spine, zone) => {
        const table = readPointTable(writePointTable(spine, zone), zone)
        expect(planPoints(spine, table, { removesMissing: true })).toEqual({ changes: [], flaws: [] })
      }),
    )
  })

  test('has no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(stories, (spine) => {
        for (const line of writePointTable(spine, OSLO).split('\r\n'))
          expect(line).not.toMatch(/(^|,)"?[=+\-@＝]/)
      }),
    )
  })

  test('from a spreadsheet with a BOM, semicolons and line ends of its own is read the same', () => {
    const text =
      '\uFEFFName;After;Premieres\r\nThe arrival;;NO 2026-12-01 20:00\r\n"The drowning";The arrival;\r\n'
    const { changes, flaws } = planPoints({ points: [], premieres: [] }, readPointTable(text, OSLO))
    expect(flaws).toEqual([])
    expect(changes.map((change) => change.kind)).toEqual(['point-added', 'point-added', 'premiere-set'])
    expect(changes[1]).toMatchObject({ name: 'The drowning', told: { after: ['The arrival'], label: null } })
    expect(changes[2]).toMatchObject({ local: { date: '2026-12-01', time: '20:00', zone: OSLO } })
  })

  test('says of each mistake on which line and in which column it stands', () => {
    const text = [
      'name,season,safe label,after,public moment,premieres',
      'The arrival,zero,,,yesterday,XX 2026-12-01 20:00 Europe/Oslo',
      'The drowning,,,The keeper,,NO 2026-02-30 20:00',
      'The drowning,,,,,',
      ',,After all,,,',
      'Egg,,,Hen,,',
      'Hen,,,Egg,,',
    ].join('\n')
    const { flaws } = planPoints({ points: [], premieres: [] }, readPointTable(text, OSLO))
    expect(flaws.map(({ line, column }) => [line, column])).toEqual([
      [2, 'season'],
      [2, 'public moment'],
      [2, 'premieres'],
      [3, 'premieres'],
      [3, 'after'],
      [4, 'name'],
      [5, 'name'],
      [6, 'after'],
      [7, 'after'],
    ])
  })

  test('that is torn is refused whole: an open quotation mark, a column nobody knows, no names at all', () => {
    for (const [text, line] of [
      ['name,after\nThe arrival,"\nThe drowning,', 2],
      ['name,spoiler\nThe arrival,he drowns', 1],
      ['after\nThe arrival', 1],
      ['', 1],
    ] as const) {
      const { changes, flaws } = planPoints({ points: [], premieres: [] }, readPointTable(text, OSLO))
      expect([changes, flaws.map((flaw) => flaw.line)]).toEqual([[], [line]])
    }
  })

  test('leaves what it has no column for, takes back what a cell no longer says, and drops points by word alone', () => {
    const arrival = 'arrival' as StoryPointId
    const spine: Spine = {
      points: [
        {
          id: arrival,
          name: 'The arrival',
          season: 1,
          label: 'Episode 1',
          after: [],
          publicAt: 5 as Instant,
        },
        {
          id: 'end' as StoryPointId,
          name: 'The end',
          season: 1,
          label: 'Episode 2',
          after: [arrival],
          publicAt: null,
        },
      ],
      premieres: [
        {
          id: 'p',
          pointId: arrival,
          territory: 'NO',
          local: { date: '2026-12-01', time: '20:00:00', zone: OSLO },
        },
      ],
    }
    const plan = (text: string, removesMissing = false) =>
      planPoints(spine, readPointTable(text, OSLO), { removesMissing }).changes.map(({ kind }) => kind)
    expect(plan('name\nThe arrival')).toEqual([])
    expect(plan('name,premieres\nThe arrival,')).toEqual(['premiere-taken-back'])
    expect(plan('name\nThe arrival', true)).toEqual(['point-dropped'])
    expect(plan('name,season\nThe arrival,2')).toEqual(['point-changed'])
  })
})

test('scenes written and read again change nothing, and a point that is not there is a mistake', () => {
  const points = [{ id: 'arrival' as StoryPointId, name: '=The arrival' }]
  const scenes = [
    { id: '1', number: '12', title: 'The lamp, room', pointId: points[0]!.id },
    { id: '2', number: '12A', title: '', pointId: null },
  ]
  const text = writeSceneTable(scenes, points)
  expect(planScenes(text, { scenes, points })).toEqual({ changes: [], flaws: [] })
  const { changes, flaws } = planScenes('number,title,point\n12,The lamp room,\n13,Storm,The end\n', {
    scenes,
    points,
  })
  expect(changes.map(({ kind }) => kind)).toEqual(['scene-changed', 'scene-added'])
  expect(flaws).toMatchObject([{ line: 3, column: 'point' }])
})
