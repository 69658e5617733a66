import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/**
 * A schedule is a rule: it is kept with its publication, which has no opening moment while it waits for one. What a
 * rule hangs on takes the publication off the clock in the same commit in which it moves.
 */
export const scheduleRules: Migration = {
  name: '0033-schedule-rules',
  up: async (trx, roles) => {
    const [crew, worker] = [sql.id(roles.crew), sql.id(roles.worker)]
    const run = (statement: string) => sql.raw(statement).execute(trx)
    await run('alter table publish.publications add column rule jsonb, alter column opens_at drop not null')
    // Whatever is on its way somewhere has a moment.
    await run(`
      alter table publish.publications add constraint publications_moment_known
      check (opens_at is not null or state ->> 'kind' in ('draft', 'cancelled', 'recalled'))`)
    await run(`
      create index publications_hanging on publish.publications (production_id)
      where rule ->> 'kind' in ('premiere', 'story-point', 'publication')`)
    await run(`
      create table publish.calendar_settings (
        production_id uuid primary key references production.productions (id),
        least_apart_minutes integer not null check (least_apart_minutes between 0 and 10080),
        quiet_hours jsonb
      )`)
    await sql`grant select, insert, update, delete on publish.calendar_settings to ${crew}, ${worker}`.execute(
      trx,
    )
    await takeOffTheClock(run)
  },
}

type Run = (statement: string) => Promise<unknown>

// A gate without a moment is closed. When it opens is worked out after the commit, and set by whoever worked it out:
// should nobody get to it, nothing opens.
async function takeOffTheClock(run: Run): Promise<void> {
  await run(`
    create function publish.take_off_the_clock(in_production uuid, hanging jsonb) returns void
    language sql set search_path = pg_catalog as $$
      update wall.gates g set opens_at = null, changed_at = wall.now()
      from publish.publications p
      where p.gate_id = g.id and p.production_id = in_production and p.rule @> hanging
        and p.state ->> 'kind' in ('scheduled', 'placing') and g.opens_at > wall.now()
    $$`)
  await run(`
    create function publish.premiere_moved() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      if tg_op in ('INSERT', 'UPDATE') then
        perform publish.take_off_the_clock(new.production_id,
          jsonb_build_object('kind', 'premiere', 'of', new.point_id));
      end if;
      if tg_op in ('DELETE', 'UPDATE') then
        perform publish.take_off_the_clock(old.production_id,
          jsonb_build_object('kind', 'premiere', 'of', old.point_id));
      end if;
      return null;
    end $$`)
  await run(`
    create trigger premiere_told after insert or delete on production.premieres
    for each row execute function publish.premiere_moved()`)
  await run(`
    create trigger premiere_moved after update on production.premieres for each row
    when ((old.at, old.territory, old.point_id) is distinct from (new.at, new.territory, new.point_id))
    execute function publish.premiere_moved()`)
  await run(`
    create function publish.point_moved() returns trigger language plpgsql set search_path = pg_catalog as $$
    begin
      perform publish.take_off_the_clock(old.production_id, jsonb_build_object('kind', 'story-point', 'point', old.id));
      return null;
    end $$`)
  await run(`
    create trigger point_dropped after delete on production.story_points
    for each row execute function publish.point_moved()`)
  await run(`
    create trigger point_moved after update on production.story_points for each row
    when (old.public_at is distinct from new.public_at) execute function publish.point_moved()`)
  await run(`
    create function publish.publication_taken_back() returns trigger
    language plpgsql set search_path = pg_catalog as $$
    begin
      perform publish.take_off_the_clock(old.production_id,
        jsonb_build_object('kind', 'publication', 'publicationId', old.id));
      return null;
    end $$`)
  await run(`
    create trigger publication_taken_back after update on publish.publications for each row
    when (old.state ->> 'kind' = 'live' and new.state ->> 'kind' is distinct from 'live')
    execute function publish.publication_taken_back()`)
}
