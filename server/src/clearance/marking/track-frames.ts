import { join } from 'node:path'
import type { GrayFrame } from '@stagedoor/core/clearance/marking'
import { FLICKS_PER_SECOND, type Flicks, flicks, frameToFlicks, type TimeRange } from '@stagedoor/core/time'
import {
  type Engine,
  grayFramesPlan,
  type Probe,
  probeMedia,
  readGrayFrames,
} from '../../plant/media/index.ts'
import type { Storage } from '../../plant/storage/index.ts'
import { useFile } from '../../plant/storage/index.ts'
import type { Db } from '../../schema/index.ts'

/** What looking through footage needs. */
export interface LookingPorts {
  readonly db: Db
  readonly storage: Storage
  readonly media: Engine
}

/** A frame with the moment of the asset at which it is shown. */
export interface TimedFrame {
  readonly at: Flicks
  readonly frame: GrayFrame
}

/** Which stretch is looked through, in which direction, and how closely. */
export interface Look {
  readonly range: TimeRange
  readonly backwards: boolean
  readonly longSide: number
}

// Ten seconds of 320 by 180 are 14 MB: a film of hours is looked through in the memory of a short one.
const PIECE = flicks(10 * FLICKS_PER_SECOND)
const PROXY_FORMATS = ['mov']

/** Lends an asset's light copy as a way to look through it; undefined where it has no picture. */
export async function withFrames<Result>(
  { db, storage, media }: LookingPorts,
  assetId: string,
  work: (
    frames: (look: Look, signal: AbortSignal) => AsyncGenerator<TimedFrame>,
    probe: Probe,
  ) => Promise<Result>,
): Promise<Result | undefined> {
  const asset = await db
    .selectFrom('ingest.listedAssets')
    .select(['files', 'kind', 'state'])
    .where('id', '=', assetId)
    .executeTakeFirst()
  const proxy = asset?.state === 'ready' && asset.kind === 'video' ? asset.files.proxy : undefined
  if (proxy === undefined) return undefined
  return useFile(storage, proxy.sha256, async (input) => {
    const probe = await probeMedia(media, input, PROXY_FORMATS)
    const { picture } = probe
    if (picture === null) return undefined
    return storage.inTemp((folder) => {
      const film = { media, picture, input, folder }
      return work((look, signal) => framesOf(film, look, signal), probe)
    })
  })
}

interface Film {
  readonly media: Engine
  readonly picture: NonNullable<Probe['picture']>
  readonly input: string
  readonly folder: string
}

async function* framesOf(
  { media, picture, input, folder }: Film,
  { range, backwards, longSide }: Look,
  signal: AbortSignal,
): AsyncGenerator<TimedFrame> {
  const pieces = piecesOf(range)
  for (const piece of backwards ? pieces.toReversed() : pieces) {
    signal.throwIfAborted()
    const output = join(folder, `gray-${piece.from}.raw`)
    const files = { input, formats: PROXY_FORMATS, output }
    const { plan, gray } = grayFramesPlan({ picture, range: piece, longSide }, files)
    await media.run(plan, { signal })
    const frames = (await readGrayFrames(output, gray)).map((luma, index) => ({
      at: flicks(piece.from + frameToFlicks(index, gray.rate)),
      frame: { ...gray.size, luma },
    }))
    yield* backwards ? frames.reverse() : frames
  }
}

function piecesOf({ from, to }: TimeRange): TimeRange[] {
  const count = Math.max(1, Math.ceil((to - from) / PIECE))
  return Array.from({ length: count }, (_, at) => ({
    from: flicks(from + at * PIECE),
    to: flicks(Math.min(to, from + (at + 1) * PIECE)),
  }))
}
