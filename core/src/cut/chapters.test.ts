import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLICKS_PER_SECOND, type Flicks, timeRange } from '../time/index.ts'
import { assetId, assetMomentAt, type Clip, cutLength, type Timeline } from '../timeline/index.ts'
import { CHAPTER_LONGEST, CHAPTERS_LONGEST, CHAPTERS_MOST, type Chapter, type Chapters } from './chapter.ts'
import { moveChapters } from './move-chapters.ts'
import { chapterLines, readChapters } from './read-chapters.ts'
import { readVtt } from './timed-captions.ts'
import { writeChaptersVtt } from './write-vtt.ts'

const seconds = (count: number) => Math.round(count * FLICKS_PER_SECOND) as Flicks

function told(chapters: Chapters): readonly (readonly [number, string])[] {
  if (chapters.kind === 'refused') throw new Error(JSON.stringify(chapters.faults))
  return chapters.chapters.map(({ at, title }) => [at / FLICKS_PER_SECOND, title])
}
const faultsOf = (given: string, length = seconds(90)) => {
  const read = readChapters(given, length)
  return read.kind === 'refused' ? read.faults.map(({ line, because }) => `${line} ${because}`) : []
}

describe('a list of chapters', () => {
  test('is read as descriptions of videos have it, and put in order of time', () => {
    const given = '\ufeff1:12 The lamp goes out\r\n\r\n0:00 Out of the boat\r\n'
    expect(told(readChapters(given, seconds(90)))).toEqual([
      [0, 'Out of the boat'],
      [72, 'The lamp goes out'],
    ])
  })

  test('is taken in the ways in which people write it', () => {
    const one = (line: string) => told(readChapters(line, seconds(9000)))[0]
    for (const line of [
      '1:12 The lamp',
      '01:12 - The lamp',
      '(1:12) The lamp',
      '[0:01:12] – The lamp',
      '• 1:12 | The lamp',
      '- 1:12: The lamp',
      '1:12. The\tlamp ',
      '1:12\u202e The  lamp',
    ])
      expect(one(line), line).toEqual([72, 'The lamp'])
    expect(one('75:00 Late')).toEqual([4500, 'Late'])
    expect(one('1:02:03.25 Later')).toEqual([3723.25, 'Later'])
    expect(one('0:00 7 volts, 3:1, <b> & -5 °C')).toEqual([0, '7 volts, 3:1, <b> & -5 °C'])
    expect(one('0:00 -5 degrees')).toEqual([0, '-5 degrees'])
  })

  test('that cannot be taken names every line to look at', () => {
    const given = ['0:00 fine', 'no time', '1:75 no such second', '1:00', '', '0:00 again', '1:30 too late']
    expect(faultsOf(given.join('\n'))).toEqual([
      '2 no-time',
      '3 bad-time',
      '4 no-title',
      '6 same-time',
      '7 after-the-end',
    ])
    expect(faultsOf('1.12 The lamp')).toEqual(['1 no-time'])
    expect(faultsOf('00:01:12:05 Frames')).toEqual(['1 bad-time'])
    expect(faultsOf(`0:00 ${'a'.repeat(CHAPTER_LONGEST)}`)).toEqual([])
    expect(faultsOf(`0:00 ${'a'.repeat(CHAPTER_LONGEST + 1)}`)).toEqual(['1 title-too-long'])
    expect(faultsOf('a'.repeat(CHAPTERS_LONGEST + 1))).toEqual(['1 too-large'])
    const many = Array.from({ length: CHAPTERS_MOST + 1 }, (_, index) => `0:00.${100 + index} One`)
    expect(faultsOf(many.join('\n'))).toEqual([`${CHAPTERS_MOST + 1} too-many-chapters`])
    expect(readChapters(' \n\n', seconds(1))).toEqual({ kind: 'read', chapters: [] })
  })

  test('written and read again says the same, however wild the words', () => {
    const line = fc.tuple(fc.nat({ max: 9_000_000 }), fc.string({ unit: 'grapheme', maxLength: 30 }))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const given = lines.map(
          ([ms, words]) => `${chapterLines([{ at: seconds(ms / 1000), title: words }])}`,
        )
        const read = given.map((each) => readChapters(each, seconds(9001)))
        const chapters = read.flatMap((each) => (each.kind === 'read' ? each.chapters : []))
        const distinct = [...new Map(chapters.map((each) => [each.at, each])).values()].toSorted(
          (a, b) => a.at - b.at,
        )
        expect(readChapters(chapterLines(distinct), seconds(9001))).toEqual({
          kind: 'read',
          chapters: distinct,
        })
      }),
    )
  })
})

test('chapters as WebVTT follow each other to the end of the cut, each title on one line and no mark-up', () => {
  const chapters: readonly Chapter[] = [
    { at: seconds(1), title: 'Salt & <b>' },
    { at: seconds(2.5), title: 'a --> b' },
  ]
  const written = writeChaptersVtt(chapters, seconds(9))
  expect(written).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nSalt &amp; &lt;b&gt;\n\n00:00:02.500 --> 00:00:09.000\na --&gt; b\n',
  )
  expect(readVtt(written)).toMatchObject({ cues: [{ text: 'Salt & <b>' }, { text: 'a --> b' }] })
  const late = writeChaptersVtt([{ at: (seconds(9) - 1) as Flicks, title: 'Late' }], seconds(9))
  expect(readVtt(late)).toMatchObject({ kind: 'read' })
})

const lamp = assetId('lamp')
const harbour = assetId('harbour')
const trim = (from: number, to: number) =>
  ({ kind: 'trim', assetId: lamp, range: timeRange(from, to) }) as const
const marks = (...moments: number[]): readonly Chapter[] =>
  moments.map((at, index) => ({ at: at as Flicks, title: `Chapter ${index + 1}` }))

describe('chapters of a cut whose timeline changes', () => {
  const before: Timeline = { clips: [{ assetId: lamp, source: timeRange(100, 200) }], edits: [] }
  const placed = (after: Timeline, chapters = marks(10, 40, 80)) =>
    moveChapters(chapters, { before, after }).map(({ at, title }) => `${at} ${title}`)

  test('move with their footage', () => {
    expect(placed({ ...before, edits: [trim(100, 105)] })).toEqual([
      '5 Chapter 1',
      '35 Chapter 2',
      '75 Chapter 3',
    ])
    expect(placed({ clips: [{ assetId: lamp, source: timeRange(90, 150) }], edits: [] })).toEqual([
      '20 Chapter 1',
      '50 Chapter 2',
    ])
  })

  test('begin with what is left of them, and fall out with the last of it', () => {
    expect(placed({ ...before, edits: [trim(135, 150)] })).toEqual([
      '10 Chapter 1',
      '35 Chapter 2',
      '65 Chapter 3',
    ])
    expect(placed({ ...before, edits: [trim(130, 180)] })).toEqual(['10 Chapter 1', '30 Chapter 3'])
    expect(placed({ clips: [{ assetId: harbour, source: timeRange(0, 50) }], edits: [] })).toEqual([])
  })

  test('follow clips that change places', () => {
    const [one, two]: readonly Clip[] = [
      { assetId: lamp, source: timeRange(0, 50) },
      { assetId: harbour, source: timeRange(0, 50) },
    ]
    const swapped = { before: { clips: [one!, two!], edits: [] }, after: { clips: [two!, one!], edits: [] } }
    expect(moveChapters(marks(0, 60), swapped).map(({ at, title }) => `${at} ${title}`)).toEqual([
      '10 Chapter 2',
      '50 Chapter 1',
    ])
  })

  const clip: fc.Arbitrary<Clip> = fc
    .record({ of: fc.constantFrom(lamp, harbour), from: fc.nat(60), lasts: fc.integer({ min: 1, max: 40 }) })
    .map(({ of, from, lasts }) => ({ assetId: of, source: timeRange(from, from + lasts) }))
  const cut: fc.Arbitrary<Timeline> = fc.record({
    clips: fc.array(clip, { minLength: 1, maxLength: 5 }),
    edits: fc.array(
      fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 30 })).map(([from, lasts]) => trim(from, from + lasts)),
      { maxLength: 3 },
    ),
  })
  const chaptersOf = (timeline: Timeline) =>
    fc
      .uniqueArray(fc.nat(Math.max(0, cutLength(timeline) - 1)), { maxLength: 8 })
      .map((moments) => (cutLength(timeline) === 0 ? [] : marks(...moments.toSorted((a, b) => a - b))))

  test('stay where they are while it stays as it is', () => {
    const marked = cut.chain((timeline) => chaptersOf(timeline).map((chapters) => ({ timeline, chapters })))
    fc.assert(
      fc.property(marked, ({ timeline, chapters }) => {
        expect(moveChapters(chapters, { before: timeline, after: timeline })).toEqual(chapters)
      }),
    )
  })

  test('lie in order within whatever it becomes, no two at one moment, each on footage of its own', () => {
    const marked = fc
      .tuple(cut, cut)
      .chain(([was, is]) => chaptersOf(was).map((chapters) => ({ was, is, chapters })))
    fc.assert(
      fc.property(marked, ({ was, is, chapters }) => {
        const moved = moveChapters(chapters, { before: was, after: is })
        for (const [index, { at, title }] of moved.entries()) {
          expect(at).toBeLessThan(cutLength(is))
          if (index > 0) expect(at).toBeGreaterThan(moved[index - 1]!.at)
          const first = chapters.findIndex((chapter) => chapter.title === title)
          const end = chapters[first + 1]?.at ?? cutLength(was)
          const own = Array.from({ length: end - chapters[first]!.at }, (_, step) =>
            assetMomentAt(was, (chapters[first]!.at + step) as Flicks),
          )
          expect(own).toContainEqual(assetMomentAt(is, at))
        }
      }),
    )
  })
})
