/** A connection that may do everything, as `administer` of the embedded database gives it. */
interface Admin {
  query: <Row>(sql: string, values?: unknown[]) => Promise<{ rows: Row[]; rowCount: number | null }>
}

/** The talk of this benchmark: a post with ten thousand comments, and as good as a hundred on each other one. */
export const BUSIEST = 10_000
const ON_OTHERS = 99
const WRITERS = 20_000

/**
 * Gives every post of a production its talk by plain SQL: of five comments three stand alone, one answers and one answers
 * that; every tenth waits for a point of the story, every hundredth was taken back, every two hundredth is held. The
 * newest post is the busiest. Counts are filled by one statement, as the trigger would have.
 */
export async function fillCommunity(
  admin: Admin,
  { productionId }: { productionId: string },
): Promise<{ busiest: string; comments: number }> {
  await admin.query('set session_replication_role = replica')
  await admin.query(
    `insert into wall.viewers (id, account_id) select md5('viewer ' || n)::uuid, md5('account ' || n)::uuid::text
     from generate_series(1, ${WRITERS}) n`,
  )
  await admin.query(
    `insert into community.writers (viewer_id, handle, skeleton, joined_at)
     select md5('viewer ' || n)::uuid, 'fan' || n, 'bench' || n, now() - interval '1 year' from generate_series(1, ${WRITERS}) n`,
  )
  await admin.query(
    `create temporary table raised as
     select row_number() over (order by id) - 1 as n, id as point, gen_random_uuid() as gate
     from production.story_points where production_id = $1`,
    [productionId],
  )
  await admin.query(
    `insert into wall.gates (id, production_id, audience, opens_at, horizon_points)
     select gate, $1, 'public', 'epoch', array[point] from raised`,
    [productionId],
  )
  await admin.query(
    `insert into community.horizon_gates (production_id, points, gate_id) select $1, array[point], gate from raised`,
    [productionId],
  )
  await admin.query(
    `create temporary table talks as
     select row_number() over (order by p.opens_at desc, p.id) as t, gen_random_uuid() as thread, p.id as post, p.gate_id as gate, p.slug,
       p.opens_at from publish.posts p where p.production_id = $1`,
    [productionId],
  )
  await admin.query(
    `insert into community.threads (id, production_id, kind, ref, gate_id) select thread, $1, 'post', post, gate from talks`,
    [productionId],
  )
  const { rowCount } = await admin.query(
    `insert into community.writings (id, production_id, thread_id, thread_gate_id, gate_id, kind, parent_id, writer_id, handle,
       at_flicks, source, html, state, written_at)
     select md5(t || ' ' || k)::uuid, $1, thread, talks.gate, r.gate, 'comment',
       case k % 5 when 3 then md5(t || ' ' || k - 3)::uuid when 4 then md5(t || ' ' || k - 1)::uuid end,
       md5('viewer ' || 1 + (t * 7 + k) % ${WRITERS})::uuid, case when k % 100 <> 50 then 'fan' || 1 + (t * 7 + k) % ${WRITERS} end,
       case when k % 7 = 0 and k % 100 <> 50 then k % 250 * 705600000::bigint end,
       case when k % 100 <> 50 then words else '' end, case when k % 100 <> 50 then '<p>' || words || '</p>' else '' end,
       case when k % 100 = 50 then 'deleted' when k % 200 = 51 then 'held' else 'shown' end,
       opens_at + k * interval '30 seconds'
     from talks cross join lateral generate_series(0, case t when 1 then ${BUSIEST} else ${ON_OTHERS} end - 1) k
       cross join lateral (select 'Salt is the right size already, and line ' || k || ' of ' || t || ' says so at some length, as fans do.' as words) w
       left join raised r on k % 50 < 5 and r.n = (t + k / 50) % 6
     order by thread, k`,
    [productionId],
  )
  await admin.query(
    `insert into community.tallies (thread_id, kind, gate_id, thread_gate_id, production_id, shown)
     select thread_id, kind, coalesce(gate_id, thread_gate_id), thread_gate_id, production_id, count(*)
     from community.writings where production_id = $1 and state = 'shown' group by 1, 2, 3, 4, 5`,
    [productionId],
  )
  const { rows } = await admin.query<{ slug: string }>('select slug from talks where t = 1')
  await admin.query('set session_replication_role = origin')
  await admin.query('drop table talks, raised')
  await admin.query('vacuum analyze')
  return { busiest: rows[0]?.slug ?? '', comments: rowCount ?? 0 }
}
