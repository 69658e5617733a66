import { sql } from 'kysely'
import type { FediverseDesk, NewNote, OutNote } from '../../connectors/index.ts'
import { randomId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { isOpenToAnybody, leavingBy } from './leaving-by.ts'

const COLUMNS = [
  'id',
  'actorId',
  'words',
  'warning',
  'isSensitive',
  'language',
  'inReplyTo',
  'altText',
  'durationFlicks',
  'media',
  'publishedAt',
] as const

type Notes = Pick<FediverseDesk, 'note' | 'notesOf' | 'standing' | 'publish' | 'find' | 'withdraw'>

/** The notes of productions: an outbox in one table, read as nobody. */
export function notesIn({
  db,
  fan,
  ofProduction,
}: {
  db: Db
  fan: Db
  ofProduction: (productionId: string) => Promise<string | null>
}): Notes {
  const seen = (id: string): Promise<OutNote | undefined> =>
    fan.selectFrom('publish.notes').select(COLUMNS).where('id', '=', id).executeTakeFirst()

  const kept = (by: 'id' | 'publicationId', value: string) =>
    db.selectFrom('publish.notes').select(['id', 'withdrawnAt']).where(by, '=', value).executeTakeFirst()

  return {
    note: async (id) => (await seen(id)) ?? null,
    notesOf: (actorId, most) =>
      fan
        .selectFrom('publish.notes')
        .select(COLUMNS)
        .where('actorId', '=', actorId)
        .orderBy('publishedAt', 'desc')
        .orderBy('id')
        .limit(most)
        .execute(),
    standing: async (id) => {
      if ((await seen(id)) !== undefined) return 'there'
      const row = await kept('id', id)
      return row === undefined ? 'absent' : row.withdrawnAt === null ? 'shut' : 'withdrawn'
    },
    publish: async ({ attemptId, ...note }) => {
      const { publicationId, productionId, gateId } = await leavingBy(db, attemptId)
      if (!(await isOpenToAnybody(fan, gateId))) return { kind: 'shut' }
      const actorId = await ofProduction(productionId)
      if (actorId === null) return { kind: 'off' }
      await db
        .transaction()
        .execute((trx) => putNote(trx, { ...note, attemptId, publicationId, productionId, gateId, actorId }))
      const row = await kept('publicationId', publicationId)
      if (row === undefined) throw new Error(`The note of ${publicationId} was written and is not there`)
      return row.withdrawnAt === null ? { kind: 'published', id: row.id } : { kind: 'withdrawn' }
    },
    find: async (attemptId) => {
      const { publicationId } = await leavingBy(db, attemptId)
      const row = await kept('publicationId', publicationId)
      return row === undefined || row.withdrawnAt !== null ? null : row.id
    },
    withdraw: (id) => db.transaction().execute((trx) => withdrawNote(trx, id)),
  }
}

// The note and what goes to each inbox are one act: it is out, and on its way to everybody who follows, or neither.
async function putNote(
  trx: Trx,
  {
    media,
    ...note
  }: NewNote & { publicationId: string; productionId: string; gateId: string; actorId: string },
): Promise<void> {
  const put = await trx
    .insertInto('publish.notes')
    .values({ id: randomId(), ...note, media: media === null ? null : JSON.stringify(media) })
    .onConflict((conflict) => conflict.column('publicationId').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (put === undefined) return
  await sql`
    insert into publish.federation_mail (actor_id, act, note_id, inbox)
    select distinct f.actor_id, 'create', ${put.id}::uuid, coalesce(f.shared_inbox, f.inbox)
    from publish.followers f
    where f.actor_id = ${note.actorId} and not exists (
      select from publish.blocked_servers b where b.production_id = ${note.productionId} and b.host = f.host)`.execute(
    trx,
  )
  await sql`select pg_notify('federation_mail', '')`.execute(trx)
}

async function withdrawNote(trx: Trx, id: string): Promise<'withdrawn' | 'already' | 'absent'> {
  const note = await trx
    .selectFrom('publish.notes')
    .select(['actorId', 'withdrawnAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (note === undefined) return 'absent'
  if (note.withdrawnAt !== null) return 'already'
  await trx
    .updateTable('publish.notes')
    .set({ withdrawnAt: sql<never>`wall.now()` })
    .where('id', '=', id)
    .execute()
  // What has not been tried yet is not sent any more; wherever it may be, the deletion follows it.
  await sql`
    update publish.federation_mail set outcome = 'refused', said = 'It was taken back before it was sent.',
      changed_at = clock_timestamp()
    where note_id = ${id} and act = 'create' and outcome = 'waiting' and tries = 0`.execute(trx)
  await sql`
    insert into publish.federation_mail (actor_id, act, note_id, inbox)
    select actor_id, 'delete', note_id, inbox from publish.federation_mail
    where note_id = ${id} and act = 'create' and tries > 0
    on conflict (note_id, act, inbox) do nothing`.execute(trx)
  await sql`select pg_notify('federation_mail', '')`.execute(trx)
  return 'withdrawn'
}
