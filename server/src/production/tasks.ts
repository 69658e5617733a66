import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import { newId } from '../plant/db/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Db, Trx } from '../schema/index.ts'

/** Something a person of the crew should know or do; `facts` are said in words by the reader. */
export interface TaskOrder {
  productionId: string
  kind: string
  ref: string | null
  facts: Record<string, unknown>
  dueAt: number | null
}

/** Adds a task or notice in the transaction of what caused it. */
export async function addTask(
  trx: Trx,
  { productionId, kind, ref, facts, dueAt }: TaskOrder,
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('production.tasks')
    .values({
      id,
      productionId,
      kind,
      ref,
      facts: JSON.stringify(facts),
      dueAt: dueAt === null ? null : new Date(dueAt),
      doneBy: null,
    })
    .execute()
  await notifyTopic(trx, productionId, 'tasks')
  return id
}

/** Adds a notice about a thing, or lets the open one of the same kind say the newer facts; one is read, not fifty. */
export async function renewTask(
  trx: Trx,
  {
    facts,
    ...order
  }: Omit<TaskOrder, 'facts'> & { facts: (before: Record<string, unknown>) => Record<string, unknown> },
): Promise<string> {
  const open = await trx
    .selectFrom('production.tasks')
    .select(['id', 'facts'])
    .where('productionId', '=', order.productionId)
    .where('kind', '=', order.kind)
    .where('ref', order.ref === null ? 'is' : '=', order.ref)
    .where('doneAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (open === undefined) return addTask(trx, { ...order, facts: facts({}) })
  await trx
    .updateTable('production.tasks')
    .set({ facts: JSON.stringify(facts(open.facts)) })
    .where('id', '=', open.id)
    .execute()
  await notifyTopic(trx, order.productionId, 'tasks')
  return open.id
}

/** Marks the open tasks of a kind about a thing as done. */
export function finishTasks(
  trx: Trx,
  { kind, ref, by }: { kind: string; ref: string; by: string },
): Promise<void> {
  return finishTasksOf(trx, { kind, refs: [ref], by })
}

/** Marks the open tasks of a kind about some things as done. */
export async function finishTasksOf(
  trx: Trx,
  { kind, refs, by }: { kind: string; refs: readonly string[]; by: string },
): Promise<void> {
  const done = await trx
    .updateTable('production.tasks')
    .set((eb) => ({ doneAt: eb.fn('wall.now', []), doneBy: by }))
    .where('kind', '=', kind)
    .where('ref', '=', sql<string>`any(${[...refs]}::uuid[])`)
    .where('doneAt', 'is', null)
    .returning('productionId')
    .execute()
  for (const productionId of new Set(done.map((task) => task.productionId)))
    await notifyTopic(trx, productionId, 'tasks')
}

/** A person says that a task is done. */
export function completeTask(
  { db }: { db: Db },
  { taskId, by }: { taskId: string; by: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const done = await trx
      .updateTable('production.tasks')
      .set((eb) => ({ doneAt: eb.fn('wall.now', []), doneBy: by }))
      .where('id', '=', taskId)
      .where('doneAt', 'is', null)
      .returning('productionId')
      .executeTakeFirst()
    if (done === undefined) throw new Problem('already-decided', { detail: 'This task was done before.' })
    await notifyTopic(trx, done.productionId, 'tasks')
  })
}
