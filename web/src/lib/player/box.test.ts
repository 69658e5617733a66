import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxBetween, cropOf, keptInside, nudged, within } from './box.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const point = fc.record({ x: share, y: share })
const anyBox = fc.tuple(point, point).map(([one, other]) => boxBetween(one, other))

const isInside = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) =>
  x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + 1e-9 && y + height <= 1 + 1e-9

test('a box drawn any way round lies in the picture', () => {
  fc.assert(fc.property(point, point, (one, other) => isInside(boxBetween(one, other))))
})

test('no key moves a box out of the picture', () => {
  const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown')
  fc.assert(
    fc.property(anyBox, key, fc.boolean(), (box, pressed, resize) =>
      isInside(nudged(box, pressed, resize) ?? box),
    ),
  )
})

test('a crop keeps its shape and stays in the picture', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(9 / 16, 4 / 5, 1, 16 / 9),
      fc.constantFrom(16 / 9, 4 / 3, 9 / 16),
      point,
      (target, picture, centre) => {
        const crop = cropOf(target, picture, centre)
        return isInside(crop) && Math.abs((crop.width * picture) / crop.height - target) < 1e-6
      },
    ),
  )
})

test('what a crop leaves out is not in it', () => {
  expect(
    within({ x: 0.7, y: 0, width: 0.2, height: 1 }, { x: 0, y: 0, width: 0.5, height: 1 }),
  ).toBeUndefined()
  expect(within({ x: 0.25, y: 0, width: 0.5, height: 1 }, { x: 0, y: 0, width: 0.5, height: 1 })).toEqual({
    x: 0.5,
    y: 0,
    width: 0.5,
    height: 1,
  })
})

test('a box larger than the picture becomes the picture', () => {
  expect(keptInside({ x: -1, y: -1, width: 3, height: 3 })).toEqual({ x: 0, y: 0, width: 1, height: 1 })
})
