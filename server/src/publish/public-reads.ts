import { Problem } from '@stagedoor/contract/problems'
import type { Db } from '../schema/index.ts'

// Everything here is read through the fan's pool: row-level security decides, and no filter of ours is needed.
// What is hidden is not there, so hidden and missing take the same path to the same answer.

const PAGE = [
  'f.productionId',
  'f.slug',
  'f.title',
  'f.kind',
  'f.tagline',
  'f.zone',
  'f.premiereAt',
  'k.gateId as keyArtGateId',
  'k.sha256',
  'k.mediaType',
  'k.width',
  'k.height',
  'k.alt',
] as const
const POST = [
  'p.id',
  'p.gateId',
  'p.slug',
  'p.title',
  'p.copy',
  'p.shape',
  'p.durationFlicks',
  'p.credits',
  'p.raw',
  'p.captions',
  'p.media',
  'p.opensAt',
] as const

/** A production's page as a fan may see it. */
export type FrontPage = Awaited<ReturnType<typeof frontPages>>[number]
/** A post as a fan may see it. */
export type Post = Awaited<ReturnType<typeof openPost>>

/** The pages that are open, by name. */
export function frontPages(fan: Db) {
  return pages(fan).orderBy('f.title').orderBy('f.slug').limit(200).execute()
}

// Key art has a gate of its own: where that is shut the row is not there, and the page is.
function pages(fan: Db) {
  return fan
    .selectFrom('production.frontPages as f')
    .leftJoin('publish.keyArt as k', 'k.productionId', 'f.productionId')
    .select(PAGE)
}

/** The page of a production; throws `not-found`. */
export async function frontPage(fan: Db, slug: string): Promise<FrontPage> {
  const page = await pages(fan).where('f.slug', '=', slug).executeTakeFirst()
  if (page === undefined) throw new Problem('not-found')
  return page
}

/** Posts of a page, latest first, and the cursor of those after them; throws `not-found` for a page that is not there. */
export async function openPosts(
  fan: Db,
  { production, cursor, limit }: { production: string; cursor: string | null; limit: number },
): Promise<{ posts: Post[]; next: string | null }> {
  const { productionId } = await frontPage(fan, production)
  const after = cursor === null ? null : readCursor(cursor)
  const rows = await fan
    .selectFrom('publish.posts as p')
    .select(POST)
    .where('p.productionId', '=', productionId)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('p.opensAt', '<', new Date(after?.opensAt ?? 0) as never),
          eb.and([
            eb('p.opensAt', '=', new Date(after?.opensAt ?? 0) as never),
            eb('p.id', '>', after?.id ?? ''),
          ]),
        ]),
      ),
    )
    .orderBy('p.opensAt', 'desc')
    .orderBy('p.id')
    .limit(limit + 1)
    .execute()
  const posts = rows.slice(0, limit)
  const last = posts.at(-1)
  return { posts, next: rows.length > limit && last !== undefined ? cursorAt(last) : null }
}

/** One post by its address; throws `not-found`. */
export async function openPost(fan: Db, { production, slug }: { production: string; slug: string }) {
  const post = await fan
    .selectFrom('publish.posts as p')
    .innerJoin('production.frontPages as f', 'f.productionId', 'p.productionId')
    .select(POST)
    .where('f.slug', '=', production)
    .where('p.slug', '=', slug)
    .executeTakeFirst()
  if (post === undefined) throw new Problem('not-found')
  return post
}

const CURSOR = /^(\d{1,16}) ([0-9a-f-]{36})$/

const cursorAt = ({ opensAt, id }: { opensAt: number; id: string }): string =>
  Buffer.from(`${opensAt} ${id}`).toString('base64url')

function readCursor(cursor: string): { opensAt: number; id: string } {
  const [, opensAt, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (opensAt === undefined || id === undefined)
    throw new Problem('invalid-request', { detail: 'after: no such cursor.' })
  return { opensAt: Number(opensAt), id }
}
