import { intersect, type Flicks, type TimeRange } from '../time/index.ts'
import { cutLength, type PlayedClip, playedClips, type Timeline } from '../timeline/index.ts'
import type { Chapter } from './chapter.ts'

/**
 * Chapters of a cut as they lie after its timeline was changed: each begins at the first moment of its footage that is
 * still played, wherever that is now; one of which nothing is left falls out.
 */
export function moveChapters(
  chapters: readonly Chapter[],
  { before, after }: { before: Timeline; after: Timeline },
): readonly Chapter[] {
  const [was, is] = [playedClips(before), playedClips(after)]
  const end = cutLength(before)
  const moved = new Map<Flicks, Chapter>()
  for (const [index, chapter] of chapters.entries()) {
    const at = firstLeft({ from: chapter.at, to: chapters[index + 1]?.at ?? end }, { was, is })
    if (at !== undefined && !moved.has(at)) moved.set(at, { ...chapter, at })
  }
  return [...moved.values()].toSorted((a, b) => a.at - b.at)
}

interface Played {
  readonly was: readonly PlayedClip[]
  readonly is: readonly PlayedClip[]
}

function firstLeft(stretch: TimeRange, { was, is }: Played): Flicks | undefined {
  for (const [index, clip] of was.entries()) {
    const [part] = intersect([clip.inCut], [stretch])
    if (part === undefined) continue
    const toSource = clip.source.from - clip.inCut.from
    const source = { from: (part.from + toSource) as Flicks, to: (part.to + toSource) as Flicks }
    const left = is
      .filter(({ assetId }) => assetId === clip.assetId)
      .flatMap((now) => intersect([now.source], [source]))
      .toSorted((a, b) => a.from - b.from)[0]
    if (left === undefined) continue
    const plays = (each: PlayedClip) =>
      each.assetId === clip.assetId && each.source.from <= left.from && left.from < each.source.to
    // What is played more than once: its first time stays the first, its second the second, as far as there is one.
    const time = was.slice(0, index).filter(plays).length
    const now = is.filter(plays)
    const there = now[time] ?? now.at(-1)
    if (there !== undefined) return (there.inCut.from + left.from - there.source.from) as Flicks
  }
  return undefined
}
