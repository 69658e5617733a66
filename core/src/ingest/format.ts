import type { AssetKind } from './asset.ts'

/** A file format that the house takes, known by its content and never by its name. */
export interface MediaFormat {
  readonly name: string
  /** What it holds unless the probe finds otherwise (an MP4 with sound alone is sound). */
  readonly kind: AssetKind
  /** The only demuxer that may open it, as ffmpeg spells it. */
  readonly demuxer: string
  readonly mimeType: string
  /** Name endings that fit, without the dot, the usual one first. */
  readonly extensions: readonly [string, ...string[]]
}

const FORMATS = {
  mp4: { kind: 'video', demuxer: 'mov', mimeType: 'video/mp4', extensions: ['mp4', 'm4v'] },
  quicktime: { kind: 'video', demuxer: 'mov', mimeType: 'video/quicktime', extensions: ['mov', 'qt'] },
  '3gp': { kind: 'video', demuxer: 'mov', mimeType: 'video/3gpp', extensions: ['3gp', '3g2'] },
  matroska: { kind: 'video', demuxer: 'matroska', mimeType: 'video/x-matroska', extensions: ['mkv', 'mka'] },
  webm: { kind: 'video', demuxer: 'matroska', mimeType: 'video/webm', extensions: ['webm'] },
  'mpeg-ts': { kind: 'video', demuxer: 'mpegts', mimeType: 'video/mp2t', extensions: ['ts', 'mts', 'm2ts'] },
  avi: { kind: 'video', demuxer: 'avi', mimeType: 'video/x-msvideo', extensions: ['avi'] },
  mxf: { kind: 'video', demuxer: 'mxf', mimeType: 'application/mxf', extensions: ['mxf'] },
  jpeg: { kind: 'still', demuxer: 'jpeg_pipe', mimeType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { kind: 'still', demuxer: 'png_pipe', mimeType: 'image/png', extensions: ['png'] },
  webp: { kind: 'still', demuxer: 'webp_pipe', mimeType: 'image/webp', extensions: ['webp'] },
  heic: { kind: 'still', demuxer: 'mov', mimeType: 'image/heic', extensions: ['heic', 'heif'] },
  // Raw photographs: never decoded, only the JPEG that the camera put beside its raw data. DNG, NEF, ARW and PEF begin as
  // every TIFF does, so that a scan is one of them until somebody looks for that JPEG.
  tiff: {
    kind: 'still',
    demuxer: 'jpeg_pipe',
    mimeType: 'image/tiff',
    extensions: ['tif', 'tiff', 'dng', 'nef', 'nrw', 'arw', 'sr2', 'pef', 'srw', '3fr', 'erf', 'iiq'],
  },
  cr2: { kind: 'still', demuxer: 'jpeg_pipe', mimeType: 'image/x-canon-cr2', extensions: ['cr2'] },
  cr3: { kind: 'still', demuxer: 'jpeg_pipe', mimeType: 'image/x-canon-cr3', extensions: ['cr3'] },
  orf: { kind: 'still', demuxer: 'jpeg_pipe', mimeType: 'image/x-olympus-orf', extensions: ['orf'] },
  raf: { kind: 'still', demuxer: 'jpeg_pipe', mimeType: 'image/x-fuji-raf', extensions: ['raf'] },
  rw2: { kind: 'still', demuxer: 'jpeg_pipe', mimeType: 'image/x-panasonic-rw2', extensions: ['rw2', 'raw'] },
  // No engine opens it: its pages are drawn by a program of its own.
  pdf: { kind: 'document', demuxer: 'none', mimeType: 'application/pdf', extensions: ['pdf'] },
  m4a: { kind: 'sound', demuxer: 'mov', mimeType: 'audio/mp4', extensions: ['m4a', 'm4b'] },
  wav: { kind: 'sound', demuxer: 'wav', mimeType: 'audio/wav', extensions: ['wav', 'wave', 'bwf'] },
  mp3: { kind: 'sound', demuxer: 'mp3', mimeType: 'audio/mpeg', extensions: ['mp3'] },
  aac: { kind: 'sound', demuxer: 'aac', mimeType: 'audio/aac', extensions: ['aac'] },
  flac: { kind: 'sound', demuxer: 'flac', mimeType: 'audio/flac', extensions: ['flac'] },
  aiff: { kind: 'sound', demuxer: 'aiff', mimeType: 'audio/aiff', extensions: ['aif', 'aiff', 'aifc'] },
  ogg: { kind: 'sound', demuxer: 'ogg', mimeType: 'audio/ogg', extensions: ['ogg', 'oga', 'opus'] },
  caf: { kind: 'sound', demuxer: 'caf', mimeType: 'audio/x-caf', extensions: ['caf'] },
} as const satisfies Record<string, Omit<MediaFormat, 'name'>>

/** The name of a format that the house takes. */
export type MediaFormatName = keyof typeof FORMATS

/** Every format that the house takes: what is not in this table is refused. */
export const MEDIA_FORMATS: readonly MediaFormat[] = Object.entries(FORMATS).map(([name, format]) => ({
  name,
  ...format,
}))

const RAW: ReadonlySet<string> = new Set([
  'tiff',
  'cr2',
  'cr3',
  'orf',
  'raf',
  'rw2',
] satisfies MediaFormatName[])

/** Whether a format is a camera's raw photograph, of which only the preview inside can be shown. */
export function isRawPhoto({ name }: MediaFormat): boolean {
  return RAW.has(name)
}

/** The table's row for a format. */
export function mediaFormat(name: MediaFormatName): MediaFormat {
  return { name, ...FORMATS[name] }
}

/**
 * The kind of asset that a probed file is, or null when it holds nothing to see or hear.
 * `hasPicture` counts moving picture only, never a cover image inside a sound file.
 */
export function assetKindOf(
  format: MediaFormat,
  holds: { hasPicture: boolean; hasSound: boolean },
): AssetKind | null {
  if (format.kind === 'document') return 'document'
  if (format.kind === 'still') return holds.hasPicture ? 'still' : null
  if (holds.hasPicture) return 'video'
  return holds.hasSound ? 'sound' : null
}
