import type { CopiedStream, EncodedStream, Plan, PlanOutput } from '../plan.ts'
import type { PictureTrack, Probe, SoundTrack } from '../probe.ts'
import { fastStart, filmLimits, h264, tableAtTheEndBytes } from './film-output.ts'
import { hasReadableColours } from './ordinary-colour.ts'
import { evenUprightSize, uprightAt } from './picture-chain.ts'
import { aacStream, onTheClock, soundForAac, soundPad } from './sound-chain.ts'

/** How a clean copy comes about: packet by packet, or made anew where the codec may carry words of its maker. */
export type CleanCopyManner = 'copied' | 'made-anew'
export type CleanCopy = { format: string; mediaType: string; extension: string; manner: CleanCopyManner }
export type CleanFiles = { input: string; inputBytes: number; formats: readonly string[]; output: string }

// The units of a picture stream that a decoder needs, by the numbers of ITU-T H.264 and H.265 and of AV1. All others stay
// behind: messages with camera models, serial numbers and positions (AVCHD writes all three there), and what is yet unknown.
const neededUnits: Readonly<Record<string, string | null>> = {
  h264: '1-5|7-9',
  hevc: '0-21|32-34',
  av1: '1|3|4|6|7|8',
  vp8: null,
  vp9: null,
  prores: null,
}

const mp4Sounds = new Set(['aac', 'mp3', 'ac3', 'eac3', 'alac', 'opus', 'flac'])
// Vorbis brings its list of words along in what a decoder needs.
const webmSounds = new Set(['opus'])
const wavSounds = new Set(['pcm_s16le', 'pcm_s24le', 'pcm_s32le', 'pcm_f32le', 'pcm_u8'])
const movSounds = new Set([
  'pcm_s16le',
  'pcm_s24le',
  'pcm_s32le',
  'pcm_f32le',
  'pcm_s16be',
  'pcm_s24be',
  'pcm_s32be',
])

/** What the clean copy of a file will be; a manner other than asked for where the codec forbids it. */
export function cleanCopyOf(probe: Probe, wanted: CleanCopyManner): CleanCopy {
  const { picture, sounds } = probe
  if (picture !== null) {
    const manner = wanted === 'copied' && isCopyable(picture, sounds) ? 'copied' : 'made-anew'
    return { ...(manner === 'copied' ? filmFile(picture.codec, sounds) : mp4File), manner }
  }
  const own = wanted === 'copied' ? soundFile(sounds) : null
  return own === null
    ? { format: 'mp4', mediaType: 'audio/mp4', extension: 'm4a', manner: 'made-anew' }
    : { ...own, manner: 'copied' }
}

function isCopyable(picture: PictureTrack, sounds: readonly SoundTrack[]): boolean {
  const { codec, isPlain } = picture
  // What an edit list hides was trimmed away by someone; a copy would still carry it.
  if (!isPlain) return false
  // A copy without the record that explains its colours would be shown in false ones.
  if (!hasReadableColours(picture)) return false
  // The one container for VP8 takes few kinds of sound, and none that we encode.
  return codec in neededUnits && (codec !== 'vp8' || areAll(sounds, webmSounds))
}

type File = Omit<CleanCopy, 'manner'>
const mp4File: File = { format: 'mp4', mediaType: 'video/mp4', extension: 'mp4' }
const movFile: File = { format: 'mov', mediaType: 'video/quicktime', extension: 'mov' }
const webmFile: File = { format: 'webm', mediaType: 'video/webm', extension: 'webm' }

function filmFile(codec: string, sounds: readonly SoundTrack[]): File {
  if (codec === 'vp8') return webmFile
  if (codec === 'vp9' && areAll(sounds, webmSounds)) return webmFile
  if (codec === 'prores') return movFile
  return sounds.some((sound) => movSounds.has(sound.codec)) ? movFile : mp4File
}

function areAll(sounds: readonly SoundTrack[], codecs: ReadonlySet<string>): boolean {
  return sounds.every(({ codec }) => codecs.has(codec))
}

function soundFile(sounds: readonly SoundTrack[]): File | null {
  const codec = sounds[0]?.codec ?? ''
  // Files of sound alone have room for one track; QuickTime has room for all.
  if (sounds.length > 1) return areAll(sounds, movSounds) ? movFile : null
  if (wavSounds.has(codec)) return { format: 'wav', mediaType: 'audio/wav', extension: 'wav' }
  if (movSounds.has(codec)) return movFile
  if (codec === 'mp3') return { format: 'mp3', mediaType: 'audio/mpeg', extension: 'mp3' }
  if (codec === 'flac') return { format: 'flac', mediaType: 'audio/flac', extension: 'flac' }
  if (codec === 'opus' || codec === 'vorbis')
    return { format: 'ogg', mediaType: 'audio/ogg', extension: 'ogg' }
  if (codec === 'aac' || codec === 'alac') return { format: 'mp4', mediaType: 'audio/mp4', extension: 'm4a' }
  return null
}

/** The first picture and every sound, and nothing else of the file: no words, no data tracks, no chapters. */
export function cleanCopyPlan(probe: Probe, copy: CleanCopy, files: CleanFiles): Plan {
  const streams = [
    ...(probe.picture === null ? [] : [pictureStream(probe.picture, copy)]),
    ...probe.sounds.map((sound) => soundStream(sound, copy)),
  ]
  const limits = filmLimits(probe.duration)
  const chains = streams.flatMap(({ chain }) => chain ?? [])
  return {
    inputs: [{ path: files.input, formats: [...files.formats] }],
    ...(chains.length > 0 ? { graph: chains.join(';') } : {}),
    outputs: [
      {
        path: files.output,
        format: copy.format,
        options: wordless(copy.format, files.inputBytes),
        streams: streams.map((one) => one.stream),
      },
    ],
    limits: { ...limits, outBytes: Math.max(limits.outBytes, Math.ceil(files.inputBytes * 1.1)) },
  }
}

type Planned = { stream: CopiedStream | EncodedStream; chain?: string }

function pictureStream(picture: PictureTrack, copy: CleanCopy): Planned {
  const from = `0:v:${picture.ordinal}`
  if (copy.manner === 'made-anew') {
    const chain = [
      ...uprightAt(picture, evenUprightSize(picture)),
      `fps=fps=${picture.rate.num}/${picture.rate.den}:start_time=0`,
    ]
    return {
      stream: h264('picture', { crf: 17, preset: 'veryfast' }),
      chain: `[${from}]${chain.join(',')}[picture]`,
    }
  }
  const bitstream = unitsOf(picture)
  return {
    stream: {
      kind: 'copied',
      from,
      ...(bitstream ? { bitstream } : {}),
      ...(picture.codec === 'hevc' ? { tag: 'hvc1' as const } : {}),
    },
  }
}

function unitsOf({ codec, dolbyVision }: PictureTrack): string | null {
  const needed = neededUnits[codec] ?? null
  if (needed === null) return null
  // Unit 62 tells a screen of Dolby Vision how bright each scene is meant to be.
  return `filter_units=pass_types=${needed}${codec === 'hevc' && dolbyVision !== null ? '|62' : ''}`
}

function soundStream(sound: SoundTrack, copy: CleanCopy): Planned {
  if (copy.manner === 'copied' && holds(copy.format, sound.codec)) {
    return { stream: { kind: 'copied', from: `0:a:${sound.ordinal}` } }
  }
  const label = `sound${sound.ordinal}`
  return {
    stream: aacStream(label),
    chain: `${soundPad(0, sound)}${[onTheClock, ...soundForAac].join(',')}[${label}]`,
  }
}

function holds(format: string, codec: string): boolean {
  if (format === 'mp4') return mp4Sounds.has(codec)
  if (format === 'mov') return movSounds.has(codec) || codec === 'aac'
  if (format === 'webm') return webmSounds.has(codec)
  return true
}

const { movflags: _first, ...tableAtTheEnd } = fastStart

function wordless(format: string, inputBytes: number): PlanOutput['options'] {
  if (format === 'mp4' || format === 'mov') return inputBytes > tableAtTheEndBytes ? tableAtTheEnd : fastStart
  return format === 'mp3' ? { fflags: '+bitexact', id3v2_version: '0' } : { fflags: '+bitexact' }
}
