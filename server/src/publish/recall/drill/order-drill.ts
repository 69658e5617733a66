import { Problem } from '@stagedoor/contract/problems'
import { newId } from '../../../plant/db/index.ts'
import type { Jobs } from '../../../plant/jobs/index.ts'
import type { Db } from '../../../schema/index.ts'
import type { Actor } from '../../opening/schedule-publication.ts'

/** The job that rehearses a recall. */
export const DRILL = 'publish.drill-recall'

const MOST_LISTED = 20

/** A drill as it is kept. */
export type DrillRow = Awaited<ReturnType<typeof drillsOf>>[number]

function drills(db: Db) {
  return db
    .selectFrom('publish.recallDrills as d')
    .innerJoin('cut.listedCuts as c', 'c.id', 'd.cutId')
    .leftJoin('plant.work as w', 'w.id', 'd.workId')
    .select([
      'd.id',
      'd.productionId',
      'd.cutId',
      'd.workId',
      'd.askedBy',
      'd.askedAt',
      'd.doneAt',
      'd.result',
    ])
    .select(['c.title', 'w.state as workState'])
}

/** The latest drills of a cut, newest first. */
export function drillsOf(db: Db, cutId: string) {
  return drills(db)
    .where('d.cutId', '=', cutId)
    .orderBy('d.askedAt', 'desc')
    .orderBy('d.id', 'desc')
    .limit(MOST_LISTED)
    .execute()
}

/** A drill by its id, or undefined. */
export function drillById(db: Db, id: string): Promise<DrillRow | undefined> {
  return drills(db).where('d.id', '=', id).executeTakeFirst()
}

/** How far a drill is: under way, done, or come to nothing. */
export function stateOfDrill({ doneAt, workState }: Pick<DrillRow, 'doneAt' | 'workState'>) {
  if (doneAt !== null) return 'done' as const
  return workState === 'waiting' || workState === 'working' ? ('rehearsing' as const) : ('failed' as const)
}

/** Has the recall of a cut rehearsed; one that is being rehearsed is not begun twice. Throws `not-found`. */
export function orderDrill(
  { db, jobs }: { db: Db; jobs: Pick<Jobs, 'enqueue'> },
  { cutId, actor }: { cutId: string; actor: Actor },
): Promise<{ drillId: string }> {
  return db.transaction().execute(async (trx) => {
    const cut = await trx
      .selectFrom('cut.listedCuts')
      .select('productionId')
      .where('id', '=', cutId)
      .executeTakeFirst()
    if (cut === undefined) throw new Problem('not-found')
    const under = (await drillsOf(trx, cutId)).find((drill) => stateOfDrill(drill) === 'rehearsing')
    if (under !== undefined) return { drillId: under.id }
    const { productionId } = cut
    const drillId = newId()
    const workId = await jobs.enqueue(trx, DRILL, { productionId, ref: cutId, payload: { drillId } })
    await trx
      .insertInto('publish.recallDrills')
      .values({ id: drillId, productionId, cutId, workId, askedBy: actor.name, askedById: actor.userId })
      .execute()
    return { drillId }
  })
}
