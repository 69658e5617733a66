import { Problem } from '@stagedoor/contract/problems'
import {
  bandwidthOf,
  type Bandwidth,
  type ListedRendition,
  mediaPlaylist,
  multivariantPlaylist,
} from '@stagedoor/core/ingest'
import type { Db } from '../schema/index.ts'
import { type KeptLadder, type KeptRendition, ladderOf } from './ladders.ts'

// Addresses in play lists are relative to `…/assets/{asset}/playlists/{playlist}`.
const pieceAddress = (name: string, piece: number | 'head'): string => `../renditions/${name}/${piece}`

/**
 * A play list of an asset: `main` names all renditions, each of which has its own by its name. It grows while the
 * renditions are made. The asker was allowed before.
 */
export async function playlistOf(
  db: Db,
  { assetId, playlist }: { assetId: string; playlist: string },
): Promise<string> {
  const ladder = await ladderOf(db, assetId)
  if (ladder === null || ladder.renditions.every(({ pieces }) => pieces.length === 0))
    throw new Problem('not-found')
  if (playlist === 'main') return mainPlaylist(ladder)
  const rendition = ladder.renditions.find(({ name }) => name === playlist)
  if (rendition === undefined) throw new Problem('not-found')
  return mediaPlaylist(listed(ladder, rendition))
}

function mainPlaylist(ladder: KeptLadder): string {
  const { plan, renditions } = ladder
  const rungs = plan.rungs.flatMap((rung) => {
    const made = renditions.find(({ name }) => name === rung.name)
    if (made === undefined) return []
    const measured = bandwidthOf(listed(ladder, made))
    // What is still to come may need all that the encoder was allowed.
    const bandwidth: Bandwidth = ladder.isWhole
      ? measured
      : { ...measured, peak: Math.max(measured.peak, rung.peakBitrate) }
    return [
      {
        address: rung.name,
        width: rung.width,
        height: rung.height,
        codecs: made.codecs,
        framesPerSecond: plan.rate.num / plan.rate.den,
        bandwidth,
      },
    ]
  })
  const sound = renditions.find(({ name }) => name === 'sound')
  return multivariantPlaylist(
    rungs,
    sound === undefined
      ? null
      : {
          address: 'sound',
          codecs: sound.codecs,
          channels: 2,
          bandwidth: bandwidthOf(listed(ladder, sound)),
        },
  )
}

function listed({ plan, isWhole }: KeptLadder, rendition: KeptRendition): ListedRendition {
  const { name, sizeBytes, pieces } = rendition
  const segments = pieces.flatMap(({ piece, segments: own }) => {
    let from = 0
    return own.map(({ bytes, units }) => {
      const at = from
      from += bytes
      return { address: pieceAddress(name, piece), from: at, bytes, units }
    })
  })
  return {
    head: { address: pieceAddress(name, 'head'), bytes: sizeBytes },
    unitsPerSecond: name === 'sound' ? { num: rendition.timescale, den: 1 } : plan.rate,
    segments,
    plannedSeconds: (plan.framesPerSegment * plan.rate.den) / plan.rate.num,
    isWhole,
  }
}
