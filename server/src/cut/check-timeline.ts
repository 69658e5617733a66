import { Problem } from '@stagedoor/contract/problems'
import { cutLength, type Timeline } from '@stagedoor/core/timeline'
import type { Db } from '../schema/index.ts'
import { assetsById } from './queries.ts'

/**
 * Holds a timeline against the assets it names: they are this production's, ready, moving pictures, and every clip
 * lies inside its asset and takes a sound that it has. Throws a problem that names the clip.
 */
export async function checkTimeline(db: Db, productionId: string, timeline: Timeline): Promise<void> {
  const assets = await assetsById(db, [...new Set(timeline.clips.map((clip) => clip.assetId))])
  for (const { assetId, source, track = 0 } of timeline.clips) {
    const asset = assets.find((one) => one.id === assetId)
    if (asset === undefined || asset.productionId !== productionId)
      throw new Problem('not-found', { detail: 'A clip names an asset that this production does not have.' })
    if (asset.state !== 'ready' || asset.durationFlicks === null)
      throw new Problem('asset-not-ready', { assetId })
    if (asset.kind !== 'video')
      throw new Problem('invalid-request', {
        detail: `${asset.title} is a ${asset.kind}; a cut is made of video.`,
      })
    if (source.to > asset.durationFlicks)
      throw new Problem('outside-the-asset', {
        detail: `The cut goes on after ${asset.title} ends. Nothing was changed.`,
        endsAtFlicks: asset.durationFlicks,
      })
    if (track > 0 && track >= soundsOf(asset))
      throw new Problem('invalid-request', {
        detail: `${asset.title} has no sound track ${track + 1}. Nothing was changed.`,
      })
  }
  const strangers = timeline.edits.some(
    (edit) => !timeline.clips.some((clip) => clip.assetId === edit.assetId),
  )
  if (strangers)
    throw new Problem('invalid-request', { detail: 'An edit names an asset that the cut does not use.' })
  if (cutLength(timeline) === 0)
    throw new Problem('invalid-request', { detail: 'Nothing of the cut is left after its trims.' })
}

// Its clean copy says so, unless it is older than the choice: then it has one.
function soundsOf({ files }: { files: { clean?: { facts: Record<string, unknown> } } }): number {
  const told = files.clean?.facts['sounds']
  return typeof told === 'number' ? told : 1
}
