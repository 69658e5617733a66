import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Single people of other servers who are blocked, and the names of actors as anybody may know them. */
export const whoFollowsUs: Migration = {
  name: '0044-who-follows-us',
  up: async (trx, roles) => {
    const run = (statement: string) => sql.raw(statement).execute(trx)
    const [owner, crew, worker, fan] = [roles.owner, roles.crew, roles.worker, roles.fan].map((role) =>
      sql.id(role),
    )
    await run(`
      create table publish.blocked_actors (
        production_id uuid not null references production.productions (id),
        actor text not null,
        by_name text not null,
        at timestamptz(3) not null default wall.now(),
        primary key (production_id, actor)
      )`)
    await sql`grant select, insert, update, delete on publish.blocked_actors to ${crew!}, ${worker!}`.execute(
      trx,
    )

    // A page of front of house names the production's actor and its feed where something of them can be read.
    await sql`grant select (id, production_id, username) on publish.actors to ${fan!}`.execute(trx)
    for (const told of ['publish.actors', 'publish.notes', 'publish.feed_entries'])
      await run(`
        create trigger pages_changed after insert or update or delete on ${told}
          for each row execute function wall.tell_pages()`)
    await run('alter table publish.actors enable row level security, force row level security')
    await sql`
      create policy house on publish.actors to ${owner!}, ${crew!}, ${worker!} using (true) with check (true)`.execute(
      trx,
    )
    await sql`
      create policy passed on publish.actors for select to ${fan!}
      using (exists (select from publish.notes n where n.actor_id = actors.id))`.execute(trx)
  },
}
