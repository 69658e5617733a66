import { stillBox, type Box, type Timeline as CoreTimeline } from '@stagedoor/core/timeline'
import type { CutEdit, CutView, Timeline } from '#lib/wire/cut.ts'

/** The timeline of a cut as core reasons about it; the API has checked it. */
export const coreTimeline = (timeline: Timeline): CoreTimeline => timeline as unknown as CoreTimeline

/** What a person may set on the first clip: its stretch of the asset, where its window lies, which sound is heard. */
export type Framed = { from: number; to: number; window: Box | undefined; track?: number }

/** The timeline with its first clip set anew; a window or a sound that nobody changed stays as it was. */
export function reframed(timeline: Timeline, { from, to, window, track }: Framed): Timeline {
  const [before, ...rest] = timeline.clips
  if (!before) return timeline
  const { track: heard = 0, ...first } = before
  const next = track ?? heard
  const source = { from: Math.round(from), to: Math.round(to) }
  const crop = window ? { window: stillBox(window).map(({ at, box }) => ({ at, box })) } : first.crop
  return {
    ...timeline,
    clips: [{ ...first, source, ...(crop ? { crop } : {}), ...(next === 0 ? {} : { track: next }) }, ...rest],
  }
}

/** The timeline with one edit more, or one edit less. */
export const withEdits = (timeline: Timeline, edits: CutEdit[]): Timeline => ({ ...timeline, edits })

/** Trims and mutes over ranges of one asset. */
export const rangeEdits = (
  kind: 'trim' | 'mute',
  assetId: string,
  ranges: { fromFlicks: number; toFlicks: number }[],
): CutEdit[] =>
  ranges.map(({ fromFlicks, toFlicks }) => ({ kind, assetId, range: { from: fromFlicks, to: toFlicks } }))

/** The first clip's window as the cut begins; the whole picture where there is none. */
export const windowOf = ({ timeline }: Pick<CutView, 'timeline'>): Box =>
  timeline.clips[0]?.crop?.window[0]?.box ?? { x: 0, y: 0, width: 1, height: 1 }
