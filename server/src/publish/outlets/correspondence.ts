import { instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { FediverseDesk } from '../../connectors/index.ts'
import { announce } from '../../plant/events/index.ts'
import { at, type Listening, randomId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import { replyArrived } from '../events.ts'

const CLAIM_SECONDS = 90
// Nobody needs more of one note, and whoever writes more than this does not mean it.
const MOST_REPLIES = 2_000
const MOST_FOLLOWERS = 500_000
const PAGE = 50

type Correspondence = Omit<
  FediverseDesk,
  'actor' | 'actorNamed' | 'keysOf' | 'note' | 'notesOf' | 'standing' | 'publish' | 'find' | 'withdraw'
>

/** Followers, replies and reactions as they come in, and the mail that goes out. */
export function correspondenceOf({ db, listener }: { db: Db; listener: Listening }): Correspondence {
  return {
    countsOf: async (actorId) => {
      const { rows } = await sql<{ notes: number; followers: number }>`
        select (select count(*)::integer from publish.notes where actor_id = ${actorId} and withdrawn_at is null) as notes,
          (select count(*)::integer from publish.followers where actor_id = ${actorId}) as followers`.execute(
        db,
      )
      return rows[0] ?? { notes: 0, followers: 0 }
    },
    followed: (actorId, { follower, inbox, sharedInbox }, request) =>
      db.transaction().execute(async (trx) => {
        const { host } = new URL(follower)
        await sql`
          insert into publish.followers (actor_id, follower, inbox, shared_inbox, host)
          select id, ${follower}, ${inbox}, ${sharedInbox}, ${host} from publish.actors where id = ${actorId}
            and (select count(*) from publish.followers where actor_id = ${actorId}) < ${MOST_FOLLOWERS}
          on conflict (actor_id, follower) do update
            set inbox = excluded.inbox, shared_inbox = excluded.shared_inbox`.execute(trx)
        await trx
          .insertInto('publish.federationMail')
          .values({
            actorId,
            act: 'accept',
            noteId: null,
            inbox,
            enclosed: JSON.stringify(request),
            said: null,
          })
          .execute()
        await sql`select pg_notify('federation_mail', '')`.execute(trx)
      }),
    unfollowed: async (actorId, follower) => {
      await db
        .deleteFrom('publish.followers')
        .where('actorId', '=', actorId)
        .where('follower', '=', follower)
        .execute()
    },
    isBlocked: async (actorId, { host, href }) => {
      const { rows } = await sql<{ isBlocked: boolean }>`
        select exists (select from publish.blocked_servers b where b.production_id = a.production_id and b.host = ${host})
          or exists (select from publish.blocked_actors b where b.production_id = a.production_id and b.actor = ${href})
          as is_blocked
        from publish.actors a where a.id = ${actorId}`.execute(db)
      return rows[0]?.isBlocked === true
    },
    replied: (noteId, { remoteId, author, authorUrl, text, writtenAt, url }) =>
      db.transaction().execute(async (trx) => {
        const note = await trx
          .selectFrom('publish.notes')
          .select(['publicationId', 'productionId'])
          .where('id', '=', noteId)
          .executeTakeFirst()
        if (note === undefined) return
        const { publicationId, productionId } = note
        const { count } = await trx
          .selectFrom('publish.replies')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('publicationId', '=', publicationId)
          .executeTakeFirstOrThrow()
        if (Number(count) >= MOST_REPLIES) return
        const kept = await trx
          .insertInto('publish.replies')
          .values({
            id: randomId(),
            publicationId,
            remoteId,
            author,
            authorUrl,
            text,
            writtenAt: writtenAt === null ? null : at(instant(writtenAt)),
            url,
            inReplyTo: noteId,
          })
          .onConflict((conflict) => conflict.columns(['publicationId', 'remoteId']).doNothing())
          .returning('id')
          .executeTakeFirst()
        if (kept !== undefined)
          await announce(trx, replyArrived({ productionId, publicationId, replyId: kept.id }))
      }),
    replyChanged: async (remoteId, authorUrl, text) => {
      await db
        .updateTable('publish.replies')
        .set(
          text === null
            ? { state: 'deleted', text: '', author: '' }
            : { text, editedAt: sql<never>`wall.now()`, readAt: null, readBy: null },
        )
        .where('remoteId', '=', remoteId)
        .where('authorUrl', '=', authorUrl)
        .where('state', '=', 'arrived')
        .execute()
    },
    reacted: async (noteId, { kind, actor, isBack }) => {
      if (isBack)
        await db
          .deleteFrom('publish.noteReactions')
          .where('noteId', '=', noteId)
          .where('kind', '=', kind)
          .where('actor', '=', actor)
          .execute()
      else
        await db
          .insertInto('publish.noteReactions')
          .values({ noteId, kind, actor })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
    },
    receiptsOf: async (id) => {
      // Whoever refused the note as well has nothing to delete.
      const { rows } = await sql<{ outcome: string; host: string }>`
        select d.outcome, split_part(d.inbox, '/', 3) as host
        from publish.federation_mail d
        where d.note_id = ${id} and d.act = 'delete' and not exists (
          select from publish.federation_mail c where c.note_id = d.note_id and c.inbox = d.inbox
            and c.act = 'create' and c.outcome = 'refused' and d.outcome <> 'taken')
        order by host`.execute(db)
      const hosts = (...outcomes: string[]) =>
        rows.filter(({ outcome }) => outcomes.includes(outcome)).map(({ host }) => host)
      return { taken: hosts('taken'), waiting: hosts('waiting'), refused: hosts('refused', 'given-up') }
    },
    echoOf: async (id, since) => {
      const after = since !== null && /^\d{1,15}$/.test(since) ? Number(since) : 0
      const { rows } = await sql<{ likes: number; shares: number; comments: number }>`
        select count(*) filter (where kind = 'like')::integer as likes,
          count(*) filter (where kind = 'announce')::integer as shares,
          (select count(*)::integer from publish.replies where in_reply_to = ${id} and state = 'arrived') as comments
        from publish.note_reactions where note_id = ${id}`.execute(db)
      const replies = await db
        .selectFrom('publish.replies')
        .select(['seq', 'remoteId', 'author', 'authorUrl', 'text', 'writtenAt', 'url', 'inReplyTo'])
        .where('inReplyTo', '=', id)
        .where('state', '=', 'arrived')
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(PAGE)
        .execute()
      const own =
        after > 0
          ? []
          : await db
              .selectFrom('publish.notes')
              .select(['id', 'words', 'publishedAt'])
              .where('inReplyTo', '=', id)
              .where('withdrawnAt', 'is', null)
              .orderBy('publishedAt')
              .limit(PAGE)
              .execute()
      const [counts = { likes: 0, shares: 0, comments: 0 }] = rows
      return {
        ...counts,
        own,
        replies: replies.map(({ seq: _seq, authorUrl, ...reply }) => ({
          ...reply,
          authorUrl: authorUrl ?? '',
        })),
        cursor: String(replies.at(-1)?.seq ?? after),
      }
    },
    takeMail: async () => {
      const taken = await db
        .updateTable('publish.federationMail')
        .set({
          claimedUntil: sql<never>`clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS})`,
          tries: sql<number>`tries + 1`,
        })
        .where('id', '=', (eb) =>
          eb
            .selectFrom('publish.federationMail as m')
            .select('m.id')
            .where('m.outcome', '=', 'waiting')
            .where('m.dueAt', '<=', sql<never>`clock_timestamp()`)
            .where(sql<boolean>`(m.claimed_until is null or m.claimed_until < clock_timestamp())`)
            // A deletion follows what it deletes.
            .where(
              sql<boolean>`(m.act <> 'delete' or not exists (
                select from publish.federation_mail c where c.note_id = m.note_id and c.inbox = m.inbox
                  and c.act = 'create' and c.outcome = 'waiting'))`,
            )
            .orderBy('m.dueAt')
            .orderBy('m.id')
            .limit(1)
            .forUpdate()
            .skipLocked(),
        )
        .returning(['id', 'actorId', 'act', 'noteId', 'inbox', 'enclosed', 'tries'])
        .executeTakeFirst()
      if (taken !== undefined) return taken
      const { rows } = await sql<{ inMs: number | null }>`
        select (extract(epoch from min(greatest(due_at, coalesce(claimed_until, due_at))) - clock_timestamp())
          * 1000)::integer as in_ms
        from publish.federation_mail where outcome = 'waiting'`.execute(db)
      const inMs = rows[0]?.inMs ?? null
      return inMs === null ? null : { inMs: Math.max(inMs, 0) }
    },
    settleMail: async (id, { outcome, said, inMs = 0 }) => {
      await db
        .updateTable('publish.federationMail')
        .set({
          outcome,
          said,
          claimedUntil: null,
          dueAt: sql<never>`clock_timestamp() + make_interval(secs => ${inMs / 1000})`,
          changedAt: sql<never>`clock_timestamp()`,
        })
        .where('id', '=', id)
        .where('outcome', '=', 'waiting')
        .execute()
      if (outcome !== 'waiting') await sql`select pg_notify('federation_mail', '')`.execute(db)
    },
    onMail: (heard) => listener.listen('federation_mail', { heard, connected: heard }),
  }
}
