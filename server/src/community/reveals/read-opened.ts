import { lineOfText } from '@stagedoor/core/production'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { theoriesBehind } from '../theories/seal-page.ts'

/** A theory that opened, with its beginning. */
export interface OpenedTheory {
  readonly id: string
  readonly label: string | null
  readonly lead: string
  readonly writer: string | null
}

/** What opened for a viewer since they last told how far they are: everything whose gate they pass now and did not before. */
export interface Opened {
  readonly posts: readonly { readonly slug: string; readonly title: string }[]
  readonly theories: readonly OpenedTheory[]
  readonly counts: {
    readonly posts: number
    readonly theories: number
    readonly questions: number
    readonly comments: number
  }
}

const MOST_NAMED = 24
const LEAD_LONGEST = 120

/** What opened in a production, read through the wall: the gates that a viewer passes are there, and nothing of the others. */
export async function openedFor(seen: Db, productionId: string): Promise<Opened> {
  const gates = await openedGates(seen, productionId)
  const none = { posts: 0, theories: 0, questions: 0, comments: 0 }
  if (gates.length === 0) return { posts: [], theories: [], counts: none }
  const behind = sql<string>`any(${gates}::uuid[])`
  const posts = await seen
    .selectFrom('publish.posts')
    .select(['slug', 'title'])
    .select(sql<number>`(count(*) over ())::integer`.as('all'))
    .where('productionId', '=', productionId)
    .where('gateId', '=', behind)
    .orderBy('opensAt', 'desc')
    .orderBy('id')
    .limit(MOST_NAMED)
    .execute()
  const theories = await firstTheories(seen, { productionId, gates })
  // Counts are sums over gates: no thing is read for them.
  const { rows } = await sql<{ kind: string; shown: number }>`
    select kind, sum(shown)::integer as shown from community.tallies
    where production_id = ${productionId} and (gate_id = ${behind} or thread_gate_id = ${behind})
    group by kind`.execute(seen)
  const shown = (...kinds: string[]) =>
    rows.reduce((sum, row) => (kinds.includes(row.kind) ? sum + row.shown : sum), 0)
  return {
    posts: posts.map(({ slug, title }) => ({ slug, title })),
    theories,
    counts: {
      posts: posts[0]?.all ?? 0,
      theories: shown('theory'),
      questions: shown('question'),
      comments: shown('comment', 'answer'),
    },
  }
}

async function firstTheories(
  seen: Db,
  { productionId, gates }: { productionId: string; gates: readonly string[] },
): Promise<OpenedTheory[]> {
  const ids = await theoriesBehind(seen, { productionId, gates, limit: MOST_NAMED })
  const behind = sql<string>`any(${ids}::uuid[])`
  const labels = await seen
    .selectFrom('community.seals as s')
    .innerJoin('production.storyLabels as l', 'l.id', 's.labelId')
    .select(['s.theoryId', 'l.label'])
    .where('s.theoryId', '=', behind)
    .execute()
  const words = await seen
    .selectFrom('community.writings')
    .select(['id', 'source', 'handle'])
    .where('id', '=', behind)
    .where('state', '=', 'shown')
    .execute()
  return ids.flatMap((id) => {
    const own = words.find((one) => one.id === id)
    if (own === undefined) return []
    const label = labels.find(({ theoryId }) => theoryId === id)?.label ?? null
    return [{ id, label, lead: lineOfText(own.source, LEAD_LONGEST), writer: own.handle }]
  })
}

async function openedGates(seen: Db, productionId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select g.id from wall.gates g where g.production_id = ${productionId} and g.horizon_points <> '{}'
      and not g.horizon_points <@ (select wall.passed_before())`.execute(seen)
  return rows.map(({ id }) => id)
}
