const ownMuxers = /^(Lavf[\d.]*|ffmpeg)$/

/** Whether a list of words (Vorbis comment, also in FLAC and Opus) names our muxer and not a word besides. */
export function isWordlessComment(list: Buffer): boolean {
  if (list.length < 8) return false
  const length = list.readUInt32LE(0)
  if (list.length !== 8 + length) return false
  return ownMuxers.test(list.toString('latin1', 4, 4 + length)) && list.readUInt32LE(4 + length) === 0
}
