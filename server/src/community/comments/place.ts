import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** A post as the place of a talk, as its viewer sees it. */
export interface TalkPlace {
  readonly productionId: string
  readonly zone: string
  readonly postId: string
  readonly gateId: string
  readonly durationFlicks: number
  /** Null until somebody writes. */
  readonly threadId: string | null
  readonly isClosed: boolean
  readonly slowModeS: number
  readonly editWindowS: number
  /** Whether this viewer may enter the community of the production at all. */
  readonly isOpen: boolean
  /** How many comments this viewer would count, those that wait for crew aside. */
  readonly count: number
}

/** The talk of a post; throws `not-found` for the hidden and the missing alike. */
export async function talkPlace(
  seen: Db,
  { production, post }: { production: string; post: string },
): Promise<TalkPlace> {
  const { rows } = await sql<TalkPlace>`
    select f.production_id, f.zone, p.id as post_id, p.gate_id, p.duration_flicks, t.id as thread_id,
      coalesce(t.is_closed, false) as is_closed, coalesce(t.slow_mode_s, 0) as slow_mode_s,
      coalesce(s.edit_window_s, 900) as edit_window_s,
      f.production_id <> all (community.shut_to_viewer()) as is_open,
      (select coalesce(sum(c.shown), 0)::int from community.tallies c where c.thread_id = t.id and c.kind = 'comment') as count
    from production.front_pages f join publish.posts p on p.production_id = f.production_id
      left join community.threads t on t.kind = 'post' and t.ref = p.id
      left join community.settings s on s.production_id = f.production_id
    where f.slug = ${production} and p.slug = ${post}`.execute(seen)
  const [place] = rows
  if (place === undefined) throw new Problem('not-found')
  return place
}
