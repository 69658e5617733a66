import type { Flicks, TimeRange } from '../time/index.ts'
import { cutLength, playedClips } from './played.ts'
import type { Clip, Timeline } from './timeline.ts'

/**
 * The timeline, ended when it has played so long; as it is where it ends before. What stands beyond is left out, with
 * the edits of assets of which nothing is left; the others stay: an asset is edited wherever it is used.
 */
export function endAt(timeline: Timeline, longest: Flicks): Timeline {
  if (cutLength(timeline) <= longest) return timeline
  const kept: Clip[] = []
  for (const { inCut, ...clip } of playedClips(timeline)) {
    const left = Math.min(longest, inCut.to) - inCut.from
    if (left <= 0) break
    const { from } = clip.source
    const played: TimeRange = { from, to: (from + left) as Flicks }
    kept.push({ ...clip, source: played })
  }
  const edits = timeline.edits.filter((edit) => kept.some((clip) => clip.assetId === edit.assetId))
  return { clips: kept, edits }
}
