import type { AssetId } from '../production/index.ts'
import { normalise, type RangeSet, type TimeRange } from '../time/index.ts'
import { playedClips, type PlayedClip, type Timeline } from '../timeline/index.ts'
import type { Appearance, Side } from './appearance.ts'
import { framesBeside } from './beside.ts'
import { sparedByNotice } from './crowd-reading.ts'
import type { Claim, Dossier } from './dossier.ts'
import { clip, heardIn, seenIn } from './perceiving.ts'
import type { Question } from './question.ts'
import type { Subject } from './subject.ts'

/** A subject that the timeline uses: throughout `used`, and really perceived on each side only in part of it. Without an appearance, the asset itself is what it is about. */
export interface Sighting {
  readonly assetId: AssetId
  readonly appearance: Appearance | null
  readonly subject: Subject
  readonly dossier: Dossier
  readonly used: RangeSet
  readonly perceived: Readonly<Record<Side, RangeSet>>
  readonly claims: readonly Claimed[]
}

/** What must be granted where; who stands beside whom may divide what one side shows. */
export interface Claimed {
  readonly claim: Claim
  readonly ranges: RangeSet
}

/** What a timeline uses and who is perceived in it, after the crops and edits it already has. */
export interface Sightings {
  readonly used: ReadonlyMap<AssetId, RangeSet>
  readonly sightings: readonly Sighting[]
}

/** Looks through a timeline at the marks of its assets; no moment of the world matters here. */
export function lookThrough(timeline: Timeline, question: Question): Sightings {
  const clips = clipsByAsset(timeline)
  const used = new Map<AssetId, RangeSet>()
  const sightings: Sighting[] = []
  for (const [assetId, own] of clips) {
    const ranges = own.length === 1 ? [(own[0] as PlayedClip).source] : normalise(own.map(sourceOf))
    used.set(assetId, ranges)
    const shelf = question.index.asset(assetId)
    const seen: Seen[] = []
    for (const appearance of shelf.appearances(ranges)) {
      const inUse = clip(appearance.range, ranges)
      if (inUse.length === 0) continue
      const dossier = question.index.dossier(appearance.subjectId)
      const view = { appearance, subject: dossier.subject, used: inUse }
      const { sides } = appearance
      seen.push({
        assetId,
        ...view,
        dossier,
        perceived: {
          picture: sides.includes('picture') ? seenIn(timeline, own, view) : NOWHERE,
          sound: sides.includes('sound') ? heardIn(timeline, view) : NOWHERE,
        },
      })
    }
    for (const one of seen)
      sightings.push({ ...one, claims: claimsOf(one, { seen, clips: own, timeline, question }) })
    if (shelf.contribution) sightings.push(contributed(assetId, shelf.contribution, ranges))
  }
  return { used, sightings }
}

/** A marked subject in use, before anyone asks what must be granted for it. */
export interface Seen extends Omit<Sighting, 'claims' | 'appearance'> {
  readonly appearance: Appearance
}

/** What surrounds a sighting: everybody in the same asset, and the clips that play of it. */
export interface Surroundings {
  readonly seen: readonly Seen[]
  readonly clips: readonly PlayedClip[]
  readonly timeline: Timeline
  readonly question: Question
}

const NOWHERE: RangeSet = []

function claimsOf(seen: Seen, around: Surroundings): readonly Claimed[] {
  const { dossier, perceived } = seen
  const claims: Claimed[] = []
  if (perceived.picture.length > 0) {
    const spared = sparedByNotice(seen, around.question)
    const plain = dossier.plain.picture
    if (dossier.rivals.length === 0)
      claims.push({ claim: spared.length === 0 ? plain : { ...plain, spared }, ranges: perceived.picture })
    else
      for (const { ranges, beside } of framesBeside(seen, around))
        claims.push({ claim: { ...plain, spared, beside }, ranges })
  }
  if (perceived.sound.length > 0) claims.push({ claim: dossier.plain.sound, ranges: perceived.sound })
  return claims
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
