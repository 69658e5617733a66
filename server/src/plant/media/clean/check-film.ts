import { open } from 'node:fs/promises'
import type { Engine } from '../engine.ts'
import { MediaFailure } from '../engine.ts'
import type { RawProbe } from '../raw-probe.ts'
import { printable, readAt, walkBoxes } from './boxes.ts'
import type { Cleanness } from './findings.ts'
import { findBytes, spellings } from './search-bytes.ts'

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
].map((text) => Buffer.from(text, 'latin1'))
// The name under which AVCHD cameras hide model, time and position in the picture stream.
const avchdMessage = Buffer.from('17ee8c60f84d11d98cd60800200c9a66', 'hex')

// The muxer leaves an empty list of words behind; anything inside it is one too many.
const emptyWords = new Set(['/moov/udta', '/moov/udta/meta', '/moov/udta/meta/hdlr', '/moov/udta/meta/ilst'])
const wordBoxes = new Set([
  'udta',
  'uuid',
  'XMP_',
  'loci',
  'gpmd',
  'keys',
  'ilst',
  'meta',
  'GPRO',
  'gps ',
  'SDLN',
  'smrd',
  'AMBA',
])

/** Reads a clean copy again, three ways, and says what is left; `values` are those that the original carried. */
export async function checkFilm(
  engine: Engine,
  film: { path: string; formats: readonly string[]; streams: number },
  values: readonly string[],
): Promise<Cleanness> {
  const raw = await engine.probe(film.path, film.formats).catch((error: unknown) => {
    if (error instanceof MediaFailure && error.kind === 'not-readable') return null
    throw error
  })
  if (raw === null) return { kind: 'not-clean', because: 'unreadable', where: 'the copy' }
  const bySight = checkProbe(raw, film.streams)
  if (bySight.kind !== 'clean') return bySight
  const byBoxes = film.formats.includes('mov') ? await checkBoxes(film.path) : bySight
  if (byBoxes.kind !== 'clean') return byBoxes
  return checkBytes(film.path, values)
}

/** Streams that should not be there and tags that no muxer of ours writes. */
export function checkProbe(raw: RawProbe, streams: number): Cleanness {
  const stray = raw.streams.find(
    (stream) => (stream.kind !== 'video' && stream.kind !== 'audio') || stream.isAttachedPicture,
  )
  if (stray !== undefined)
    return { kind: 'not-clean', because: 'stream-left', where: `${stray.kind} ${stray.codec}` }
  if (raw.streams.length !== streams) {
    return {
      kind: 'not-clean',
      because: 'stream-left',
      where: `${raw.streams.length} streams instead of ${streams}`,
    }
  }
  for (const tags of [raw.tags, ...raw.streams.map((stream) => stream.tags)]) {
    for (const [name, value] of Object.entries(tags)) {
      if (!ownTags[name.toLowerCase()]?.test(value))
        return { kind: 'not-clean', because: 'tag-left', where: name }
    }
  }
  return { kind: 'clean' }
}

async function checkBoxes(path: string): Promise<Cleanness> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    for await (const box of walkBoxes(file, size)) {
      const isWord = wordBoxes.has(box.type) || box.path.startsWith('/moov/udta/')
      if (isWord && !emptyWords.has(box.path)) {
        return { kind: 'not-clean', because: 'box-left', where: printable(box.path) }
      }
      if (box.path === '/moov/trak/mdia/hdlr') {
        const handler = (await readAt(file, box.bodyStart + 8, 4)).toString('latin1')
        if (handler !== 'vide' && handler !== 'soun') {
          return { kind: 'not-clean', because: 'stream-left', where: `a track of ${printable(handler)}` }
        }
      }
    }
    return { kind: 'clean' }
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'not-clean', because: 'unreadable', where: error.message }
    throw error
  } finally {
    await file.close()
  }
}

/** A search of all bytes for what the original said, in every encoding cameras use, and for known hiding places. */
export async function checkBytes(path: string, values: readonly string[]): Promise<Cleanness> {
  const marker = await findBytes(path, [...markers, avchdMessage])
  if (marker !== null)
    return { kind: 'not-clean', because: 'marker-left', where: printable(marker.toString('latin1')) }
  const value = await findBytes(path, values.flatMap(spellings))
  // The reason names no value: it would carry into a log what the copy must not carry out.
  if (value !== null) return { kind: 'not-clean', because: 'value-left', where: 'a value of the original' }
  return { kind: 'clean' }
}
