import {
  isSettled,
  type RecallLine,
  type RecallLineEvent,
  stepRecallLine,
  summariseRecall,
  waitsForPerson,
} from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { clearAlarm } from '../../plant/alarms/index.ts'
import { at } from '../../plant/db/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { finishTasks, renewTask } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { KeptEvidence } from '../../schema/publish.ts'
import { DEADLINE, REMINDER, setDeadline, setLetter, setReminder } from './recall-alarms.ts'
import { lineStateIn } from '../states.ts'

/** A line of a ledger as it is kept. */
export type LineRow = Awaited<ReturnType<typeof linesOf>>[number]

// Whether the house has ever seen something at the link of a kit's holder.
const WAS_READ = sql<boolean>`l.evidence @> '[{"how": "read"}]' or exists (
  select from publish.kit_checks c where c.kit_id = k.id and c.linked_at = coalesce(e.linked_at, k.link_back_at)
    and c.finding ->> 'kind' not in ('gone', 'unread'))`

function lines(db: Db) {
  return db
    .selectFrom('publish.recallLines as l')
    .innerJoin('publish.recalls as r', 'r.id', 'l.recallId')
    .innerJoin('publish.publications as p', 'p.id', 'l.publicationId')
    .leftJoin('publish.kits as k', 'k.publicationId', 'l.publicationId')
    .leftJoin('publish.earlierPosts as e', (join) =>
      join.onRef('e.kitId', '=', 'k.id').on(sql<boolean>`e.id::text = l.ref`),
    )
    .leftJoin('publish.deliveries as d', 'd.publicationId', 'l.publicationId')
    .leftJoin('publish.accounts as a', 'a.id', 'd.accountId')
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
      'l.actUrl',
      'r.productionId',
      'r.calledAt',
      'p.gateId',
      'p.slug',
      'p.title',
      'k.id as kitId',
      'd.remote',
      'a.connector',
      'a.connectedById',
    ])
    .select((eb) => eb.fn.coalesce('e.link', 'k.linkBack').as('linkBack'))
    .select(WAS_READ.as('wasRead'))
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
  { event, seen, by }: { event: RecallLineEvent; seen: Omit<KeptEvidence, 'at'> | null; by: string },
): Promise<boolean> {
  const before = lineOf(row)
  const after = stepRecallLine(before, event)
  const evidence: KeptEvidence[] = seen === null ? row.evidence : [...row.evidence, { ...seen, at: event.at }]
  if (after === before && seen === null) return false
  const { id, recallId, productionId } = row
  await trx
    .updateTable('publish.recallLines')
    .set({
      state: JSON.stringify(after.state),
      evidence: JSON.stringify(evidence),
      ...(after === before ? {} : { changedAt: at(event.at) }),
      ...(after.dueAt === before.dueAt ? {} : { dueAt: after.dueAt === null ? null : at(after.dueAt) }),
    })
    .where('id', '=', id)
    .execute()
  if (isSettled(after)) await endLine(trx, { id, by })
  else if (isSettled(before)) await openAnew(trx, row, { line: after, now: event.at })
  else if (after.state.kind !== before.state.kind && waitsForPerson(after))
    await setReminder(trx, { lineId: id, productionId, line: after, now: event.at })
  if (after !== before) await noteNews(trx, { recallId, productionId, now: event.at })
  await notifyTopic(trx, productionId, 'recall')
  return after !== before
}

async function endLine(trx: Trx, { id, by }: { id: string; by: string }): Promise<void> {
  await clearAlarm(trx, `${DEADLINE}:${id}`)
  await clearAlarm(trx, `${REMINDER}:${id}`)
  await finishTasks(trx, { kind: 'recall-by-hand', ref: id, by })
  await finishTasks(trx, { kind: 'recall-overdue', ref: id, by })
}

// What was seen again after it was over opens its ledger anew, with a clock of its own, and a task where a person must act.
async function openAnew(
  trx: Trx,
  { id: lineId, recallId, productionId, name }: LineRow,
  { line, now }: { line: RecallLine; now: Instant },
): Promise<void> {
  await trx.updateTable('publish.recalls').set({ finishedAt: null }).where('id', '=', recallId).execute()
  await setDeadline(trx, { lineId, productionId, line })
  if (!waitsForPerson(line)) return
  const { dueAt } = line
  const facts = () => ({ recallId, name })
  await renewTask(trx, { productionId, kind: 'recall-by-hand', ref: lineId, facts, dueAt })
  await setReminder(trx, { lineId, productionId, line, now })
}

async function noteNews(
  trx: Trx,
  { recallId, productionId, now }: { recallId: string; productionId: string; now: Instant },
): Promise<void> {
  const { isFinished } = summariseRecall((await linesOf(trx, [recallId])).map(lineOf), now)
  if (isFinished)
    await trx
      .updateTable('publish.recalls')
      .set({ finishedAt: at(now) })
      .where('id', '=', recallId)
      .where('finishedAt', 'is', null)
      .execute()
  await setLetter(trx, { recallId, productionId, isClosed: isFinished, now })
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

/** Recalls, each with the lines of its ledger. */
export async function withLines(db: Db, called: readonly RecallRow[]) {
  const all = await linesOf(
    db,
    called.map(({ id }) => id),
  )
  return called.map((recall) => ({
    recall,
    lines: all.filter(({ recallId }) => recallId === recall.id),
  }))
}

/** A recall by its id, or undefined. */
export function recallById(db: Db, recallId: string): Promise<RecallRow | undefined> {
  return recalls(db).where('r.id', '=', recallId).executeTakeFirst()
}

/** Whose word called something back: a signed form that was withdrawn, or what was said on somebody's behalf. */
export type WordOf =
  | { readonly kind: 'release-form'; readonly releaseFormId: string }
  | { readonly kind: 'approval'; readonly subjectId: string; readonly cutId: string }
  | { readonly kind: 'review'; readonly subjectId: string }

/** The recalls that somebody's own word caused, newest first. */
export function recallsCausedBy(
  db: Db,
  { productionId, word }: { productionId: string; word: WordOf },
): Promise<RecallRow[]> {
  const says = (facts: Record<string, unknown>) => sql<boolean>`r.cause @> ${JSON.stringify(facts)}::jsonb`
  return recalls(db)
    .where('r.productionId', '=', productionId)
    .where((eb) => {
      switch (word.kind) {
        case 'release-form':
          return says({ releaseFormIds: [word.releaseFormId] })
        case 'approval':
          return eb.and([
            eb('r.cutId', '=', word.cutId),
            says({ subjectId: word.subjectId }),
            sql<boolean>`r.cause ->> 'kind' in ('approval-refused', 'approval-revoked')`,
          ])
        case 'review':
          return says({ kind: 'review-words-said', subjectId: word.subjectId })
      }
    })
    .orderBy('r.calledAt', 'desc')
    .orderBy('r.id', 'desc')
    .limit(50)
    .execute()
}
