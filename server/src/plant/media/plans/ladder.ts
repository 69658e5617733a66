import type { Ladder, Rung } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { PACKET_SAMPLES, packetAt, SOUND_RATE } from '../fragments/rendition.ts'
import { secondsText } from '../flicks.ts'
import type { EncodedStream, Plan, PlanOutput } from '../plan.ts'
import type { PictureTrack, Probe } from '../probe.ts'
import { filmLimits } from './film-output.ts'
import { ORDINARY_COLOUR } from './ordinary-colour.ts'
import { uprightAt } from './picture-chain.ts'
import { aacStream, onTheClock, soundForAac, soundPad } from './sound-chain.ts'

/** A stretch of a ladder: segments, half-open; null where it goes on to the film's end. */
export type LadderStretch = { from: number; until: number | null }
export type LadderFiles = {
  input: string
  formats: readonly string[]
  /** One for each rung, and one for the sound where the film has one. */
  rungs: readonly string[]
  sound: string
}
export type LadderPlan = {
  plan: Plan
  /** Packets of sound that the plan makes before the stretch begins. */
  earlyPackets: number
}

export type LadderFilm = Pick<Probe, 'duration' | 'sound'> & { picture: PictureTrack; ladder: Ladder }

// Eight seconds are a whole number of packets, of samples at every usual rate, and of microseconds: sound that is begun
// there is cut into the same packets as sound that was begun with the film.
const SOUND_GRID_SECONDS = 8
// A second for the encoder to settle into what it would have been doing.
const SOUND_RUN_UP_SECONDS = 1
const AFTER_THE_END_FLICKS = FLICKS_PER_SECOND
// An engine that seeks rounds to the ticks of the file, and a picture that then lies before zero is lost: it is sought a
// little earlier, by a span that is no half tick of any usual clock, and put back.
const EARLY_FLICKS = Math.round(0.0013 * FLICKS_PER_SECOND)

const fragmented = {
  movflags: '+frag_keyframe+empty_moov+default_base_moof+negative_cts_offsets',
  use_editlist: '0',
  flush_packets: '1',
  fflags: '+bitexact',
}
const fragmentedSound = {
  ...fragmented,
  movflags: '+empty_moov+default_base_moof',
  frag_duration: '500000',
}

/** All rungs of a stretch of a film, and its sound, from one decode, as files that can be read while they grow. */
export function ladderPlan(
  { picture, sound, duration, ladder }: LadderFilm,
  { from, until }: LadderStretch,
  files: LadderFiles,
): LadderPlan {
  const start = flicksAt(from, ladder)
  const isLater = from > 0
  const length = until === null ? null : flicksAt(until, ladder) - start
  const heard = soundStretch(ladder, { from, until }, duration)
  const input = { path: files.input, formats: [...files.formats] }
  const pictureInput = {
    ...input,
    ...(isLater ? { seekFlicks: start - EARLY_FLICKS } : {}),
    ...(length === null ? {} : { durationFlicks: length + AFTER_THE_END_FLICKS }),
  }
  const soundInput = {
    ...input,
    ...(heard.startSeconds > 0 ? { seekFlicks: heard.startSeconds * FLICKS_PER_SECOND } : {}),
    ...(length === null
      ? {}
      : { durationFlicks: start + length - heard.startSeconds * FLICKS_PER_SECOND + AFTER_THE_END_FLICKS }),
  }
  // Sound is begun earlier than pictures: it is read by itself, so that no picture is decoded for nothing.
  const isApart = sound !== null && isLater
  const pictures = pictureChain(picture, ladder, {
    start,
    isLater,
    frames: framesIn(ladder, { from, until }),
  })
  const plan: Plan = {
    inputs: isApart ? [pictureInput, soundInput] : [pictureInput],
    graph: [
      ...pictures,
      ...(sound === null ? [] : [`${soundPad(isApart ? 1 : 0, sound)}${heard.chain.join(',')}[sound]`]),
    ].join(';'),
    outputs: [
      ...ladder.rungs.map((rung, index) => rungOutput(files.rungs[index] ?? '', { rung, ladder })),
      ...(sound === null
        ? []
        : [{ path: files.sound, format: 'mp4', options: fragmentedSound, streams: [aacStream('sound')] }]),
    ],
    limits: filmLimits(length ?? Math.max(duration - start, FLICKS_PER_SECOND)),
  }
  return { plan, earlyPackets: heard.earlyPackets }
}

/** Where a segment begins. */
export function flicksAt(segment: number, { framesPerSegment, rate }: Ladder): number {
  return Math.round((segment * framesPerSegment * rate.den * FLICKS_PER_SECOND) / rate.num)
}

function framesIn(ladder: Ladder, { from, until }: LadderStretch): number | null {
  return until === null ? null : (until - from) * ladder.framesPerSegment
}

type Shown = { start: number; isLater: boolean; frames: number | null }

// The picture is turned, put into ordinary colours and made small once; the lower rungs are made of the top one.
function pictureChain(picture: PictureTrack, { rungs, rate }: Ladder, shown: Shown): string[] {
  const [top, ...lower] = rungs
  if (top === undefined) throw new TypeError('a ladder has a rung')
  const first = [
    ...(shown.isLater ? [`setpts=round(PTS-${secondsText(EARLY_FLICKS)}/TB)`] : []),
    `fps=fps=${rate.num}/${rate.den}:start_time=0`,
    ...(shown.frames === null ? [] : [`trim=end_frame=${shown.frames}`]),
    ...uprightAt(picture, top),
  ].join(',')
  const pad = `[0:v:${picture.ordinal}]`
  if (lower.length === 0) return [`${pad}${first}[${labelOf(top)}]`]
  const split = lower.map(({ name }) => `[to${name}]`).join('')
  return [
    `${pad}${first},split=${rungs.length}[${labelOf(top)}]${split}`,
    ...lower.map(
      (rung) =>
        `[to${rung.name}]scale=${rung.width}:${rung.height}:flags=bicubic,setsar=1,format=yuv420p[${labelOf(rung)}]`,
    ),
  ]
}

const labelOf = ({ name }: Rung): string => `rung${name}`

function rungOutput(path: string, { rung, ladder }: { rung: Rung; ladder: Ladder }): PlanOutput {
  return { path, format: 'mp4', options: fragmented, streams: [rungStream(rung, ladder)] }
}

function rungStream(rung: Rung, { framesPerKey }: Ladder): EncodedStream {
  return {
    kind: 'encoded',
    from: labelOf(rung),
    codec: 'libx264',
    options: {
      preset: 'veryfast',
      crf: String(rung.crf),
      maxrate: String(rung.peakBitrate),
      bufsize: String(rung.peakBitrate),
      g: String(framesPerKey),
      keyint_min: String(framesPerKey),
      sc_threshold: '0',
      // Parameter sets that say the same whenever the encoder is begun.
      'x264-params': 'stitchable=1',
      flags: '+bitexact',
      ...ORDINARY_COLOUR,
    },
  }
}

function soundStretch(ladder: Ladder, { from, until }: LadderStretch, duration: number) {
  const firstPacket = packetAt(from, ladder)
  const grid = (SOUND_GRID_SECONDS * SOUND_RATE) / PACKET_SAMPLES
  const runUp = (SOUND_RUN_UP_SECONDS * SOUND_RATE) / PACKET_SAMPLES
  const steps = Math.max(0, Math.floor((firstPacket - runUp) / grid))
  const start = steps * grid
  // A packet is heard together with the next: one more is made than is kept.
  const packets = until === null ? null : packetAt(until, ladder) + 1 - start
  const filmed = Math.ceil((duration * SOUND_RATE) / FLICKS_PER_SECOND) - start * PACKET_SAMPLES
  const samples = packets === null ? Math.max(filmed, 1) : packets * PACKET_SAMPLES
  return {
    startSeconds: steps * SOUND_GRID_SECONDS,
    // The first packet of an encoder holds what comes before its beginning.
    earlyPackets: 1 + firstPacket - start,
    chain: [
      onTheClock,
      soundForAac[0],
      // Sound that ends before its picture goes on in silence, so that every segment has its sound.
      `apad=whole_len=${samples}`,
      ...(packets === null ? [] : [`atrim=end_sample=${samples}`]),
      ...soundForAac.slice(1),
    ],
  }
}
