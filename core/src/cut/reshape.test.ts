import fc from 'fast-check'
import { expect, test } from 'vitest'
import { secondsToFlicks, timeRange } from '../time/index.ts'
import { assetId, cutLength, endAt, playedClips, type Timeline } from '../timeline/index.ts'
import { placeWindow } from './crop-window.ts'
import { reshape } from './reshape.ts'
import { SHAPES, type Shape } from './shape.ts'

const pier = assetId('the pier')
const boat = assetId('the boat')
const upright = { width: 1920, height: 1080 }
const uprights = new Map([[pier, upright]])
const between = (from: number, to: number) => timeRange(secondsToFlicks(from), secondsToFlicks(to))
const shapes = fc.constantFrom(...(Object.keys(SHAPES) as Shape[]))
const share = fc.double({ min: 0, max: 1, noNaN: true })

test('in another shape every window lies in the picture, has that shape, and looks as near and at the same place as it can', () => {
  fc.assert(
    fc.property(
      shapes,
      shapes,
      share,
      share,
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      (from, to, x, y, size) => {
        const box = placeWindow(upright, from, { middle: { x, y }, size })
        const timeline: Timeline = {
          clips: [
            { assetId: pier, source: between(0, 4), crop: { window: [{ at: secondsToFlicks(1), box }] } },
          ],
          edits: [],
        }
        const made = reshape(timeline, to, uprights).clips[0]?.crop?.window[0]?.box
        if (made === undefined) throw new Error('There is no window')
        const wanted = SHAPES[to].width / SHAPES[to].height
        expect((made.width * upright.width) / (made.height * upright.height)).toBeCloseTo(wanted, 6)
        expect(made.x >= -1e-9 && made.x + made.width <= 1 + 1e-9).toBe(true)
        expect(made.y >= -1e-9 && made.y + made.height <= 1 + 1e-9).toBe(true)
        expect(Math.max(made.width, made.height)).toBeCloseTo(size, 6)
      },
    ),
  )
})

test('what was shown whole gets the largest window in its middle; a clip whose picture is not known stays', () => {
  const timeline: Timeline = {
    clips: [
      { assetId: pier, source: between(0, 4) },
      { assetId: boat, source: between(0, 1) },
    ],
    edits: [],
  }
  const made = reshape(timeline, '9:16', uprights)
  expect(made.clips[0]?.crop?.window[0]?.box).toMatchObject({
    x: 0.341796875,
    y: 0,
    width: 0.31640625,
    height: 1,
  })
  expect(made.clips[1]).toEqual({ assetId: boat, source: between(0, 1) })
})

test('a cut that is ended earlier plays just so long what it played, with the marks of what is left', () => {
  const blur = (asset: typeof pier) => ({ kind: 'mute' as const, assetId: asset, range: between(0, 1) })
  const timeline: Timeline = {
    clips: [
      { assetId: pier, source: between(2, 8) },
      { assetId: boat, source: between(0, 5) },
    ],
    edits: [{ kind: 'trim', assetId: pier, range: between(3, 4) }, blur(pier), blur(boat)],
  }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), (seconds) => {
      const ended = endAt(timeline, secondsToFlicks(seconds))
      expect(cutLength(ended)).toBe(Math.min(secondsToFlicks(seconds), cutLength(timeline)))
      const before = playedClips(timeline)
      for (const clip of playedClips(ended)) {
        const same = before.find(({ inCut }) => inCut.from === clip.inCut.from)
        expect(same?.source.from).toBe(clip.source.from)
      }
      expect(ended.edits.every((edit) => ended.clips.some((clip) => clip.assetId === edit.assetId))).toBe(
        true,
      )
    }),
  )
  expect(endAt(timeline, secondsToFlicks(3)).edits).toHaveLength(2)
})
