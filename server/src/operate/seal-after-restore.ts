import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { TokenSeal } from '../ingest/index.ts'
import type { Trx } from '../schema/index.ts'

/**
 * Seals a restored house: nothing leaves, opens or sends until its owner has looked through it. Every session, slip and
 * key is void, since some may have been taken back after the backup; what may have happened since is asked about.
 */
export async function sealAfterRestore(
  trx: Trx,
  { takenAt, seal }: { takenAt: string; seal: Pick<TokenSeal, 'seal'> },
): Promise<void> {
  const reason = `Restored from a backup of ${takenAt}. Look through the tasks of each production, then unseal.`
  await sql`
    insert into plant.house (singleton, sealed_at, seal_reason) values (true, wall.now(), ${reason})
    on conflict (singleton) do update set sealed_at = wall.now(), seal_reason = ${reason}`.execute(trx)
  await sql`delete from auth.sessions`.execute(trx)
  await sql`delete from auth.verifications`.execute(trx)
  await sql`delete from plant.idempotency_keys`.execute(trx)
  await sql`update plant.slips set revoked_at = wall.now() where revoked_at is null`.execute(trx)
  await sql`update production.api_keys set revoked_at = wall.now() where revoked_at is null`.execute(trx)
  await sql`
    update plant.work set state = 'cancelled', ended_at = wall.now(),
      problem = jsonb_build_object('type', '/problems/house-is-sealed', 'title', 'It was not finished when the backup was made.', 'status', 423)
    where ended_at is null`.execute(trx)
  await forgetSendings(trx)
  await closeInboxes(trx, seal)
  await voidAccounts(trx)
  await settleOutbox(trx)
  // What may have happened after the backup, as questions that the owner answers one by one.
  await sql`
    insert into production.tasks (id, production_id, kind, ref, facts)
    select gen_random_uuid(), p.id, 'after-restore', null, jsonb_build_object('takenAt', ${takenAt}::text)
    from production.productions p`.execute(trx)
  await sql`
    insert into production.tasks (id, production_id, kind, ref, facts)
    select gen_random_uuid(), f.production_id, 'after-restore-grant', f.id,
      jsonb_build_object('takenAt', ${takenAt}::text, 'name', s.name)
    from clearance.release_forms f join clearance.subjects s on s.id = f.subject_id where f.state = 'signed'`.execute(
    trx,
  )
  await sql`
    insert into production.tasks (id, production_id, kind, ref, facts)
    select gen_random_uuid(), p.production_id, 'after-restore-publication', p.id,
      jsonb_build_object('takenAt', ${takenAt}::text, 'title', p.title)
    from publish.publications p where p.state_kind in ('scheduled', 'leaving', 'live', 'unknown')`.execute(
    trx,
  )
}

// Whom the house told what after the backup nobody knows: what was new then is read on the page, and not sent again.
async function forgetSendings(trx: Trx): Promise<void> {
  // A backup of before fans were told anything has none of it; the schema is still that of its day.
  const { rows: there } = await sql<{
    oid: string | null
  }>`select to_regclass('community.deliveries') as oid`.execute(trx)
  if (there[0]?.oid === null) return
  await sql`
    update community.deliveries set state = 'nothing', ended_at = wall.now() where state in ('waiting', 'sending')
      and not (way = 'mail' and state = 'waiting' and due_at > wall.now())`.execute(trx)
  await sql`
    update community.notice_settings set mail_told_until = wall.now(), push_told_until = wall.now()`.execute(
    trx,
  )
  await sql`update community.notices set is_spread = true where not is_spread`.execute(trx)
  await noteWhatCameOut(trx)
}

// Points that came out after the backup: the house that was has told of them. They are noted, stand on the page at their
// moment, and no letter tells of them a second time.
async function noteWhatCameOut(trx: Trx): Promise<void> {
  await sql`
    with noted as (
      insert into community.reveals (production_id, point_id, moment, things)
      select l.production_id, l.point_id, l.shown_from, 0 from production.story_labels l
      where l.shown_from <= wall.now() and not exists (
        select from community.reveals r where r.point_id = l.point_id and r.put_off_at is null)
      on conflict do nothing returning production_id, point_id, moment
    ), told as (
      insert into community.notices (id, production_id, kind, ref_kind, ref, made_at, is_spread)
      select gen_random_uuid(), n.production_id, 'reveal', 'point', n.point_id, n.moment, true
      from noted n join production.story_labels l on l.point_id = n.point_id and l.is_offered
      on conflict do nothing returning id, production_id, made_at
    )
    insert into community.notice_topics (topic, made_at, notice_id)
    select community.topic_of('production', production_id, null, ''), made_at, id from told`.execute(trx)
}

// Their links are void, and were sealed with the key of the house that was backed up, which this one may not have. Each
// gets a token in its place that opens nothing.
async function closeInboxes(trx: Trx, seal: Pick<TokenSeal, 'seal'>): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update ingest.inboxes set closed_at = coalesce(closed_at, wall.now()) returning id`.execute(trx)
  for (const { id } of rows)
    await trx
      .updateTable('ingest.inboxes')
      .set({ tokenSealed: seal.seal(randomBytes(16).toString('base64url'), id) })
      .where('id', '=', id)
      .execute()
  await sql`update ingest.uploads set receipt_token_sealed = null`.execute(trx)
}

// A token may have been renewed or taken back since, and lies sealed with a key that this house may not have; so do the
// secrets of the applications. A person connects each account again, and all that went to it is still known.
async function voidAccounts(trx: Trx): Promise<void> {
  const { rows: there } = await sql<{
    oid: string | null
  }>`select to_regclass('publish.apps') as oid`.execute(trx)
  if (there[0]?.oid === null) return
  const because = JSON.stringify({
    kind: 'trouble',
    code: 'restored',
    what: 'The house was restored from a backup, and the permission of before is void.',
    remedy: 'Connect the account again.',
  })
  await sql`delete from publish.apps`.execute(trx)
  await sql`delete from publish.account_doors`.execute(trx)
  await sql`delete from publish.account_choices`.execute(trx)
  await sql`
    with void as (
      update publish.accounts set token = null, token_expires_at = null, refresh_expires_at = null,
        refresh_begun_at = null, standing = 'needs-person', standing_since = wall.now(),
        standing_because = ${because}::jsonb
      where token is not null returning id, production_id, connector, name
    )
    insert into production.tasks (id, production_id, kind, ref, facts)
    select gen_random_uuid(), v.production_id, 'platform-account-reconnect', v.id,
      jsonb_build_object('platform', v.connector, 'account', v.name, 'what', 'The house was restored from a backup.')
    from void v where not exists (
      select from production.tasks t where t.kind = 'platform-account-reconnect' and t.ref = v.id and t.done_at is null)`.execute(
    trx,
  )
}

// Transaction ids belong to a cluster. In the new one every kept event counts as old, and each cursor stands before the
// first event that its consumer had not seen: some are handed on twice, none is lost.
async function settleOutbox(trx: Trx): Promise<void> {
  await sql`
    update plant.outbox_cursors c set id = coalesce(
      (select min(o.id) - 1 from plant.outbox o
        where o.production_id = c.production_id and (o.xid, o.id) > (c.xid, c.id)),
      (select max(o.id) from plant.outbox o where o.production_id = c.production_id), c.id),
      retry_at = null`.execute(trx)
  await sql`update plant.outbox_cursors set xid = '1'`.execute(trx)
  await sql`update plant.outbox set xid = '1'`.execute(trx)
  await sql`select setval(pg_get_serial_sequence('plant.outbox', 'id'), coalesce((select max(id) from plant.outbox), 0) + 1)`.execute(
    trx,
  )
}
