import { stat } from 'node:fs/promises'
import type { Engine } from '../engine.ts'
import { MediaFailure } from '../engine.ts'
import type { RawProbe } from '../raw-probe.ts'
import { printable } from './boxes.ts'
import { endsAsArchive } from './containers/archive-at-end.ts'
import { checkContainer } from './containers/check-container.ts'
import type { Cleanness, Finding } from './findings.ts'
import { readAndSearch, spellings } from './search-bytes.ts'
import { checkFields } from './second-reader/check-fields.ts'

// What our muxers write into any file, whoever made it.
const ownTags: Readonly<Record<string, RegExp>> = {
  major_brand: /^.{0,4}$/,
  minor_version: /^\d+$/,
  compatible_brands: /^[\w ]*$/,
  language: /^[a-z]{3}$/,
  handler_name: /^(VideoHandler|SoundHandler)$/,
  vendor_id: /^(\[0\]\[0\]\[0\]\[0\]|FFMP)$/,
  encoder: /^(Lav[fc][\d.]*( \w+)?|ffmpeg)$/,
  duration: /^[\d:.]+$/,
}

// Long enough that compressed pictures do not spell them by chance.
const markers = [
  'com.apple.quicktime',
  'com.android',
  'http://ns.adobe.com/',
  'x:xmpmeta',
  'Exif\0\0',
  'GoPro MET',
  // A page or a document, which another program would open: no picture and no sound begins like that.
  '<!DOCTYPE html',
  '<html>',
  '<html ',
  '<script',
  '%PDF-1.',
].map((text) => Buffer.from(text, 'latin1'))
// The name under which AVCHD cameras hide model, time and position in the picture stream.
const avchdMessage = Buffer.from('17ee8c60f84d11d98cd60800200c9a66', 'hex')

/** A finished film or sound: how it is opened, and how many streams it was made with. */
export type FinishedFilm = { path: string; formats: readonly string[]; streams: number }
export type FilmCheck =
  | { kind: 'clean'; raw: RawProbe; sha256: string; sizeBytes: number }
  | Extract<Cleanness, { kind: 'not-clean' }>

/** Reads a finished film again, four ways, and says what is left; `values` are those that an original carried. */
export async function checkFilm(
  engine: Pick<Engine, 'probe'>,
  film: FinishedFilm,
  values: readonly string[],
): Promise<FilmCheck> {
  const raw = await engine.probe(film.path, film.formats).catch((error: unknown) => {
    if (error instanceof MediaFailure && error.kind === 'not-readable') return null
    throw error
  })
  if (raw === null) return { kind: 'not-clean', because: 'unreadable', where: 'the copy' }
  const finding =
    checkProbe(raw, film.streams) ??
    (await checkContainer(film.path, film.formats[0] ?? 'none')) ??
    (await checkFields(film.path)) ??
    ((await endsAsArchive(film.path)) ? { because: 'marker-left', where: 'an archive at the end' } : null)
  if (finding !== null) return { kind: 'not-clean', ...finding }
  const cleanness = await checkBytes(film.path, values)
  return cleanness.kind === 'clean' ? { ...cleanness, raw } : cleanness
}

/** Streams that should not be there and tags that no muxer of ours writes. */
export function checkProbe(raw: RawProbe, streams: number): Finding | null {
  const stray = raw.streams.find(
    (stream) => (stream.kind !== 'video' && stream.kind !== 'audio') || stream.isAttachedPicture,
  )
  if (stray !== undefined) return { because: 'stream-left', where: `${stray.kind} ${stray.codec}` }
  if (raw.streams.length !== streams) {
    return { because: 'stream-left', where: `${raw.streams.length} streams instead of ${streams}` }
  }
  for (const tags of [raw.tags, ...raw.streams.map((stream) => stream.tags)]) {
    for (const [name, value] of Object.entries(tags)) {
      if (!ownTags[name.toLowerCase()]?.test(value))
        return { because: 'tag-left', where: `the engine: ${name}` }
    }
  }
  return null
}

/** A search of all bytes for what the original said, in every encoding cameras use, and for known hiding places. */
export async function checkBytes(path: string, values: readonly string[]): Promise<Cleanness> {
  const places = [...markers, avchdMessage]
  const long = tellingLength((await stat(path)).size)
  const words = values.flatMap(spellings).filter(({ length }) => length >= long)
  const { found, sha256, sizeBytes } = await readAndSearch(path, [...places, ...words])
  if (found === null) return { kind: 'clean', sha256, sizeBytes }
  if (places.some((place) => place.equals(found)))
    return { kind: 'not-clean', because: 'marker-left', where: printable(found.toString('latin1')) }
  // The reason names no value: it would carry into a log what the copy must not carry out.
  return { kind: 'not-clean', because: 'value-left', where: 'a value of the original' }
}

// Compressed pictures spell any short word sooner or later: three bytes more than that are one chance in sixteen million.
function tellingLength(sizeBytes: number): number {
  return Math.ceil(Math.log2(sizeBytes + 1) / 8) + 3
}
