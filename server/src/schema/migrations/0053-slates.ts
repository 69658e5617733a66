import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Dailies are found by the slate that a recorder or a file's name proposed. */
export const slates: Migration = {
  name: '0053-slates',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    // As people ask for it: roll, clip, scene and take in small letters, scene and take with their letter as well.
    await sql`
      create function ingest.slate_words(slate jsonb) returns text[] language sql immutable parallel safe as
      $$ select array_remove(array[
        lower(slate->>'roll'), lower(slate->>'clip'),
        lower(slate->>'scene'), 's' || lower(slate->>'scene'),
        lower(slate->>'take'), 't' || lower(slate->>'take')
      ], null) $$`.execute(trx)
    await sql`
      create index recordings_by_slate on ingest.recordings using gin (ingest.slate_words(slate))
      where slate is not null`.execute(trx)
    await sql`
      create view ingest.slated_assets as
      select asset_id, ingest.slate_words(slate) as words from ingest.recordings where slate is not null`.execute(
      trx,
    )
    await sql`grant select on ingest.slated_assets to ${house}`.execute(trx)
    await sql`grant execute on function ingest.slate_words(jsonb) to ${house}`.execute(trx)
  },
}
