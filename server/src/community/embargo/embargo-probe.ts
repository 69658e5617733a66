import type { EmbargoTry } from '@stagedoor/core/publish'
import { sql } from 'kysely'
import type { EmbargoedThing, EmbargoProbe } from '../../publish/index.ts'
import type { Db } from '../../schema/index.ts'

const NOTHING = { pools: {}, addresses: [], saidOpenly: [], tries: [] } as const

/** What the community knows of a publication that is not out: what is said under it, what fans were told, what they say themselves. */
export function embargoProbe({ db }: { readonly db: Db }): EmbargoProbe {
  return {
    name: 'community',
    look: async (thing) => {
      const { post, slug } = thing
      if (post === null) return { ...NOTHING, saidOpenly: await saidOpenly(db, thing) }
      const below = await saidBelow(db, post.id)
      return {
        pools: { writing: below },
        addresses: [
          {
            what: 'the stream of changes of its talk',
            path: `/api/v1/public/productions/${slug}/changes?topic=post/{}`,
            value: post.slug,
          },
        ],
        saidOpenly: await saidOpenly(db, thing),
        tries: [await tryNotices(db, { ...thing, refs: [post.id, ...below] })],
      }
    },
  }
}

// Under the post, and answers that show its film.
async function saidBelow(db: Db, postId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select w.id from community.writings w join community.threads t on t.id = w.thread_id
      where t.kind = 'post' and t.ref = ${postId}
    union select answer_id from community.answer_clips where post_id = ${postId}
    limit 500`.execute(db)
  return rows.map(({ id }) => id)
}

// Fans guess, and badges bear names: what stands in their words tells nothing of ours.
async function saidOpenly(db: Db, { productionId, post, phrases }: EmbargoedThing): Promise<string[]> {
  if (phrases.length === 0) return []
  const { rows } = await sql<{ phrase: string }>`
    with said as (
      select lower(w.source) as words from community.writings w join community.threads t on t.id = w.thread_id
        where w.production_id = ${productionId} and w.state = 'shown'
          and not (t.kind = 'post' and t.ref = ${post?.id ?? null}::uuid is true)
      union all select lower(source) from community.spotlights where production_id = ${productionId}
      union all select lower(name) from community.badges where production_id = ${productionId}
      union all select lower(title) from community.sessions where production_id = ${productionId}
    )
    select phrase from unnest(${[...phrases]}::text[]) as p (phrase)
    where exists (select from said where position(lower(phrase) in words) > 0)`.execute(db)
  return rows.map(({ phrase }) => phrase)
}

/** Whether anybody was written a notice of it before it was ever out. */
async function tryNotices(
  db: Db,
  { publicationId, refs }: { publicationId: string; refs: readonly string[] },
): Promise<EmbargoTry> {
  const { rows } = await sql<{ notices: number; wasOut: boolean }>`
    select
      (select count(*)::int from community.notices where ref = any (${[...refs]}::uuid[])) as notices,
      exists (select from publish.attempts where publication_id = ${publicationId} and outcome = 'landed') as was_out`.execute(
    db,
  )
  const { notices = 0, wasOut = false } = rows[0] ?? {}
  const isTold = notices > 0 && !wasOut
  return {
    what: 'notices of it, from which letters and devices are told',
    how: 'counted in the database',
    as: 'the house',
    expected: 'says-nothing',
    status: null,
    sha256: null,
    verdict: isTold ? 'reachable' : 'shut',
    because: isTold ? `${notices} written before it was out` : null,
  }
}
