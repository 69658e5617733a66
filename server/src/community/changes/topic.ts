import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db, ThreadKind } from '../../schema/index.ts'
import { asViewer, asWriter } from '../../wall/index.ts'
import { openProduction } from '../open-production.ts'

/** A thread that a page can watch. */
export interface WatchedThread {
  readonly id: string
  readonly gateId: string
  readonly productionId: string
}

const TOPIC = /^(?:(questions|theories)|(session)\/([0-9a-f-]{36})|(post)\/([a-z0-9-]{1,80}))$/

/** The thread of a topic, such as `questions`, `session/ID` or `post/SLUG`, if this viewer may see it; throws `not-found`. */
export async function threadOfTopic(
  { fan }: { fan: Db },
  { viewerId, production, topic }: { viewerId: string | null; production: string; topic: string },
): Promise<WatchedThread> {
  const [, own, session, sessionId = '', post, postSlug = ''] = TOPIC.exec(topic) ?? []
  const kind = (own ?? session ?? post) as ThreadKind | undefined
  if (kind === undefined) throw new Problem('not-found')
  const about = await asViewer(fan, viewerId, async (seen) => {
    const productionId = await openProduction(seen, production)
    const ref = own
      ? productionId
      : session
        ? sessionId
        : await postAt(seen, { productionId, slug: postSlug })
    return { ref, thread: await threadAt(seen, { kind, ref }) }
  })
  const thread = about.thread ?? (await makeThread(fan, { viewerId, kind, ref: about.ref }))
  if (thread === undefined) throw new Problem('not-found')
  return thread
}

const threadAt = (seen: Db, { kind, ref }: { kind: ThreadKind; ref: string }) =>
  seen
    .selectFrom('community.threads')
    .select(['id', 'gateId', 'productionId'])
    .where('kind', '=', kind)
    .where('ref', '=', ref)
    .executeTakeFirst()

// Nobody has written here yet. The function asks the wall as whoever looks, known or not.
function makeThread(
  fan: Db,
  { viewerId, kind, ref }: { viewerId: string | null; kind: ThreadKind; ref: string },
) {
  return asWriter(fan, viewerId ?? '', async (trx) => {
    await sql`select community.thread_at(${kind}, ${ref}::uuid)`.execute(trx)
    return threadAt(trx, { kind, ref })
  })
}

async function postAt(
  seen: Db,
  { productionId, slug }: { productionId: string; slug: string },
): Promise<string> {
  const post = await seen
    .selectFrom('publish.posts')
    .select('id')
    .where('productionId', '=', productionId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (post === undefined) throw new Problem('not-found')
  return post.id
}
