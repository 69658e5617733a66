import type { AssetId } from '../production/index.ts'
import { normalise, type RangeSet, type TimeRange } from '../time/index.ts'
import { playedClips, type PlayedClip, type Timeline } from '../timeline/index.ts'
import type { AssetShelf } from './asset-shelf.ts'
import { framesBeside } from './beside.ts'
import { sparedByNotice } from './crowd-reading.ts'
import type { Dossier } from './dossier.ts'
import type { Use } from './exposure.ts'
import { type Mark, PLACE, ROW, runIn } from './mark-shelf.ts'
import { clip, heardIn, seenIn } from './perceiving.ts'
import type { Question } from './question.ts'
import type { Claimed, Seen, Sighting, Surroundings } from './seen.ts'
import { isSetAside, type SettingAside } from './set-aside.ts'

/** What a timeline uses and of whom, and who is perceived in it, after the crops and edits it already has; who was set aside is not. */
export interface Sightings {
  readonly used: ReadonlyMap<AssetId, RangeSet>
  readonly shelves: readonly AssetShelf[]
  readonly involved: readonly Dossier[]
  readonly sightings: readonly Sighting[]
}

/** Looks through a timeline at the marks of its assets, all but those set aside; no moment of the world matters here. */
export function lookThrough(
  timeline: Timeline,
  question: Question,
  aside: SettingAside | null = null,
): Sightings {
  const used = new Map<AssetId, RangeSet>()
  const shelves: AssetShelf[] = []
  const involved: Dossier[] = []
  const sightings: Sighting[] = []
  for (const [assetId, clips] of clipsByAsset(timeline)) {
    const ranges = clips.length === 1 ? [(clips[0] as PlayedClip).source] : normalise(clips.map(sourceOf))
    const shelf = question.index.asset(assetId)
    used.set(assetId, ranges)
    shelves.push(shelf)
    const seen = marksSeen(shelf, { ranges, clips, timeline, question, involved, aside })
    for (const one of seen)
      sightings.push(
        one.dossier.rivals.length === 0
          ? one
          : { ...one, claims: dividedClaims(one, { seen, clips, timeline }) },
      )
    if (shelf.contribution) {
      involved.push(shelf.contribution)
      sightings.push(contributed(assetId, shelf.contribution, ranges))
    }
  }
  return { used, shelves, involved, sightings }
}

interface Playing {
  readonly ranges: RangeSet
  readonly clips: readonly PlayedClip[]
  readonly timeline: Timeline
  readonly question: Question
  readonly aside: SettingAside | null
  readonly involved: Dossier[]
}

function marksSeen(shelf: AssetShelf, playing: Playing): readonly Seen[] {
  const { ranges, clips, timeline, aside, involved } = playing
  const [only] = ranges
  const isPlain = ranges.length === 1 && timeline.edits.length === 0 && !clips.some(({ crop }) => crop)
  const seen: Seen[] = []
  const { marks, dossiers, rows } = shelf.marks
  const [first, last] = runIn(shelf.marks, ranges)
  for (let i = first; i < last; i += 1) {
    const from = rows[i * ROW + PLACE.start] as number
    const to = rows[i * ROW + PLACE.end] as number
    if (!meets(ranges, from, to)) continue
    involved.push(dossiers[i] as Dossier)
    if (aside && isSetAside(shelf.marks, i, aside)) continue
    const mark = marks[i] as Mark
    const isWhole = isPlain && only && only.from <= from && to <= only.to
    const one = isWhole && mark.whole ? mark.whole : seenOf(mark, shelf, playing)
    // Untouched, a mark is seen alike in every cut; who is of a crowd depends on what is known.
    if (isWhole && shelf.notices.length === 0) mark.whole = one
    seen.push(one)
  }
  return seen
}

function meets(ranges: RangeSet, start: number, end: number): boolean {
  for (const { from, to } of ranges) if (Math.max(from, start) < Math.min(to, end)) return true
  return false
}

function seenOf({ appearance, dossier }: Mark, shelf: AssetShelf, playing: Playing): Seen {
  const { ranges, clips, timeline, question } = playing
  const { subject, plain } = dossier
  const { assetId, range, sides } = appearance
  const used = clip(range, ranges)
  const view = { appearance, subject, used }
  const picture = sides.includes('picture') ? seenIn(timeline, clips, view) : NOWHERE
  const sound = sides.includes('sound') ? heardIn(timeline, view) : NOWHERE
  const claims: Claimed[] = []
  if (picture.length > 0) {
    const spared = shelf.notices.length === 0 ? NOTHING : sparedByNotice(view, shelf, question)
    const claim = spared.length === 0 ? plain.picture : { ...plain.picture, spared }
    claims.push({ claim, ranges: picture })
  }
  if (sound.length > 0) claims.push({ claim: plain.sound, ranges: sound })
  return { assetId, appearance, subject, dossier, used, perceived: { picture, sound }, claims }
}

const NOWHERE: RangeSet = []
const NOTHING: readonly Use[] = []

// Where rivals are seen beside a subject, its picture is asked about once for each company it is in.
function dividedClaims(seen: Seen, around: Surroundings): readonly Claimed[] {
  return seen.claims.flatMap(({ claim, ranges }) =>
    claim.side === 'sound'
      ? [{ claim, ranges }]
      : framesBeside(seen, around).map((frames) => ({
          claim: { ...claim, beside: frames.beside },
          ranges: frames.ranges,
        })),
  )
}

// A contribution is seen and heard throughout, and nothing but a trim takes it out.
function contributed(assetId: AssetId, dossier: Dossier, used: RangeSet): Sighting {
  return {
    assetId,
    appearance: null,
    subject: dossier.subject,
    dossier,
    used,
    perceived: { picture: used, sound: used },
    claims: [
      { claim: dossier.plain.picture, ranges: used },
      { claim: dossier.plain.sound, ranges: used },
    ],
  }
}

function clipsByAsset(timeline: Timeline): ReadonlyMap<AssetId, readonly PlayedClip[]> {
  const byAsset = new Map<AssetId, PlayedClip[]>()
  for (const played of playedClips(timeline)) {
    const own = byAsset.get(played.assetId)
    if (own) own.push(played)
    else byAsset.set(played.assetId, [played])
  }
  return byAsset
}

function sourceOf({ source }: PlayedClip): TimeRange {
  return source
}
