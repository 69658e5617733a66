import { describe, expect, test } from 'vitest'
import { flicks, secondsToFlicks, timeRange } from '../../time/index.ts'
import { type FaceLook, isMarkedAlready, joinFaces, linkFaces } from './link-faces.ts'

const shot = timeRange(0, secondsToFlicks(4))
const box = (x: number) => ({ x, y: 0.3, width: 0.1, height: 0.2 })
const look = (second: number, ...places: number[]): FaceLook => ({
  at: flicks(secondsToFlicks(second)),
  faces: places.map((x) => ({ box: box(x), confidence: 0.5 + x / 10 })),
})

describe('faces of a shot', () => {
  test('two that walk past each other stay two, each with its own way', () => {
    const looks = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => look(at / 2, 0.1 + at * 0.04, 0.8 - at * 0.04))
    const [left, right, ...more] = linkFaces(looks, shot)
    expect(more).toEqual([])
    expect(left).toMatchObject({ range: shot, confidence: expect.closeTo(0.5 + 0.038, 5) })
    expect(left?.boxes.at(-1)?.box.x).toBeCloseTo(0.38, 1)
    expect(right?.boxes.at(-1)?.box.x).toBeCloseTo(0.52, 1)
  })

  test('one that is missed twice is the same; one that is gone for longer is another', () => {
    const seen = (gap: number) => [
      look(0, 0.2),
      ...Array.from({ length: gap }, (_, at) => look((at + 1) / 2)),
      look(3, 0.2),
    ]
    expect(linkFaces(seen(2), shot)).toHaveLength(1)
    expect(linkFaces(seen(3), shot)).toHaveLength(2)
  })

  test('reaches from the look before to the look after, for between them nobody knows', () => {
    const looks = [look(0), look(0.5), look(1, 0.4), look(1.5, 0.4), look(2), look(2.5)]
    expect(linkFaces(looks, shot)).toMatchObject([
      { range: timeRange(secondsToFlicks(0.5), secondsToFlicks(2)) },
    ])
  })
})

describe('faces that were followed on', () => {
  const track = (from: number, to: number, x: number) => ({
    range: timeRange(secondsToFlicks(from), secondsToFlicks(to)),
    boxes: [{ at: flicks(secondsToFlicks(from)), box: box(x) }] as const,
    confidence: 0.7,
  })

  test('are one where one begins in the place where another runs', () => {
    expect(joinFaces([track(2, 4, 0.21), track(0, 3, 0.2)])).toMatchObject([
      { range: timeRange(0, secondsToFlicks(4)) },
    ])
    expect(joinFaces([track(0, 3, 0.2), track(2, 4, 0.6)])).toHaveLength(2)
    expect(joinFaces([track(0, 2, 0.2), track(2, 4, 0.2)])).toHaveLength(2)
  })

  test('are marked already where a mark holds them throughout', () => {
    const mark = (from: number, to: number, x: number) => ({
      range: timeRange(secondsToFlicks(from), secondsToFlicks(to)),
      boxes: [{ at: flicks(0), box: box(x) }],
    })
    const face = track(1, 2, 0.2)
    expect(isMarkedAlready(face, mark(0, 3, 0.22))).toBe(true)
    expect(isMarkedAlready(face, mark(2, 3, 0.22))).toBe(false)
    expect(isMarkedAlready(face, mark(0, 3, 0.5))).toBe(false)
    expect(isMarkedAlready(face, { ...mark(0, 3, 0.2), boxes: [] })).toBe(false)
  })
})
