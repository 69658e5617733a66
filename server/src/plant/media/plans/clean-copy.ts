import type { CopiedStream, EncodedStream, Plan, PlanOutput } from '../plan.ts'
import type { PictureTrack, Probe, SoundTrack } from '../probe.ts'
import { fastStart, filmLimits, h264 } from './film-output.ts'
import { evenUprightSize, uprightAt } from './picture-chain.ts'
import { aacStream, onTheClock, soundForAac, soundPad } from './sound-chain.ts'

/** How a clean copy comes about: packet by packet, or made anew where the codec may carry words of its maker. */
export type CleanCopyManner = 'copied' | 'made-anew'
export type CleanCopy = { format: string; mediaType: string; extension: string; manner: CleanCopyManner }
export type CleanFiles = { input: string; inputBytes: number; formats: readonly string[]; output: string }

// SEI messages carry camera models, serial numbers and positions (AVCHD writes all three there).
const withoutMessages: Readonly<Record<string, string | null>> = {
  h264: 'filter_units=remove_types=6',
  hevc: 'filter_units=remove_types=39|40',
  av1: null,
  vp8: null,
  vp9: null,
  prores: null,
}

const mp4Sounds = new Set(['aac', 'mp3', 'ac3', 'eac3', 'alac', 'opus', 'flac'])
const webmSounds = new Set(['opus', 'vorbis'])
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
  const { picture, sound } = probe
  if (picture !== null) {
    const manner = wanted === 'copied' && isCopyable(picture, sound) ? 'copied' : 'made-anew'
    return { ...(manner === 'copied' ? filmFile(picture.codec, sound) : mp4File), manner }
  }
  const own = wanted === 'copied' ? soundFile(sound?.codec ?? '') : null
  return own === null
    ? { format: 'mp4', mediaType: 'audio/mp4', extension: 'm4a', manner: 'made-anew' }
    : { ...own, manner: 'copied' }
}

function isCopyable({ codec, isPlain }: PictureTrack, sound: SoundTrack | null): boolean {
  // What an edit list hides was trimmed away by someone; a copy would still carry it.
  if (!isPlain) return false
  // The one container for VP8 takes few kinds of sound, and none that we encode.
  return codec in withoutMessages && (codec !== 'vp8' || sound === null || webmSounds.has(sound.codec))
}

type File = Omit<CleanCopy, 'manner'>
const mp4File: File = { format: 'mp4', mediaType: 'video/mp4', extension: 'mp4' }
const movFile: File = { format: 'mov', mediaType: 'video/quicktime', extension: 'mov' }
const webmFile: File = { format: 'webm', mediaType: 'video/webm', extension: 'webm' }

function filmFile(codec: string, sound: SoundTrack | null): File {
  const has = (codecs: ReadonlySet<string>): boolean => sound === null || codecs.has(sound.codec)
  if (codec === 'vp8') return webmFile
  if (codec === 'vp9' && has(webmSounds)) return webmFile
  if (codec === 'prores') return movFile
  return sound !== null && movSounds.has(sound.codec) ? movFile : mp4File
}

function soundFile(codec: string): File | null {
  if (wavSounds.has(codec)) return { format: 'wav', mediaType: 'audio/wav', extension: 'wav' }
  if (movSounds.has(codec)) return movFile
  if (codec === 'mp3') return { format: 'mp3', mediaType: 'audio/mpeg', extension: 'mp3' }
  if (codec === 'flac') return { format: 'flac', mediaType: 'audio/flac', extension: 'flac' }
  if (codec === 'opus' || codec === 'vorbis')
    return { format: 'ogg', mediaType: 'audio/ogg', extension: 'ogg' }
  if (codec === 'aac' || codec === 'alac') return { format: 'mp4', mediaType: 'audio/mp4', extension: 'm4a' }
  return null
}

/** The first picture and the first sound, and nothing else of the file: no words, no data tracks, no chapters. */
export function cleanCopyPlan(probe: Probe, copy: CleanCopy, files: CleanFiles): Plan {
  const streams = [
    ...(probe.picture === null ? [] : [pictureStream(probe.picture, copy)]),
    ...(probe.sound === null ? [] : [soundStream(probe.sound, copy)]),
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
        options: wordless(copy.format),
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
  const bitstream = withoutMessages[picture.codec]
  return {
    stream: {
      kind: 'copied',
      from,
      ...(bitstream ? { bitstream } : {}),
      ...(picture.codec === 'hevc' ? { tag: 'hvc1' as const } : {}),
    },
  }
}

function soundStream(sound: SoundTrack, copy: CleanCopy): Planned {
  if (copy.manner === 'copied' && holds(copy.format, sound.codec)) {
    return { stream: { kind: 'copied', from: `0:a:${sound.ordinal}` } }
  }
  return {
    stream: aacStream('sound'),
    chain: `${soundPad(0, sound)}${[onTheClock, ...soundForAac].join(',')}[sound]`,
  }
}

function holds(format: string, codec: string): boolean {
  if (format === 'mp4') return mp4Sounds.has(codec)
  if (format === 'mov') return movSounds.has(codec) || codec === 'aac'
  if (format === 'webm') return webmSounds.has(codec)
  return true
}

function wordless(format: string): PlanOutput['options'] {
  if (format === 'mp4' || format === 'mov') return fastStart
  return format === 'mp3' ? { fflags: '+bitexact', id3v2_version: '0' } : { fflags: '+bitexact' }
}
