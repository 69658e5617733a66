import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/**
 * How a post is titled and marked at its platform, and when a comment was changed there; comments of our own and the
 * posts of kits' holders are watched for as long as they are out, those that are out already among them.
 */
export const watchedToTheEnd: Migration = {
  name: '0059-watched-to-the-end',
  up: async (trx) => {
    await sql`
      alter table publish.observations
        add column first_marks jsonb,
        add column marks_there jsonb,
        add column marks_changed_at timestamptz(3)`.execute(trx)
    await sql`alter table publish.replies add column edited_at timestamptz(3)`.execute(trx)
    await sql`
      with begun as (
        insert into publish.observations (publication_id, live_since)
        select d.publication_id, wall.now()
        from publish.deliveries d join publish.publications p on p.id = d.publication_id
        where d.part_kind <> 'post' and d.remote is not null and p.state_kind = 'live'
        on conflict do nothing
        returning publication_id)
      insert into plant.alarms (key, production_id, name, moment, payload)
      select 'publish.observe:' || p.id, p.production_id, 'publish.observe', wall.now() + random() * interval '1 day',
        jsonb_build_object('publicationId', p.id)
      from begun join publish.publications p on p.id = begun.publication_id
      on conflict do nothing`.execute(trx)
    // The round after the seventh day is the fifth: a week each, counted from when the link came back.
    await sql`
      insert into plant.alarms (key, production_id, name, moment, payload)
      select 'publish.look-at-post:' || k.id, p.production_id, 'publish.look-at-post',
        k.link_back_at + weeks.count * interval '7 days',
        jsonb_build_object('kitId', k.id, 'round', weeks.count + 2,
          'linkedAt', (extract(epoch from k.link_back_at) * 1000)::bigint)
      from publish.kits k
      join publish.publications p on p.id = k.publication_id,
      lateral (select floor(extract(epoch from wall.now() - k.link_back_at) / 604800)::integer + 1 as count) weeks
      where k.link_back is not null and p.state_kind = 'live' and weeks.count > 1
      on conflict do nothing`.execute(trx)
  },
}
