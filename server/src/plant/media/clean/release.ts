import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { MediaFailure, type Engine } from '../engine.ts'
import { demuxerOf } from '../formats.ts'
import { describeProbe, type Probe } from '../probe.ts'
import { checkStill } from '../stills/check-still.ts'
import { checkFilm } from './check-film.ts'
import { checkPiece, type RenditionPiece } from './check-piece.ts'
import type { Finding } from './findings.ts'

declare const proven: unique symbol

/**
 * A file that this house made and that was read again, byte by byte, and tells nothing it may not. Only the functions of
 * this file make one, and the vault takes no made file without.
 */
export type Released = {
  readonly kind: 'released'
  readonly path: string
  readonly mediaType: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly [proven]: true
}

/** A film or a sound that an engine just wrote, by the name of its muxer. */
export type MadeFilm = { path: string; mediaType: string; format: string; streams: number }

/** Lets a film or a sound out; `values` are words that its original is known to carry. Throws `MediaFailure`. */
export async function releaseFilm(
  engine: Pick<Engine, 'probe'>,
  { path, mediaType, format, streams }: MadeFilm,
  values: readonly string[],
): Promise<{ released: Released; probe: Probe }> {
  const check = await checkFilm(engine, { path, formats: [demuxerOf(format)], streams }, values)
  if (check.kind === 'not-clean') throw notProven(check)
  return { released: passed({ path, mediaType, ...check }), probe: describeProbe(check.raw) }
}

/** Lets the head or some segments of a rendition out: bytes that are no film by themselves. */
export async function releasePiece(piece: RenditionPiece, values: readonly string[]): Promise<Released> {
  const check = await checkPiece(piece, values)
  if (check.kind === 'not-clean') throw notProven(check)
  return passed({
    path: piece.path,
    mediaType: `${piece.kind === 'picture' ? 'video' : 'audio'}/mp4`,
    ...check,
  })
}

/** Lets a picture out, as {@link releaseFilm} does a film. */
export async function releasePicture(
  { path, format }: { path: string; format: 'jpeg' | 'png' },
  values: readonly string[],
): Promise<Released> {
  const check = await checkStill({ path, format }, values)
  if (check.kind === 'not-clean') throw notProven(check)
  return passed({ path, mediaType: `image/${format}`, ...check })
}

const peaksAlone = z.strictObject({
  peaks: z.array(z.number().int().min(0).max(100)),
  everyFlicks: z.number().int().positive(),
})

/** Lets the peaks of a sound out: numbers, and not a byte beside them. */
export async function releaseWaveform(path: string): Promise<Released> {
  const bytes = await readFile(path)
  const text = bytes.toString('utf8')
  const read = peaksAlone.safeParse(parsed(text))
  if (!read.success || JSON.stringify(read.data) !== text)
    throw notProven({ because: 'tag-left', where: 'a waveform' })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return passed({ path, mediaType: 'application/json', sha256, sizeBytes: bytes.length })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function passed({ path, mediaType, sha256, sizeBytes }: Omit<Released, 'kind' | typeof proven>): Released {
  return { kind: 'released', path, mediaType, sha256, sizeBytes } as Released
}

function notProven({ because, where }: Finding): MediaFailure {
  return new MediaFailure('output-not-proven', `The finished file was not let out: ${because} (${where})`)
}
