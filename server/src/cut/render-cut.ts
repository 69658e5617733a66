import { Problem } from '@stagedoor/contract/problems'
import { newId } from '../plant/db/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Db } from '../schema/index.ts'
import { assetsById, cutById, lockCutRow } from './queries.ts'
import { renderDigest } from './render-plan.ts'

/** The job that renders one row of `cut.renders`. */
export const RENDER = 'cut.render'

/**
 * Renders the present version of a cut, or answers with what is already rendered or on its way: the same plan is
 * never rendered twice.
 */
export function renderCut(
  { db, jobs }: { db: Db; jobs: Pick<Jobs, 'enqueue'> },
  cutId: string,
): Promise<{ renderId: string; workId: string | null; state: 'waiting' | 'rendering' | 'rendered' }> {
  return db.transaction().execute(async (trx) => {
    const locked = await lockCutRow(trx, cutId)
    const cut = locked && (await cutById(trx, cutId))
    if (cut === undefined) throw new Problem('not-found')
    const { productionId, version } = cut
    const assets = await assetsById(trx, [...new Set(cut.timeline.clips.map((clip) => clip.assetId))])
    const cleanDigests = new Map(
      assets.map(({ id, files }) => {
        if (files.clean === undefined) throw new Problem('asset-not-ready', { assetId: id })
        return [id, files.clean.sha256]
      }),
    )
    const planDigest = renderDigest(cut, cleanDigests)
    const same = await trx
      .selectFrom('cut.renders')
      .selectAll()
      .where('cutId', '=', cutId)
      .where('planDigest', '=', planDigest)
      .where('state', 'in', ['waiting', 'rendering', 'rendered'])
      .orderBy('createdAt', 'desc')
      .executeTakeFirst()
    if (
      same !== undefined &&
      same.version === version &&
      same.state !== 'failed' &&
      same.state !== 'cancelled'
    )
      return { renderId: same.id, workId: same.workId, state: same.state }
    const renderId = newId()
    if (same?.state === 'rendered') {
      // An edit that was taken back: the film exists, and this version shows it too.
      const { id: _id, createdAt: _createdAt, problem: _problem, renderedAt, ...film } = same
      const again = { ...film, id: renderId, version, renderedAt: renderedAt && new Date(renderedAt) }
      await trx.insertInto('cut.renders').values(again).execute()
      await notifyTopic(trx, productionId, 'cuts')
      return { renderId, workId: null, state: 'rendered' }
    }
    const workId = await jobs.enqueue(trx, RENDER, { productionId, ref: cutId, payload: { renderId } })
    await trx
      .insertInto('cut.renders')
      .values({ id: renderId, cutId, version, planDigest, state: 'waiting', workId })
      .execute()
    await notifyTopic(trx, productionId, 'cuts')
    return { renderId, workId, state: 'waiting' }
  })
}
