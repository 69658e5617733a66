import type { AssetId, SubjectId } from '../../production/index.ts'
import type { BoxTrack, Clip } from '../../timeline/index.ts'
import type { Appearance, Side } from '../appearance.ts'
import type { Subject } from '../subject.ts'
import { TICKS } from './draw.ts'
import type { World } from './world.ts'
import { areApart, boxText, isWithinBox, placeAt } from './oracle-boxes.ts'

/** One tick of one asset that leaves. */
export interface Tick {
  readonly assetId: AssetId
  readonly tick: number
}

/** A subject at one tick on one side; what it takes to take it away; and who is seen beside it in the same frame. */
export interface Spot extends Tick {
  readonly side: Side
  readonly subject: Subject
  readonly appearance: Appearance | null
  readonly isPerceived: boolean
  readonly cures: readonly string[]
  readonly track: BoxTrack | null
  readonly beside: readonly SubjectId[]
}

const SIDES = ['picture', 'sound'] as const

/** Every tick of every asset that leaves. */
export function ticksOf({ exposure }: World): readonly Tick[] {
  const { clips, edits } = exposure.timeline
  const assets = [...new Set(clips.map((clip) => clip.assetId))]
  return assets.flatMap((assetId) =>
    Array.from({ length: TICKS }, (_, tick) => ({ assetId, tick })).filter(
      (at) =>
        clips.some((clip) => clip.assetId === assetId && holds(clip.source, at.tick)) &&
        !edits.some((edit) => edit.kind === 'trim' && edit.assetId === assetId && holds(edit.range, at.tick)),
    ),
  )
}

/** Whether a range holds a tick; it does not hold its own end. */
export function holds(range: { readonly from: number; readonly to: number }, tick: number): boolean {
  return range.from <= tick && tick < range.to
}

/** Everybody and everything at every tick that leaves, and the contribution that each asset is. */
export function spotsOf(world: World): readonly Spot[] {
  return ticksOf(world).flatMap((at) => [...appearing(world, at), ...contributed(world, at)])
}

function appearing(world: World, at: Tick): readonly Spot[] {
  const present = world.evidence.appearances.filter(
    ({ assetId, range }) => assetId === at.assetId && holds(range, at.tick),
  )
  return present.flatMap((appearance) => {
    const subject = world.evidence.subjects.find(({ id }) => id === appearance.subjectId)
    if (!subject) return []
    return appearance.sides.map((side) => ({
      ...at,
      side,
      subject,
      appearance,
      isPerceived: isPerceived(world, { appearance, subject, side, at }),
      cures: curesOf(world, { appearance, subject, side, at }),
      track: appearance.region.kind === 'boxes' ? appearance.region.boxes : null,
      beside: side === 'picture' ? seenWith(world, { appearance, subject, at }) : [],
    }))
  })
}

function contributed(world: World, at: Tick): readonly Spot[] {
  const id = world.evidence.assets.find(({ assetId }) => assetId === at.assetId)?.contributionId
  const subject = world.evidence.subjects.find((one) => one.id === id)
  if (!subject) return []
  return SIDES.map((side) => ({
    ...at,
    side,
    subject,
    appearance: null,
    isPerceived: true,
    cures: ['trim'],
    track: null,
    beside: [],
  }))
}

interface Sighting {
  readonly appearance: Appearance
  readonly subject: Subject
  readonly at: Tick
}

function isPerceived(world: World, sighting: Sighting & { side: Side }): boolean {
  const { subject, side, at } = sighting
  if (side === 'picture') return framesOf(world, sighting).length > 0
  const isMuted = world.exposure.timeline.edits.some(
    (edit) => edit.kind === 'mute' && edit.assetId === at.assetId && holds(edit.range, at.tick),
  )
  return onlyTrimmed(subject) || !isMuted
}

// The clips whose frame shows it: none where an edit hides it, not one that is cropped beside it.
function framesOf(world: World, { appearance, subject, at }: Sighting): readonly Clip[] {
  const { clips, edits } = world.exposure.timeline
  const box = boxOf(appearance, at)
  const isHidden = edits.some(
    (edit) =>
      'boxes' in edit &&
      edit.assetId === at.assetId &&
      holds(edit.range, at.tick) &&
      hides(subject, edit.kind) &&
      isWithinBox(box, placeAt(edit.boxes, at.tick)),
  )
  if (isHidden) return []
  return clips.filter(
    (clip) =>
      clip.assetId === at.assetId &&
      holds(clip.source, at.tick) &&
      (!clip.crop || !areApart(box, placeAt(clip.crop.window, at.tick))),
  )
}

function boxOf({ region }: Appearance, { tick }: Tick) {
  return region.kind === 'boxes' ? placeAt(region.boxes, tick) : ([0, 0, 1, 1] as const)
}

function seenWith(world: World, sighting: Sighting): readonly SubjectId[] {
  const frames = framesOf(world, sighting)
  const others = world.evidence.appearances.filter(
    ({ subjectId, assetId, range, sides }) =>
      subjectId !== sighting.subject.id &&
      assetId === sighting.at.assetId &&
      holds(range, sighting.at.tick) &&
      sides.includes('picture'),
  )
  return others
    .filter((other) => {
      const subject = world.evidence.subjects.find(({ id }) => id === other.subjectId)
      return (
        subject &&
        framesOf(world, { appearance: other, subject, at: sighting.at }).some((clip) => frames.includes(clip))
      )
    })
    .map(({ subjectId }) => subjectId)
}

// A place is seen and heard all over, and a contribution is all of it.
function onlyTrimmed({ kind }: Subject): boolean {
  return kind === 'location' || kind === 'contribution'
}

function hides(subject: Subject, kind: 'blur' | 'cover'): boolean {
  if (onlyTrimmed(subject)) return false
  return kind === 'cover' || ['person', 'mark', 'artwork'].includes(subject.kind)
}

// Every edit that takes this subject out of this tick on this side, each written as what it does to the tick.
function curesOf(
  { evidence }: World,
  { appearance, subject, side, at }: Sighting & { side: Side },
): readonly string[] {
  const isKept =
    evidence.settings.neverHideFeatured && subject.kind === 'person' && appearance.prominence === 'featured'
  if (isKept) return []
  if (onlyTrimmed(subject)) return ['trim']
  if (side === 'sound') return ['mute', 'trim']
  if (appearance.region.kind === 'not-drawn') return ['trim']
  const box = boxText(appearance.region.boxes, at.tick)
  const kinds = (['blur', 'cover'] as const).filter((kind) => hides(subject, kind))
  // Each subject has its own edits: the name keeps two subjects in one box apart, and is taken off again at the end.
  return [...kinds.map((kind) => `${kind} ${at.assetId} ${at.tick} ${box} for ${subject.id}`), 'trim']
}
