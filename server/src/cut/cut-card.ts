import { type RawMeter, readRawMeter } from '@stagedoor/core/cut'
import { type BoxTrack, cutLength, type Timeline } from '@stagedoor/core/timeline'
import { killOut, type StandingKill } from '../clearance/index.ts'
import { instantOut, maybeInstantOut } from '../plant/http/index.ts'
import type { Credit, CutDifference } from '../schema/cut.ts'
import type { MediaAddresses } from '../wall/index.ts'
import type { MeantFor } from './cut-values.ts'
import type { CutRow, KnownVerdict } from './queries.ts'

/** A cut as the API shows it, with addresses for its film that live ten minutes. */
export function cutCard(
  { addresses }: { addresses: MediaAddresses },
  {
    cut,
    credits,
    meantFor,
    known,
    kills,
    origin,
  }: {
    cut: CutRow
    credits: readonly Credit[]
    meantFor: MeantFor
    known: KnownVerdict | undefined
    kills: readonly StandingKill[]
    origin: { id: string; title: string; difference: CutDifference } | null
  },
) {
  const { id, title, version, shape, timeline, captions, chapters, lockedBy } = cut
  return {
    id,
    title,
    version,
    shape,
    timeline: timelineOut(timeline),
    captions: captions.map((cue) => ({ ...cue })),
    chapters: chapters.map((chapter) => ({ ...chapter })),
    credits: credits.map(({ name, craft }) => ({ name, craft })),
    lengthFlicks: cutLength(timeline) as number,
    meantFor: meantForOut(meantFor),
    origin: origin && { ...origin, difference: { ...origin.difference } },
    lockedAt: maybeInstantOut(cut.lockedAt),
    lockedBy,
    createdAt: instantOut(cut.createdAt),
    exposureId: known?.exposureId ?? null,
    verdictKind: known?.verdictKind ?? null,
    render: renderOut({ addresses }, cut),
    rawMeter: rawMeterOut(readRawMeter(timeline)),
    killed: kills.map(killOut),
  }
}

/** The film of a cut's present version, if one was asked for. */
export function renderOut({ addresses }: { addresses: MediaAddresses }, cut: CutRow) {
  if (cut.renderId === null || cut.renderState === null) return null
  const { gateId, sha256, posterSha256 } = cut
  const address = (digest: string | null, mediaType: string): string | null =>
    digest === null ? null : addresses.mint({ gateId, mintedFor: 'crew', sha256: digest, mediaType })
  return {
    id: cut.renderId,
    state: cut.renderState,
    workId: cut.workId,
    video: address(sha256, 'video/mp4'),
    poster: address(posterSha256, 'image/jpeg'),
    sizeBytes: cut.sizeBytes,
    durationFlicks: cut.durationFlicks,
    width: cut.width,
    height: cut.height,
    frameRate: cut.frameRate && { ...cut.frameRate },
    renderedAt: maybeInstantOut(cut.renderedAt),
    problem: cut.problem,
  }
}

/** What a cut is meant for, for the wire. */
export function meantForOut({ uses, destination, territories, moment }: MeantFor) {
  return {
    uses: [...uses] as string[],
    destination: { platform: destination.platform, account: destination.account },
    territories: [...territories] as string[],
    moment: moment.kind === 'now' ? moment : { kind: moment.kind, at: instantOut(moment.at) },
  }
}

// Core's values are read-only and a wire schema's are not: each is written out once more.

function timelineOut({ clips, edits }: Timeline) {
  return {
    clips: clips.map(({ assetId, source, crop, track }) => ({
      assetId,
      source: { ...source },
      ...(crop === undefined ? {} : { crop: { window: trackOut(crop.window) } }),
      ...(track === undefined ? {} : { track }),
    })),
    edits: edits.map((edit) =>
      'boxes' in edit
        ? { ...edit, range: { ...edit.range }, boxes: trackOut(edit.boxes) }
        : { ...edit, range: { ...edit.range } },
    ),
  }
}

const trackOut = (track: BoxTrack) => track.map(({ at, box }) => ({ at, box: { ...box } }))

const rawMeterOut = ({ percent, joins, isReframed, regions, stretches }: RawMeter) => ({
  percent,
  joins,
  isReframed,
  regions: { ...regions },
  stretches: stretches.map(({ kind, inCut }) => ({ kind, inCut: { ...inCut } })),
})
