import {
  type Evidence,
  isSettled,
  type RecallLine,
  type RecallLineEvent,
  stepRecallLine,
  summariseRecall,
} from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { clearAlarm } from '../plant/alarms/index.ts'
import { at } from '../plant/db/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import { finishTasks } from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import type { KeptEvidence } from '../schema/publish.ts'
import { DEADLINE } from './write-ledger.ts'
import { lineStateIn } from './states.ts'

/** A line of a ledger as it is kept. */
export type LineRow = Awaited<ReturnType<typeof linesOf>>[number]

function lines(db: Db) {
  return db
    .selectFrom('publish.recallLines as l')
    .innerJoin('publish.recalls as r', 'r.id', 'l.recallId')
    .innerJoin('publish.publications as p', 'p.id', 'l.publicationId')
    .leftJoin('publish.kits as k', 'k.publicationId', 'l.publicationId')
    .select([
      'l.id',
      'l.recallId',
      'l.publicationId',
      'l.place',
      'l.ref',
      'l.name',
      'l.retractionClass',
      'l.state',
      'l.dueAt',
      'l.evidence',
      'l.changedAt',
      'r.productionId',
      'p.gateId',
      'p.slug',
      'k.linkBack',
    ])
}

function parse<Row extends { state: unknown }>({ state, ...row }: Row) {
  return { ...row, state: lineStateIn(state) }
}

/** The lines of recalls, our own places first. */
export async function linesOf(db: Db, recallIds: readonly string[]) {
  if (recallIds.length === 0) return []
  const rows = await lines(db)
    .where('l.recallId', 'in', [...recallIds])
    .orderBy('l.recallId')
    .orderBy('l.position')
    .execute()
  return rows.map(parse)
}

/** The lines of every recall that name a publication. */
export async function linesOfPublication(db: Db, publicationId: string) {
  const rows = await lines(db).where('l.publicationId', '=', publicationId).orderBy('l.id').execute()
  return rows.map(parse)
}

/** A line whose row nobody else changes until commit, or undefined. */
export async function lockLine(trx: Trx, lineId: string): Promise<LineRow | undefined> {
  await trx.selectFrom('publish.recallLines').select('id').where('id', '=', lineId).forUpdate().execute()
  return lineById(trx, lineId)
}

/** A line by its id, or undefined. */
export async function lineById(db: Db, lineId: string): Promise<LineRow | undefined> {
  const row = await lines(db).where('l.id', '=', lineId).executeTakeFirst()
  return row && parse(row)
}

/** A line as core reasons about it. */
export function lineOf({ place, ref, name, retractionClass, state, dueAt }: LineRow): RecallLine {
  return { place: { kind: place, ref, name, retraction: retractionClass }, state, dueAt }
}

/** Steps a locked line and keeps what was seen; answers whether anything changed. */
export async function stepLine(
  trx: Trx,
  row: LineRow,
  {
    event,
    seen,
    by,
  }: { event: RecallLineEvent; seen: (Evidence & { sha256: string | null }) | null; by: string },
): Promise<boolean> {
  const before = lineOf(row)
  const after = stepRecallLine(before, event)
  const evidence: KeptEvidence[] = seen === null ? row.evidence : [...row.evidence, { ...seen, at: event.at }]
  if (after === before && seen === null) return false
  await trx
    .updateTable('publish.recallLines')
    .set({
      state: JSON.stringify(after.state),
      evidence: JSON.stringify(evidence),
      ...(after === before ? {} : { changedAt: at(event.at) }),
    })
    .where('id', '=', row.id)
    .execute()
  if (isSettled(after)) {
    await clearAlarm(trx, `${DEADLINE}:${row.id}`)
    await finishTasks(trx, { kind: 'recall-by-hand', ref: row.id, by })
    await finishTasks(trx, { kind: 'recall-overdue', ref: row.id, by })
    await finishRecall(trx, row.recallId, event.at)
  }
  await notifyTopic(trx, row.productionId, 'recall')
  return after !== before
}

async function finishRecall(trx: Trx, recallId: string, now: Instant): Promise<void> {
  const summary = summariseRecall((await linesOf(trx, [recallId])).map(lineOf), now)
  if (!summary.isFinished) return
  await trx
    .updateTable('publish.recalls')
    .set({ finishedAt: at(now) })
    .where('id', '=', recallId)
    .where('finishedAt', 'is', null)
    .execute()
}

function recalls(db: Db) {
  return db
    .selectFrom('publish.recalls as r')
    .innerJoin('publish.publications as p', 'p.id', 'r.publicationId')
    .selectAll('r')
    .select('p.title')
}

/** A recall as it is kept. */
export type RecallRow = Awaited<ReturnType<typeof recallsOf>>[number]

/** A production's recalls, newest first. */
export function recallsOf(db: Db, productionId: string) {
  return recalls(db)
    .where('r.productionId', '=', productionId)
    .orderBy('r.calledAt', 'desc')
    .orderBy('r.id', 'desc')
    .limit(200)
    .execute()
}

/** A recall by its id, or undefined. */
export function recallById(db: Db, recallId: string): Promise<RecallRow | undefined> {
  return recalls(db).where('r.id', '=', recallId).executeTakeFirst()
}

/** The recalls that a person's own withdrawal caused. */
export function recallsCausedBy(
  db: Db,
  { productionId, releaseFormId }: { productionId: string; releaseFormId: string },
): Promise<RecallRow[]> {
  return recalls(db)
    .where('r.productionId', '=', productionId)
    .where((eb) =>
      eb(
        eb.ref('r.cause', '->').key('releaseFormIds'),
        '@>',
        eb.val(JSON.stringify([releaseFormId])) as never,
      ),
    )
    .orderBy('r.calledAt', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
}
