import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import type { Db } from '../../schema/index.ts'
import { kitsWithPage, pageOfKit } from './page-of-kit.ts'

const PATH = /^\/k\/([\w-]{8})(?:\?|$)/
const NOTHING = 'There is nothing here.\n'

/** What stands in a kit's own link; it opens nothing that is not open without it. */
export const newKitCode = (): string => randomBytes(6).toString('base64url')

/** Whether a path is that of a kit's own link. */
export const isKitLink = (path: string): boolean => PATH.test(path)

/** The path of a kit's own link; null where it has none, or there is no page of ours for it to lead to. */
export async function kitLinkPath(db: Db, kitId: string): Promise<string | null> {
  const kit = await pageOfKit(db, kitId)
  return kit?.code == null ? null : `/k/${kit.code}`
}

/**
 * Answers `/k/{code}`, the link to our page that the holder of a kit posts: leads on to the post, and counts one more
 * for the day and the kit. Nothing is kept of who came, and no cookie is set. What is not open to everybody, what was
 * recalled and what never was are one answer.
 */
export function kitLinkHandler({ db, fan, clock }: { db: Db; fan: Db; clock: Clock }) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const code = PATH.exec(request.url ?? '')?.[1] ?? ''
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const kit = await kitsWithPage(db).where('k.code', '=', code).executeTakeFirst()
    // The wall is asked for every code, true or guessed, so that time tells nothing of them.
    const page = await pageOf(fan, kit?.postId ?? randomUUID())
    if (!isRead || kit === undefined || page === undefined) {
      const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
      response.writeHead(404, headers).end(NOTHING)
      return
    }
    if (request.method === 'GET') await countVisit(db, kit.id, clock)
    response
      .writeHead(302, {
        location: `/${page.production}/${page.slug}`,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      })
      .end()
  }
}

/** How often the own link of each of these publications' kits was followed. */
export async function visitsOf(db: Db, publicationIds: readonly string[]): Promise<Map<string, number>> {
  if (publicationIds.length === 0) return new Map()
  const rows = await kitsWithPage(db)
    .clearSelect()
    .leftJoin('publish.kitVisits as v', 'v.kitId', 'k.id')
    .select(['k.publicationId', sql<number>`coalesce(sum(v.visits), 0)::integer`.as('visits')])
    .where('k.publicationId', 'in', [...publicationIds])
    .where('k.code', 'is not', null)
    .groupBy('k.publicationId')
    .execute()
  return new Map(rows.map(({ publicationId, visits }) => [publicationId, visits]))
}

function pageOf(fan: Db, postId: string) {
  return fan
    .selectFrom('publish.posts as post')
    .innerJoin('production.frontPages as f', 'f.productionId', 'post.productionId')
    .select(['post.slug', 'f.slug as production'])
    .where('post.id', '=', postId)
    .executeTakeFirst()
}

async function countVisit(db: Db, kitId: string, clock: Clock): Promise<void> {
  const day = new Date(clock.now()).toISOString().slice(0, 10)
  await db
    .insertInto('publish.kitVisits')
    .values({ kitId, day, visits: 1 })
    .onConflict((conflict) =>
      conflict.columns(['kitId', 'day']).doUpdateSet({ visits: sql<number>`publish.kit_visits.visits + 1` }),
    )
    .execute()
}
