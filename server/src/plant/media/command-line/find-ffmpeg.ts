import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, dirname, isAbsolute, join } from 'node:path'

export type Programs = { ffmpeg: string; ffprobe: string }

/** `ffmpeg` and `ffprobe` at the given path of the former, or both from the first folder of the search path that has them. */
export async function findPrograms(ffmpegPath: string | null, searchPath: string): Promise<Programs | null> {
  const folders = ffmpegPath === null ? searchPath.split(delimiter).filter(isAbsolute) : [dirname(ffmpegPath)]
  for (const folder of folders) {
    const programs = { ffmpeg: ffmpegPath ?? join(folder, 'ffmpeg'), ffprobe: join(folder, 'ffprobe') }
    if ((await isProgram(programs.ffmpeg)) && (await isProgram(programs.ffprobe))) return programs
  }
  return null
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}
