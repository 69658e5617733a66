import { Problem } from '@stagedoor/contract/problems'
import { type ChosenAsset, type ChosenCut, openRound } from '../clearance/index.ts'
import { usedRanges } from '@stagedoor/core/timeline'
import type { Clock } from '../plant/clock/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import type { Db } from '../schema/index.ts'
import { namedVersion } from './open-cut-exposure.ts'
import { cutById } from './queries.ts'

/** A round over assets and cuts: whom to ask about what. */
export interface RoundOverCuts {
  readonly productionId: string
  readonly rightId: string
  readonly assets: readonly ChosenAsset[]
  readonly cutIds: readonly string[]
  readonly asked: Parameters<typeof openRound>[1]['round']['asked']
  readonly note: string
  readonly actor: { readonly userId: string; readonly name: string }
}

/** Opens a round of approvals; a cut in it is shown as its present version was rendered (`cut-not-rendered`). */
export async function openRoundOverCuts(
  ports: { db: Db; clock: Clock; site: Site } & Mailing,
  { productionId, rightId, assets, cutIds, asked, note, actor }: RoundOverCuts,
) {
  const cuts: ChosenCut[] = []
  for (const cutId of cutIds) cuts.push(await chosenCut(ports.db, { productionId, cutId }))
  return openRound(ports, { productionId, rightId, round: { assets, cuts, asked, note }, actor })
}

async function chosenCut(
  db: Db,
  { productionId, cutId }: { productionId: string; cutId: string },
): Promise<ChosenCut> {
  const cut = await cutById(db, cutId)
  if (cut === undefined || cut.productionId !== productionId) throw new Problem('not-found')
  if (cut.renderState !== 'rendered' || cut.sha256 === null) throw new Problem('cut-not-rendered')
  const { title, gateId, version, durationFlicks, timeline, sha256, posterSha256 } = cut
  const used = [...usedRanges(timeline)].flatMap(([assetId, ranges]) =>
    ranges.map((range) => ({ assetId, range })),
  )
  const poster =
    posterSha256 === null ? [] : [{ role: 'poster', sha256: posterSha256, mediaType: 'image/jpeg' }]
  return {
    cutId,
    title,
    used,
    shown: {
      kind: 'video',
      gateId,
      durationFlicks,
      version: namedVersion(cutId, version),
      files: [{ role: 'proxy', sha256, mediaType: 'video/mp4' }, ...poster],
    },
  }
}
