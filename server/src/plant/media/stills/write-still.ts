import { rm, stat } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import type { Cleanness } from '../clean/findings.ts'
import { damaged, type OpenedStill } from './open-still.ts'
import { checkStill } from './check-still.ts'

export type StillFormat = 'jpeg' | 'png'
export type StillRequest = {
  path: string
  /** The longest side of the light copy in pixels; nothing is enlarged. */
  posterSide: number
  output: (role: 'clean' | 'poster', format: StillFormat) => string
}
export type StillFile = {
  path: string
  format: StillFormat
  mediaType: string
  width: number
  height: number
  bytes: number
}
export type MadeStill =
  | { kind: 'made'; clean: StillFile; poster: StillFile }
  | Extract<OpenedStill, { kind: 'refused' }>
  | { kind: 'refused'; because: 'not-clean'; check: Extract<Cleanness, { kind: 'not-clean' }> }

export type Decoded = { picture: Sharp; hasAlpha: boolean }

/** The two files of a decoded still; on any refusal neither stays on disk. */
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
    const clean = await write(upright.clone(), format, paths.clean)
    const light = upright.clone().flatten({ background: '#ffffff' })
    const side = request.posterSide
    const poster = await write(
      light.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }),
      'jpeg',
      paths.poster,
    )
    for (const file of [clean, poster]) {
      const check = await checkStill(file, request.values)
      if (check.kind === 'clean') continue
      await discard()
      return { kind: 'refused', because: 'not-clean', check }
    }
    return { kind: 'made', clean, poster }
  } catch (error) {
    await discard()
    return damaged(error)
  }
}

async function write(picture: Sharp, format: StillFormat, path: string): Promise<StillFile> {
  const encoded =
    format === 'png'
      ? picture.png({ compressionLevel: 8 })
      : picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
  const { width, height } = await encoded.toFile(path)
  const { size } = await stat(path)
  return {
    path,
    format,
    mediaType: format === 'png' ? 'image/png' : 'image/jpeg',
    width,
    height,
    bytes: size,
  }
}
