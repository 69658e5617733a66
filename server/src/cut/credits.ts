import type { Credit } from '../schema/cut.ts'
import type { Db } from '../schema/index.ts'
import { assetsById, type CutRow } from './queries.ts'

/** Who is named under a cut, in order: those whom somebody chose, or else whoever sent the footage it is made of. */
export async function creditsOf(
  db: Db,
  { credits, timeline }: Pick<CutRow, 'credits' | 'timeline'>,
): Promise<Credit[]> {
  if (credits !== null) return credits
  const ids = [...new Set(timeline.clips.map((clip) => clip.assetId as string))]
  const assets = new Map((await assetsById(db, ids)).map((asset) => [asset.id, asset]))
  const named = ids.flatMap((id): Credit[] => {
    const { contributorName = null, craft = null } = assets.get(id) ?? {}
    return contributorName === null ? [] : [{ name: contributorName, craft: craft ?? '' }]
  })
  return [...new Map(named.map((credit) => [`${credit.name}\n${credit.craft}`, credit])).values()]
}
