import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** A second opening of a point is told again, to whom it is news; and viewers of long ago are found by when they last told something. */
export const toldAgain: Migration = {
  name: '0027-told-again',
  up: async (trx, roles) => {
    const [crew, worker, fan] = [roles.crew, roles.worker, roles.fan].map((role) => sql.id(role))
    const run = (statement: string) => sql.raw(statement).execute(trx)

    await run('alter table community.notices add column is_again boolean not null default false')
    // That something is out again is no news to whoever said that they have seen it.
    await sql`
      alter policy passed on community.notices to ${fan!} using (${sql.raw(`
        by_viewer is distinct from (select wall.viewer())
        and (by_viewer is null or by_viewer <> all ((select community.unheard())::uuid[]))
        and (for_viewer = (select wall.viewer())
          or (for_viewer is null and exists (select 1 from community.notice_topics t where t.notice_id = notices.id)))
        and (not is_again or ref <> all ((select wall.passed())::uuid[]))
        and community.may_be_told(production_id, ref_kind, ref, gate_id)`)})`.execute(trx)
    // A label is there long before its moment, and the moment is for nobody to read: whether it has come is.
    await run(`
      create function community.is_out(point uuid) returns boolean
      language sql stable security definer set search_path = pg_catalog
      as $$ select exists (select from production.story_labels l
        where l.point_id = point and l.shown_from <= wall.moment(l.production_id)) $$`)
    await run('revoke execute on function community.is_out(uuid) from public')
    await sql`grant execute on function community.is_out(uuid) to ${fan!}, ${crew!}, ${worker!}`.execute(trx)
    await run(`
      create or replace function community.may_be_told(production uuid, ref_kind text, ref uuid, gate uuid) returns boolean
      language plpgsql stable set search_path = pg_catalog as $$
      begin
        if gate is not null and not exists (select from wall.gates g where g.id = gate) then return false; end if;
        if not exists (select from production.front_pages f where f.production_id = production) then return false; end if;
        if ref_kind = 'post' then return exists (select from publish.posts p where p.id = ref); end if;
        if ref_kind = 'writing' then
          return exists (select from community.writings w where w.id = ref and w.state = 'shown');
        end if;
        if ref_kind = 'session' then return exists (select from community.sessions s where s.id = ref); end if;
        return community.is_out(ref);
      end $$`)

    await run('create index viewers_by_age on wall.viewers (seen_at) where account_id is null')
    await run(
      "create index writings_by_badge on community.writings (badge_id) where badge_id is not null and state = 'shown'",
    )
  },
}
