import { createHash } from 'node:crypto'
import { captionScript, type Shape, renderSize } from '@stagedoor/core/cut'
import { MEDIA_FORMATS, type PictureSize, uprightSize } from '@stagedoor/core/ingest'
import { intersect, type Rate } from '@stagedoor/core/time'
import { type PlayedClip, playedClips, type Timeline } from '@stagedoor/core/timeline'
import { canonicalJson } from '../plant/chain/index.ts'
import { CAPTION_FAMILY, type CutClip, type CutRequest, type Probe } from '../plant/media/index.ts'
import type { CutVersion } from './cut-values.ts'

/** An asset's clean copy on this machine, probed. */
export interface Source {
  readonly sha256: string
  readonly path: string
  readonly formats: readonly string[]
  readonly probe: Probe
}

// A change of how a plan is built must not find an older render under its digest.
const PLAN_EDITION = 2
const FASTEST: Rate = { num: 30, den: 1 }

/** The demuxers that may open a file of a media type that this house wrote itself. */
export function demuxersFor(mediaType: string): readonly string[] {
  const format = MEDIA_FORMATS.find((known) => known.mimeType === mediaType)
  if (format === undefined) throw new Error(`${mediaType} is no format of the house`)
  return [format.demuxer]
}

/** What a render of this version is made from, as one digest: the same digest is the same film. */
export function renderDigest(
  { shape, timeline, captions }: CutVersion,
  cleanDigests: ReadonlyMap<string, string>,
): Buffer {
  const made = { edition: PLAN_EDITION, shape, timeline, captions, sources: Object.fromEntries(cleanDigests) }
  return createHash('sha256').update(canonicalJson(made)).digest()
}

/** The render plan's request for a version: its clips as they play, with all that the edits hide and mute. */
export function renderRequest(
  version: CutVersion,
  sources: ReadonlyMap<string, Source>,
  output: string,
): CutRequest {
  const [first, ...rest] = playedClips(version.timeline).map((clip) =>
    clipOf(clip, version.timeline, sources),
  )
  if (first === undefined) throw new Error('A cut of nothing was asked for')
  const size = sizeOf(version.shape, first)
  return {
    clips: [first, ...rest],
    size,
    rate: rateOf([first, ...rest]),
    captions: scriptOf(version, size),
    loudness: null,
    output,
  }
}

function clipOf(
  { assetId, source: range, crop, track = 0 }: PlayedClip,
  timeline: Timeline,
  sources: ReadonlyMap<string, Source>,
): CutClip {
  const source = sources.get(assetId)
  if (source === undefined) throw new Error(`The asset ${assetId} has no clean copy at hand`)
  const edits = timeline.edits.filter(
    (edit) => edit.assetId === assetId && intersect([edit.range], [range]).length > 0,
  )
  return {
    path: source.path,
    formats: source.formats,
    probe: { ...source.probe, sound: soundAt(source.probe, track) },
    source: range,
    crop: crop?.window ?? null,
    hidden: edits.flatMap((edit) =>
      edit.kind === 'blur' || edit.kind === 'cover'
        ? [{ kind: edit.kind, range: edit.range, boxes: edit.boxes }]
        : [],
    ),
    muted: edits.flatMap((edit) => (edit.kind === 'mute' ? [edit.range] : [])),
  }
}

// A track that was there when the cut was made is not silently another one.
function soundAt({ sound, sounds }: Probe, track: number): Probe['sound'] {
  if (track === 0) return sound
  const chosen = sounds[track]
  if (chosen === undefined) throw new Error(`The clean copy has no sound track ${track + 1}`)
  return chosen
}

function scriptOf({ shape, captions }: CutVersion, size: PictureSize): string | null {
  return captions.length === 0 ? null : captionScript(captions, { font: CAPTION_FAMILY, shape, size })
}

function sizeOf(shape: Shape, { probe, crop }: CutClip) {
  if (probe.picture === null) throw new Error('A cut begins with a picture')
  const { width, height } = uprightSize(probe.picture)
  const box = crop?.[0].box ?? { width: 1, height: 1 }
  return renderSize(shape, { width: Math.round(width * box.width), height: Math.round(height * box.height) })
}

// The first clip's own rate, unless it is faster than any platform wants.
function rateOf([first]: readonly CutClip[]): Rate {
  const rate = first?.probe.picture?.rate ?? FASTEST
  return rate.num / rate.den > 31 ? FASTEST : rate
}
