import { expect, test } from 'vitest'
import type { Timeline } from '#lib/wire/cut.ts'
import { rangeEdits, reframed, windowOf, withEdits } from './cut-timeline.ts'

const moving = [
  { at: 0, box: { x: 0, y: 0, width: 0.5, height: 1 } },
  { at: 100, box: { x: 0.5, y: 0, width: 0.5, height: 1 } },
]
const timeline: Timeline = {
  clips: [{ assetId: 'a', source: { from: 0, to: 1000 }, crop: { window: moving } }],
  edits: [],
}

test('a window that nobody moved stays as it was, moving or still', () => {
  const next = reframed(timeline, { from: 10.4, to: 900.6, window: undefined })
  expect(next.clips[0]).toEqual({ assetId: 'a', source: { from: 10, to: 901 }, crop: { window: moving } })
})

test('a window placed by hand holds from the first moment to the last', () => {
  const window = { x: 0.2, y: 0, width: 0.3, height: 1 }
  expect(windowOf({ timeline: reframed(timeline, { from: 0, to: 1000, window }) })).toEqual(window)
  const heard = reframed(timeline, { from: 0, to: 1000, window, track: 2 })
  expect(heard.clips[0]?.track).toBe(2)
  expect(reframed(heard, { from: 0, to: 900, window }).clips[0]?.track).toBe(2)
  expect(reframed(heard, { from: 0, to: 900, window, track: 0 }).clips[0]).not.toHaveProperty('track')
})

test('a trim is an edit in the time of its asset', () => {
  const edits = rangeEdits('trim', 'a', [{ fromFlicks: 3, toFlicks: 5 }])
  expect(withEdits(timeline, edits).edits).toEqual([
    { kind: 'trim', assetId: 'a', range: { from: 3, to: 5 } },
  ])
})
