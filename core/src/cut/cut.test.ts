import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AssetId } from '../production/index.ts'
import { FLICKS_PER_SECOND, totalOf, type Flicks, type Instant } from '../time/index.ts'
import { stillBox, WHOLE_FRAME, type Timeline } from '../timeline/index.ts'
import { placeWindow, planFrame, windowFromBox, windowPixels } from './crop-window.ts'
import { FIRST_DRAFT, stepCut, type CutEvent, type CutState } from './cut-state.ts'
import { checkSpec, platformSpec } from './platform-spec.ts'
import { readRawMeter } from './raw-meter.ts'
import { isShape, renderSize, SHAPES, type Shape } from './shape.ts'

const seconds = (count: number) => Math.round(count * FLICKS_PER_SECOND) as Flicks
const range = (from: number, to: number) => ({ from: seconds(from), to: seconds(to) })
const square = { num: 1, den: 1 }
const middle = { x: 0.5, y: 0.5 }

describe('shapes and specs', () => {
  test('a cut for a reel is upright and lasts at least three seconds', () => {
    const reel = platformSpec('instagram-reel')
    expect(checkSpec(reel, { shape: '9:16', length: seconds(20) })).toEqual([])
    expect(checkSpec(reel, { shape: '9:16', length: seconds(3) })).toEqual([])
    expect(checkSpec(reel, { shape: '16:9', length: seconds(2.999) })).toEqual([
      { kind: 'wrong-shape', takes: ['9:16'] },
      { kind: 'too-short', shortest: seconds(3) },
    ])
    expect(checkSpec(reel, { shape: '9:16', length: (seconds(900) + 1) as Flicks })).toEqual([
      { kind: 'too-long', longest: seconds(900) },
    ])
  })

  test('every shape has even pixels of its own ratio', () => {
    for (const [shape, { width, height }] of Object.entries(SHAPES)) {
      const [wide = 0, high = 0] = shape.split(':').map(Number)
      expect(width * high).toBe(height * wide)
      expect([width % 2, height % 2]).toEqual([0, 0])
    }
    expect(isShape('9:16')).toBe(true)
    expect(isShape('toString')).toBe(false)
  })

  test('a small window is not blown up to full size', () => {
    expect(renderSize('9:16', { width: 404, height: 720 })).toEqual({ width: 540, height: 960 })
    expect(renderSize('9:16', { width: 608, height: 1080 })).toEqual({ width: 720, height: 1280 })
    expect(renderSize('9:16', { width: 1214, height: 2160 })).toEqual({ width: 1080, height: 1920 })
    expect(renderSize('4:5', { width: 600, height: 750 })).toEqual({ width: 720, height: 900 })
  })
})

describe('a window placed by hand', () => {
  const landscape = { width: 1920, height: 1080 }

  test('of 9:16 on landscape footage takes its whole height', () => {
    const window = placeWindow(landscape, '9:16', { middle, size: 1 })
    expect(windowPixels(window, landscape)).toEqual({ x: 656, y: 0, width: 608, height: 1080 })
  })

  test('stays in the picture however far one pulls', () => {
    expect(placeWindow(landscape, '9:16', { middle: { x: 9, y: -9 }, size: 1 })).toMatchObject({ y: 0 })
    const right = windowPixels(
      placeWindow(landscape, '9:16', { middle: { x: 9, y: 0.5 }, size: 1 }),
      landscape,
    )
    expect(right.x + right.width).toBe(1920)
  })

  test('on a phone’s upright clip turns with it', () => {
    const phone = { width: 3840, height: 2160, turn: 90, pixelShape: square } as const
    const window = placeWindow({ width: 2160, height: 3840 }, '9:16', { middle, size: 1 })
    expect(planFrame(phone, window, '9:16')).toEqual({
      turn: 90,
      upright: { width: 2160, height: 3840 },
      crop: { x: 0, y: 0, width: 2160, height: 3840 },
      output: { width: 1080, height: 1920 },
    })
  })

  test('drawn as a box of any shape becomes the nearest window of the right one', () => {
    const drawn = { x: 0.1, y: 0, width: 608 / 1920, height: 0.5 }
    expect(windowPixels(windowFromBox(landscape, '9:16', drawn), landscape)).toEqual({
      x: 192,
      y: 0,
      width: 608,
      height: 1080,
    })
  })

  test('is always even, inside, and of its shape to the pixel pair', () => {
    const side = fc.integer({ min: 64, max: 8192 })
    const anywhere = fc.double({ min: -2, max: 3, noNaN: true })
    const shapes = fc.constantFrom(...Object.keys(SHAPES).filter(isShape)) as fc.Arbitrary<Shape>
    const wishes = fc.record({ middle: fc.record({ x: anywhere, y: anywhere }), size: anywhere })
    fc.assert(
      fc.property(fc.record({ width: side, height: side }), shapes, wishes, (upright, shape, wish) => {
        const { x, y, width, height } = windowPixels(placeWindow(upright, shape, wish), upright)
        for (const value of [x, y, width, height]) expect(value % 2).toBe(0)
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
        expect(x + width).toBeLessThanOrEqual(upright.width)
        expect(y + height).toBeLessThanOrEqual(upright.height)
        const wanted = SHAPES[shape].width / SHAPES[shape].height
        expect(Math.abs(width - height * wanted)).toBeLessThanOrEqual(2 + 2 * wanted)
      }),
    )
  })
})

describe('the raw meter', () => {
  const phone = 'phone' as AssetId
  const second = 'second-phone' as AssetId
  const whole: Timeline = { clips: [{ assetId: phone, source: range(5, 25) }], edits: [] }
  const box = stillBox(WHOLE_FRAME)

  test('says 100 of a cut that only begins late and ends early', () => {
    expect(readRawMeter(whole)).toMatchObject({
      percent: 100,
      joins: 0,
      untouched: seconds(20),
      isReframed: false,
    })
  })

  test('counts what is blurred, covered and muted once, by what hides most', () => {
    const timeline: Timeline = {
      clips: whole.clips,
      edits: [
        { kind: 'blur', assetId: phone, range: range(6, 8), boxes: box },
        { kind: 'cover', assetId: phone, range: range(7, 9), boxes: box },
        { kind: 'mute', assetId: phone, range: range(8, 10) },
        { kind: 'mute', assetId: second, range: range(0, 100) },
      ],
    }
    const meter = readRawMeter(timeline)
    expect(meter).toMatchObject({
      percent: 80,
      untouched: seconds(16),
      regions: { blurred: 1, covered: 1, muted: 1 },
    })
    expect(meter.stretches).toEqual([
      { kind: 'untouched', inCut: range(0, 1) },
      { kind: 'blurred', inCut: range(1, 2) },
      { kind: 'covered', inCut: range(2, 4) },
      { kind: 'muted', inCut: range(4, 5) },
      { kind: 'untouched', inCut: range(5, 20) },
    ])
  })

  test('counts a join where the cut leaves a moment for another, not where footage goes on', () => {
    const joined: Timeline = {
      clips: [
        { assetId: phone, source: range(0, 2) },
        { assetId: phone, source: range(2, 4) },
        { assetId: second, source: range(4, 6), crop: { window: box } },
      ],
      edits: [{ kind: 'trim', assetId: phone, range: range(1, 1.5) }],
    }
    expect(readRawMeter(joined)).toMatchObject({
      joins: 2,
      length: seconds(5.5),
      isReframed: true,
      percent: 100,
    })
  })

  test('never rounds up to untouched, and its stretches fill the cut', () => {
    const edits = fc.array(
      fc.record({
        kind: fc.constantFrom('mute', 'trim', 'blur', 'cover'),
        from: fc.nat({ max: 60 }),
        lasts: fc.integer({ min: 1, max: 20 }),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(edits, (made) => {
        const timeline: Timeline = {
          clips: [...whole.clips, { assetId: phone, source: range(10, 14) }],
          edits: made.map(({ kind, from, lasts }) => {
            const edit = { assetId: phone, range: { from: from as Flicks, to: (from + lasts) as Flicks } }
            const scaled = { ...edit, range: range(from / 2, (from + lasts) / 2) }
            return kind === 'mute' || kind === 'trim' ? { kind, ...scaled } : { kind, ...scaled, boxes: box }
          }),
        }
        const meter = readRawMeter(timeline)
        expect(totalOf(meter.stretches.map((stretch) => stretch.inCut))).toBe(meter.length)
        if (meter.percent === 100) expect(meter.untouched).toBe(meter.length)
        expect(meter.percent).toBeLessThanOrEqual(100)
      }),
    )
  })

  test('of an empty cut says nothing is left', () => {
    expect(readRawMeter({ clips: [], edits: [] })).toMatchObject({ percent: 0, length: 0, stretches: [] })
  })
})

describe('a cut', () => {
  const at = 1_800_000_000_000 as Instant
  const walk = (...events: CutEvent[]) =>
    events.reduce<CutState>((state, event) => {
      const step = stepCut(state, event)
      return step.kind === 'moved' ? step.state : state
    }, FIRST_DRAFT)

  test('is rendered and then locked by a named person', () => {
    const state = walk(
      { kind: 'render-began', at, version: 1 },
      { kind: 'render-finished', at, version: 1 },
      { kind: 'lock', at, by: 'Aino Leppälä' },
    )
    expect(state).toEqual({ kind: 'locked', version: 1, at, by: 'Aino Leppälä' })
    expect(stepCut(state, { kind: 'edit', at })).toEqual({ kind: 'stayed', because: 'locked' })
  })

  test('cannot be locked before it is rendered', () => {
    expect(stepCut(FIRST_DRAFT, { kind: 'lock', at, by: 'Aino Leppälä' })).toEqual({
      kind: 'stayed',
      because: 'not-rendered',
    })
  })

  test('edited while it renders, ignores the render of its old version', () => {
    const edited = walk({ kind: 'render-began', at, version: 1 }, { kind: 'edit', at })
    expect(edited).toEqual({ kind: 'draft', version: 2 })
    expect(stepCut(edited, { kind: 'render-finished', at, version: 1 })).toEqual({
      kind: 'stayed',
      because: 'other-version',
    })
  })

  test('whose render fails is a draft again', () => {
    expect(
      walk({ kind: 'render-began', at, version: 1 }, { kind: 'render-ended-without', at, version: 1 }),
    ).toEqual(FIRST_DRAFT)
  })
})
