import { describe, expect, test } from 'vitest'
import { type Flicks, timeRange } from '../time/index.ts'
import {
  applyEdits,
  assetId,
  assetMomentAt,
  cutLength,
  inCutTime,
  playedClips,
  stillBox,
  type Timeline,
  usedRanges,
  WHOLE_FRAME,
} from './index.ts'

const lamp = assetId('lamp')
const harbour = assetId('harbour')
const cut: Timeline = {
  clips: [
    { assetId: lamp, source: timeRange(100, 200) },
    { assetId: harbour, source: timeRange(0, 50) },
    { assetId: lamp, source: timeRange(150, 220) },
  ],
  edits: [{ kind: 'trim', assetId: lamp, range: timeRange(120, 130) }],
}

describe('a cut', () => {
  test('plays its clips without what is trimmed, closed up', () => {
    expect(
      playedClips(cut).map(({ source, inCut }) => [source.from, source.to, inCut.from, inCut.to]),
    ).toEqual([
      [100, 120, 0, 20],
      [130, 200, 20, 90],
      [0, 50, 90, 140],
      [150, 220, 140, 210],
    ])
    expect(cutLength(cut)).toBe(210)
  })

  test('uses each asset once, however often it plays', () => {
    expect(usedRanges(cut)).toEqual(
      new Map([
        [lamp, [timeRange(100, 120), timeRange(130, 220)]],
        [harbour, [timeRange(0, 50)]],
      ]),
    )
  })

  test('shows a stretch of an asset wherever that stretch plays', () => {
    expect(inCutTime(cut, lamp, [timeRange(110, 160)])).toEqual([timeRange(10, 50), timeRange(140, 150)])
    expect(assetMomentAt(cut, 20 as Flicks)).toEqual({ assetId: lamp, at: 130 })
    expect(assetMomentAt(cut, 210 as Flicks)).toBeNull()
  })

  test('takes further edits, united where they touch', () => {
    const boxes = stillBox(WHOLE_FRAME)
    const blur = (from: number, to: number) =>
      ({ kind: 'blur', assetId: harbour, range: timeRange(from, to), boxes }) as const
    expect(applyEdits(applyEdits(cut, [blur(0, 5)]), [blur(5, 9), blur(20, 30)]).edits).toEqual([
      blur(0, 9),
      blur(20, 30),
      cut.edits[0],
    ])
  })
})
