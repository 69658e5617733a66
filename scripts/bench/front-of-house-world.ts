import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** How many publications the world of this benchmark has: every third behind a point, every tenth still to open. */
export const PUBLICATIONS = 10_000

/** What a client has to know of the world. */
export interface FrontWorld {
  readonly productionId: string
  readonly slug: string
  readonly lastPoint: string
}

/** Fills a production with posts by plain SQL, past every use case: a benchmark of reading needs rows, not history. */
export async function fillFrontOfHouse(
  admin: pg.Client,
  { productionId, slug }: { productionId: string; slug: string },
): Promise<FrontWorld> {
  const points = Array.from({ length: 6 }, () => randomUUID())
  // Neither the footage nor the cuts of these posts exist: keys that lead to them are not looked after here.
  await admin.query('set session_replication_role = replica')
  for (const [index, point] of points.entries()) {
    await admin.query(
      'insert into production.story_points (id, production_id, name, after, public_at) values ($1, $2, $3, $4, $5)',
      [point, productionId, `Point ${index}`, index === 0 ? [] : [points[index - 1]], new Date(0)],
    )
    await admin.query(
      `insert into production.story_labels (id, point_id, production_id, label, position, shown_from)
       values (gen_random_uuid(), $1, $2, $3, $4, $5)`,
      [point, productionId, `Episode ${index + 1}`, index + 1, new Date(0)],
    )
  }
  await admin.query(
    `create temporary table made as select n, gen_random_uuid() as id, gen_random_uuid() as gate,
       now() - n * interval '7 minutes' as opens_at from generate_series(1, ${PUBLICATIONS}) n`,
  )
  await admin.query(
    `insert into wall.gates (id, production_id, audience, opens_at, horizon_points)
     select gate, $1, 'public', case when n % 10 = 9 then now() + interval '90 days' else opens_at end,
       case when n % 3 = 0 then array[($2::uuid[])[1 + n % 6]] else '{}' end from made`,
    [productionId, points],
  )
  await admin.query(
    `insert into publish.posts (id, production_id, publication_id, gate_id, slug, title, copy, shape, duration_flicks,
       credits, raw, captions, media, opens_at)
     select id, $1, gen_random_uuid(), gate, 'post-' || n, 'How the storm was built, part ' || n,
       'Aino Leppälä builds a storm at one to twenty-four, with salt, hair gel and eleven thousand matchsticks.' || E'\\n\\n'
         || repeat('The tower is forty centimetres of birch ply, and the rock is bread. ', 8), '16:9', 252 * 705600000::bigint,
       jsonb_build_array(jsonb_build_object('name', 'Person ' || n % 40, 'craft', 'Craft ' || n % 12)),
       '{"percent": 83, "joins": 4, "isReframed": false, "stretches": [{"kind": "untouched", "from": 0, "to": 700000000}]}',
       jsonb_build_array(jsonb_build_object('from', 0, 'to', 705600000, 'text', 'Salt is the right size already.')),
       jsonb_build_object('video', jsonb_build_object('sha256', md5(n::text) || md5(n::text), 'sizeBytes', 1000, 'width', 1920, 'height', 1080),
         'poster', jsonb_build_object('sha256', md5(n::text) || md5(n::text))), opens_at from made`,
    [productionId],
  )
  await admin.query(
    `insert into publish.post_credits (post_id, position, production_id, gate_id, person, name, craft_slug, craft)
     select id, 0, $1, gate, 'person-' || n % 40, 'Person ' || n % 40, 'craft-' || n % 12, 'Craft ' || n % 12 from made`,
    [productionId],
  )
  await admin.query(
    `select count(plant.put_search_text('post', id, $1, gate, null, 'How the storm was built, part ' || n,
       'Aino Leppälä builds a storm with salt and matchsticks', opens_at)) from made`,
    [productionId],
  )
  await admin.query('set session_replication_role = origin')
  await admin.query('drop table made')
  await admin.query('analyze')
  return { productionId, slug, lastPoint: points.at(-1) ?? '' }
}
