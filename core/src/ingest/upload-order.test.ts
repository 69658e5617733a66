import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SKETCH_PART_BYTES, sketchRanges } from './sketch.ts'
import { planBatch, uploadOrder } from './upload-order.ts'

const file = fc
  .record({ sizeBytes: fc.nat({ max: 1000 }), here: fc.nat({ max: 3 }) })
  .map(({ sizeBytes, here }) => ({ sizeBytes, hereBytes: Math.floor((sizeBytes * here) / 3) }))
const files = fc.array(file, { maxLength: 30 })
const room = fc.record({
  largestFileBytes: fc.nat({ max: 1000 }),
  roomBytes: fc.nat({ max: 10_000 }),
  roomFiles: fc.nat({ max: 30 }),
})

test('what is nearly here goes first, then small before large, then as chosen', () => {
  const film = { name: 'film', sizeBytes: 900, hereBytes: 0 }
  const half = { name: 'half', sizeBytes: 1000, hereBytes: 500 }
  const nearly = { name: 'nearly', sizeBytes: 800, hereBytes: 790 }
  const photo = { name: 'photo', sizeBytes: 3, hereBytes: 0 }
  const twin = { name: 'twin', sizeBytes: 3, hereBytes: 0 }
  expect(uploadOrder([film, half, photo, nearly, twin]).map(({ name }) => name)).toEqual([
    'nearly',
    'half',
    'photo',
    'twin',
    'film',
  ])
})

test('every file is sent once, and of those not begun none waits for a larger one', () => {
  fc.assert(
    fc.property(files, (chosen) => {
      const order = uploadOrder(chosen)
      expect(new Set(order)).toEqual(new Set(chosen))
      expect(order).toHaveLength(chosen.length)
      const fresh = order.filter(({ hereBytes }) => hereBytes === 0).map(({ sizeBytes }) => sizeBytes)
      expect(fresh).toEqual(fresh.toSorted((one, other) => one - other))
      const begun = order.map(({ hereBytes }) => hereBytes > 0)
      expect(begun).toEqual(begun.toSorted((one, other) => Number(other) - Number(one)))
    }),
  )
})

test('a batch that fits goes whole', () => {
  const photos = [3, 1, 2].map((sizeBytes) => ({ sizeBytes, hereBytes: 0 }))
  const plan = planBatch(photos, { largestFileBytes: 3, roomBytes: 6, roomFiles: 3 })
  expect(plan).toMatchObject({ tooLarge: [], noRoom: [], missingBytes: 0, missingFiles: 0 })
  expect(plan.fitting).toHaveLength(3)
})

test('a batch that does not fit says what is missing, and what of it would fit', () => {
  const [small, large, huge] = [10, 60, 500].map((sizeBytes) => ({ sizeBytes, hereBytes: 0 }))
  const going = { sizeBytes: 400, hereBytes: 1 }
  expect(
    planBatch([large!, small!, huge!, going], { largestFileBytes: 100, roomBytes: 50, roomFiles: 9 }),
  ).toEqual({ fitting: [going, small], tooLarge: [huge], noRoom: [large], missingBytes: 20, missingFiles: 0 })
})

test('what a plan lets go fits, what it holds back does not, and room for what is missing would take it', () => {
  fc.assert(
    fc.property(files, room, (chosen, there) => {
      const plan = planBatch(chosen, there)
      const fresh = plan.fitting.filter(({ hereBytes }) => hereBytes === 0)
      expect(fresh.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)).toBeLessThanOrEqual(there.roomBytes)
      expect(fresh.length).toBeLessThanOrEqual(there.roomFiles)
      expect(plan.fitting.length + plan.tooLarge.length + plan.noRoom.length).toBe(chosen.length)
      expect(plan.missingBytes + plan.missingFiles > 0).toBe(plan.noRoom.length > 0)
      const more = {
        ...there,
        roomBytes: there.roomBytes + plan.missingBytes,
        roomFiles: there.roomFiles + plan.missingFiles,
      }
      expect(planBatch(chosen, more).noRoom).toEqual([])
    }),
  )
})

test('a small file stands for itself whole, a large one by its ends and its middle', () => {
  const part = SKETCH_PART_BYTES
  expect(sketchRanges(0)).toEqual([])
  expect(sketchRanges(7)).toEqual([{ from: 0, until: 7 }])
  expect(sketchRanges(9 * part)).toEqual([
    { from: 0, until: part },
    { from: 4 * part, until: 5 * part },
    { from: 8 * part, until: 9 * part },
  ])
  expect(() => sketchRanges(-1)).toThrow(RangeError)
})

test('what is read of a file lies within it, in order and never twice, three parts at most, with its first and last byte', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 43 }), (size) => {
      const ranges = sketchRanges(size)
      let before = 0
      for (const { from, until } of ranges) {
        expect(from).toBeGreaterThanOrEqual(before)
        expect(until).toBeGreaterThan(from)
        before = until
      }
      expect(ranges[0]?.from).toBe(0)
      expect(before).toBe(size)
      expect(ranges.reduce((sum, { from, until }) => sum + until - from, 0)).toBeLessThanOrEqual(
        3 * SKETCH_PART_BYTES,
      )
    }),
  )
})
