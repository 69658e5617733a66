import type { WritingLayer } from '@stagedoor/core/community'
import type { MadeViewer } from '@stagedoor/core/wall'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import { productionById } from '../../production/index.ts'
import type { ThreadKind } from '../../schema/community.ts'
import type { Db } from '../../schema/index.ts'
import { whySeen } from '../../wall/index.ts'
import { communitySettings } from '../moderation/settings.ts'
import { placeLayers } from './place-layers.ts'

/** A place where people talk, and how much of what stands there somebody made up reads. */
export interface TalkSighting {
  /** Null for a session in which nobody has asked. */
  readonly threadId: string | null
  readonly kind: ThreadKind
  /** The path of a post. */
  readonly slug: string | null
  readonly title: string | null
  readonly isSeen: boolean
  readonly layers: readonly WritingLayer[]
  /** Comments, questions and theories that stand there, and those of them whose words they read. */
  readonly stands: number
  readonly reads: number
}

interface Row extends Pick<TalkSighting, 'threadId' | 'kind' | 'slug' | 'title'> {
  readonly gateId: string
  readonly counts: { gateId: string; shown: number }[]
}

const MOST = 400

/** Where people talk in a production, as somebody made up finds it: its questions, theories, sessions, and posts, latest first. */
export async function talkSightings(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, made, threadId }: { productionId: string; made: MadeViewer; threadId: string | null },
): Promise<readonly TalkSighting[]> {
  const production = await productionById(db, productionId)
  if (production === undefined) return []
  const { frontGateId } = production
  const rows = await talks(db, { productionId, threadId })
  const gateIds = rows.flatMap(({ gateId, counts }) => [gateId, ...counts.map((one) => one.gateId)])
  const whys = await whySeen({ db, clock }, { made, gateIds: [...new Set([frontGateId, ...gateIds])] })
  const door = await communitySettings(db, productionId)
  return rows.map(({ gateId, counts, ...talk }) => {
    const layers = placeLayers({ frontGateId, gateId }, { whys, door, guise: made.guise })
    const isSeen = layers.every(({ holds }) => holds)
    const passed = counts.filter((one) => isSeen && whys.get(one.gateId)?.passes)
    return { ...talk, isSeen, layers, stands: sum(counts), reads: sum(passed) }
  })
}

const sum = (counts: readonly { shown: number }[]) => counts.reduce((all, { shown }) => all + shown, 0)

// Fans are told no number of answers, since it would say that one is hidden; neither is it counted here.
async function talks(
  db: Db,
  { productionId, threadId }: { productionId: string; threadId: string | null },
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    with places as (
      select t.id as thread_id, t.kind, p.slug, coalesce(p.title, s.title) as title, t.gate_id,
        coalesce(p.opens_at, s.from_at) as at
      from community.threads t left join publish.posts p on t.kind = 'post' and p.id = t.ref
        left join community.sessions s on t.kind = 'session' and s.id = t.ref
      where t.production_id = ${productionId} and s.cancelled_at is null
        and (${threadId}::uuid is null or t.id = ${threadId})
      union all
      select null, 'session', null, s.title, s.gate_id, s.from_at from community.sessions s
      where s.production_id = ${productionId} and s.cancelled_at is null and ${threadId}::uuid is null
        and not exists (select from community.threads t where t.kind = 'session' and t.ref = s.id)
    )
    select thread_id, kind, slug, title, gate_id, coalesce(
      (select jsonb_agg(jsonb_build_object('gateId', gate_id, 'shown', shown)) from (
        select c.gate_id, sum(c.shown)::int as shown from community.tallies c
        where c.thread_id = places.thread_id and c.kind <> 'answer' and c.shown > 0 group by c.gate_id) as counted),
      '[]') as counts
    from places
    order by array_position(array['questions', 'theories', 'session', 'post'], kind), at desc nulls last, thread_id
    limit ${MOST}`.execute(db)
  return rows
}
