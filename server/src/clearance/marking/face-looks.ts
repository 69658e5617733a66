import { join } from 'node:path'
import { FLICKS_PER_SECOND, type Flicks, flicks, type TimeRange } from '@stagedoor/core/time'
import {
  type ColourPicture,
  colourSamplesPlan,
  probeMedia,
  readColourSamples,
  stillPixels,
} from '../../plant/media/index.ts'
import { useFile } from '../../plant/storage/index.ts'
import { STILL_LENGTH } from './appearances.ts'
import type { LookingPorts } from './track-frames.ts'

/** A picture of an asset with the moment at which it is shown. */
export interface TimedPicture {
  readonly at: Flicks
  readonly picture: ColourPicture
}

/** An asset's light copy as something to look into: how long it is, and its pictures over a stretch. */
export interface Looking {
  readonly length: Flicks
  readonly pictures: (range: TimeRange, signal: AbortSignal) => AsyncGenerator<TimedPicture>
}

// A face of a fortieth of the frame is sixteen pixels wide then.
const LONG_SIDE = 640
const LOOKS_PER_SECOND = 2
// Ten seconds are twenty pictures of 700 kB.
const PIECE = 10 * FLICKS_PER_SECOND
const PROXY_FORMATS = ['mov']

/** Lends an asset's light copy as pictures, twice a second and at least once a stretch; undefined where it has none. */
export async function withPictures<Result>(
  { db, storage, media }: LookingPorts,
  assetId: string,
  work: (looking: Looking) => Promise<Result>,
): Promise<Result | undefined> {
  const asset = await db
    .selectFrom('ingest.listedAssets')
    .select(['files', 'kind', 'state'])
    .where('id', '=', assetId)
    .executeTakeFirst()
  const proxy = asset?.state === 'ready' ? asset.files.proxy : undefined
  if (asset === undefined || proxy === undefined || asset.kind === 'sound') return undefined
  const isStill = asset.kind === 'still'
  return useFile(storage, proxy.sha256, async (input) => {
    if (isStill) {
      const picture = await stillPixels(input, LONG_SIDE)
      return picture === null ? undefined : work({ length: STILL_LENGTH, pictures: () => oneStill(picture) })
    }
    const probe = await probeMedia(media, input, PROXY_FORMATS)
    if (probe.picture === null) return undefined
    const film = { media, picture: probe.picture, input }
    return storage.inTemp((folder) =>
      work({
        length: flicks(probe.duration),
        pictures: (range, signal) => picturesOf({ ...film, folder }, range, signal),
      }),
    )
  })
}

async function* oneStill(picture: ColourPicture): AsyncGenerator<TimedPicture> {
  yield { at: flicks(0), picture }
}

interface Film {
  readonly media: LookingPorts['media']
  readonly picture: Parameters<typeof colourSamplesPlan>[0]['picture']
  readonly input: string
  readonly folder: string
}

async function* picturesOf(
  { media, picture, input, folder }: Film,
  range: TimeRange,
  signal: AbortSignal,
): AsyncGenerator<TimedPicture> {
  for (let from: number = range.from; from < range.to; from += PIECE) {
    signal.throwIfAborted()
    const piece = { from: flicks(from), to: flicks(Math.min(range.to, from + PIECE)) }
    const output = join(folder, `colour-${from}.raw`)
    const look = { picture, range: piece, longSide: LONG_SIDE, perSecond: LOOKS_PER_SECOND }
    const { plan, samples } = colourSamplesPlan(look, { input, formats: PROXY_FORMATS, output })
    await media.run(plan, { signal })
    for (const { after, ...pixels } of await readColourSamples(output, samples))
      yield { at: flicks(from + after), picture: pixels }
  }
}
