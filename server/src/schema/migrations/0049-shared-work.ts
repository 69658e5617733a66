import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/**
 * Work that several workers share: a row with a rank is taken from this table by whichever worker has room, and not by
 * way of the queue. Each worker says that it lives; what a dead one worked on waits again.
 */
export const sharedWork: Migration = {
  name: '0049-shared-work',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    await sql`
      create table plant.workers (
        id uuid primary key,
        name text not null check (name <> ''),
        machine text not null,
        cores integer not null check (cores > 0),
        memory_mb integer not null check (memory_mb > 0),
        started_at timestamptz(3) not null default clock_timestamp(),
        heard_at timestamptz(3) not null default clock_timestamp()
      )`.execute(trx)
    await sql`grant select, insert, update, delete on plant.workers to ${house}`.execute(trx)
    await sql`
      alter table plant.work
        add column rank smallint,
        add column lane text check (lane in ('quick', 'long', 'heavy')),
        add column memory_mb integer,
        add column waits_for text[] not null default '{}',
        add column payload jsonb not null default '{}',
        add column not_before timestamptz(3),
        add column worker_id uuid,
        add column worker_name text,
        add column shunned uuid[] not null default '{}',
        add constraint work_shared_whole check ((rank is null) = (lane is null) and (rank is null) = (memory_mb is null))`.execute(
      trx,
    )
    await sql`create unique index work_of_thing on plant.work (ref, job) where rank is not null`.execute(trx)
    await sql`create index work_to_take on plant.work (lane, rank, created_at) where rank is not null and state = 'waiting'`.execute(
      trx,
    )
    // What an older program was preparing begins with its first step, which finds by itself what is made already.
    await sql`
      update plant.work set state = 'cancelled', ended_at = wall.now()
      where job = 'ingest.prepare-asset' and ended_at is null`.execute(trx)
    await sql`
      insert into plant.work (id, production_id, job, ref, rank, lane, memory_mb, payload)
      select gen_random_uuid(), production_id, 'ingest.make-clean-copy', id, 0, 'long', 600,
        jsonb_build_object('assetId', id)
      from ingest.assets where state = 'preparing'`.execute(trx)
    await sql`create index work_taken on plant.work (worker_id) where rank is not null and state = 'working'`.execute(
      trx,
    )
  },
}
