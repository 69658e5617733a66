import { join } from 'node:path'
import { Problem } from '@stagedoor/contract/problems'
import { isRawPhoto, type UnreadableReason } from '@stagedoor/core/ingest'
import exifr from 'exifr'
import {
  MediaFailure,
  makeStill,
  type MadeStill,
  takeRawPreview,
  type TakenPreview,
} from '../../plant/media/index.ts'
import { unreadable } from '../unreadable.ts'
import { privateKindsOf, type PrivateKind } from '../private-kinds.ts'
import { makeDocumentFiles } from './document-files.ts'
import type { Bench } from './making.ts'
import { readToldRelease } from '../read-told-release.ts'
import { keepFile, keptFile, stillPreparing } from './keep-file.ts'
import { keepRecording, knownOf, readStillRecording } from './recording.ts'
import type { PreparePorts, Run } from './ports.ts'

// Large enough to mark a face in a group on a desk's screen, small enough for a phone's connection.
const LIGHT_SIDE = 1920

/**
 * Makes a still's files: decoded and written anew without a word in it, and a light copy that is its proxy and poster.
 * Of a raw photograph that is the largest picture that the camera put beside its raw data; of a document, its pages.
 */
export async function makeStillFiles(ports: PreparePorts, bench: Bench, run: Run): Promise<void> {
  if (bench.format.kind === 'document') return makeDocumentFiles(ports, bench, run)
  const { assetId, path, folder } = bench
  if (await keptFile(ports, assetId, 'poster')) return
  run.progress({ stage: 'clean' })
  const preview = await previewOf(bench)
  const telling = preview === null ? [path] : [path, preview.path]
  const removed = await privateKindsOfStills(telling, Object.entries(preview?.words ?? {}))
  const told = await readToldRelease(path)
  const recording = await readStillRecording({ path, preview }, await knownOf(ports, assetId))
  const made = await makeStill({
    path: preview?.path ?? path,
    ...(preview === null ? {} : { takenOutOf: path }),
    posterSide: LIGHT_SIDE,
    output: (role, format) => join(folder, `${role}.${format}`),
  })
  run.signal.throwIfAborted()
  if (made.kind === 'refused') throw refusalOf(made)
  const { clean, poster } = made
  await ports.db.transaction().execute(async (trx) => {
    await stillPreparing(trx, assetId)
    await keepRecording(trx, assetId, recording)
    await trx
      .updateTable('ingest.assets')
      .set({
        width: clean.width,
        height: clean.height,
        removed: JSON.stringify(removed),
        toldRelease: told && JSON.stringify(told),
      })
      .where('id', '=', assetId)
      .execute()
  })
  const extension = clean.format === 'jpeg' ? 'jpg' : clean.format
  const about = { width: clean.width, height: clean.height }
  await keepFile(ports, assetId, {
    role: 'clean',
    released: clean.released,
    facts: { extension, ...mannerOf(preview), playsInBrowsers: true, ...about },
  })
  const light = {
    released: poster.released,
    facts: { width: poster.width, height: poster.height },
  }
  await keepFile(ports, assetId, { role: 'proxy', ...light })
  await keepFile(ports, assetId, { role: 'poster', ...light })
}

async function previewOf({ path, format, folder }: Bench): Promise<TakenPreview | null> {
  if (!isRawPhoto(format)) return null
  const preview = await takeRawPreview(path, join(folder, 'preview.jpg'))
  if (preview === null) throw unreadable('raw-photo')
  return preview
}

function mannerOf(preview: TakenPreview | null) {
  if (preview === null) return { manner: 'made-anew' }
  const size = preview.raw === null ? {} : { rawWidth: preview.raw.width, rawHeight: preview.raw.height }
  return { manner: 'camera-preview', ...size }
}

function refusalOf(made: Extract<MadeStill, { kind: 'refused' }>): Error {
  switch (made.because) {
    case 'damaged':
      return new MediaFailure('not-readable', made.detail)
    case 'too-many-pixels':
      return tooLarge(made)
  }
}

// More pixels than any camera of a set writes: what a picture bomb unfolds to.
function tooLarge({ width, height }: { width: number; height: number }): Problem {
  const megapixels = Math.round((width * height) / 1e6)
  const detail = `The picture has ${megapixels} megapixels, more than this house opens. It is kept as it arrived, and shown to nobody.`
  return new Problem('unreadable', { because: 'too-much' satisfies UnreadableReason, width, height, detail })
}

const ALL_WORDS = {
  tiff: true,
  exif: true,
  gps: true,
  xmp: true,
  iptc: true,
  icc: false,
  makerNote: true,
  userComment: true,
  mergeOutput: true,
  translateKeys: true,
}

// What a broken block of words says is not known; the copy has none of it either way.
async function privateKindsOfStills(
  paths: readonly string[],
  words: readonly (readonly [name: string, said: string])[],
): Promise<PrivateKind[]> {
  const names = words.flatMap(([name, said]) => (said === '' ? [] : [name]))
  for (const path of paths) {
    const words: Record<string, unknown> | undefined = await exifr
      .parse(path, ALL_WORDS)
      .catch(() => undefined)
    names.push(...Object.keys(words ?? {}))
  }
  return privateKindsOf(names.filter((name) => !TECHNICAL.test(name)))
}

// How the picture is stored, and nothing of where, when or by whom.
const TECHNICAL =
  /^(orientation|[xy]resolution|resolutionunit|ycbcr.*|colorspace|exifimage.*|imagewidth|imageheight|compression|thumbnail.*|flashpixversion|exifversion|componentsconfiguration|bitspersample|photometric.*|samplesperpixel|planar.*|interop.*|jfif.*)$/i
