import { rm } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import { releasePicture, type Released } from '../clean/release.ts'
import { MediaFailure } from '../engine.ts'
import { damaged, type OpenedStill } from './open-still.ts'

export type StillFormat = 'jpeg' | 'png'
export type StillRequest = {
  path: string
  /** The longest side of the light copy in pixels; nothing is enlarged. */
  posterSide: number
  output: (role: 'clean' | 'poster', format: StillFormat) => string
  /** Another file whose words may not be found again either: the raw file that the picture was taken out of. */
  takenOutOf?: string
}
export type StillFile = {
  format: StillFormat
  released: Released
  width: number
  height: number
}
export type MadeStill =
  { kind: 'made'; clean: StillFile; poster: StillFile } | Extract<OpenedStill, { kind: 'refused' }>

export type Decoded = { picture: Sharp; hasAlpha: boolean }

/** The two files of a decoded still; on any refusal neither stays on disk. Throws `MediaFailure`. */
export async function writeStill(
  { picture, hasAlpha }: Decoded,
  request: StillRequest & { values: readonly string[] },
): Promise<MadeStill> {
  const upright = picture.autoOrient().toColourspace('srgb')
  const format = hasAlpha ? 'png' : 'jpeg'
  const paths = { clean: request.output('clean', format), poster: request.output('poster', 'jpeg') }
  const discard = (): Promise<unknown> =>
    Promise.all(Object.values(paths).map((path) => rm(path, { force: true })))
  try {
    const clean = await write(upright.clone(), { format, path: paths.clean }, request.values)
    const light = upright.clone().flatten({ background: '#ffffff' })
    const side = request.posterSide
    const poster = await write(
      light.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }),
      { format: 'jpeg', path: paths.poster },
      request.values,
    )
    return { kind: 'made', clean, poster }
  } catch (error) {
    await discard()
    if (error instanceof MediaFailure) throw error
    return damaged(error)
  }
}

async function write(
  picture: Sharp,
  { format, path }: { format: StillFormat; path: string },
  values: readonly string[],
): Promise<StillFile> {
  const encoded =
    format === 'png'
      ? picture.png({ compressionLevel: 8 })
      : picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
  const { width, height } = await encoded.toFile(path)
  return { format, width, height, released: await releasePicture({ path, format }, values) }
}
