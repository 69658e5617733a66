/** Output formats that are opened and read again after a job; single pictures and raw samples are not. */
const demuxers: Readonly<Record<string, string>> = {
  mp4: 'mov',
  mov: 'mov',
  ipod: 'mov',
  matroska: 'matroska',
  webm: 'matroska',
  mpegts: 'mpegts',
  wav: 'wav',
  mp3: 'mp3',
  flac: 'flac',
  ogg: 'ogg',
}

export function isProvable(format: string): boolean {
  return format in demuxers
}

/** The demuxer that reads what a muxer wrote. */
export function demuxerOf(format: string): string {
  const demuxer = demuxers[format]
  if (demuxer === undefined) throw new TypeError(`${format} is not read again`)
  return demuxer
}
