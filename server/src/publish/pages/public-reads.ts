import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import type { PostMedia, PostRaw } from '../../schema/publish.ts'

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
  'k.id as keyArtId',
  'k.gateId as keyArtGateId',
  'k.sha256',
  'k.mediaType',
  'k.width',
  'k.height',
  'k.alt',
] as const

/** A production's page as a fan may see it. */
export type FrontPage = Awaited<ReturnType<typeof frontPages>>[number]

/** A post as a list shows it to a fan who may see it. */
export interface ListedPost {
  readonly id: string
  readonly gateId: string
  readonly slug: string
  readonly title: string
  /** In a list its first line alone. */
  readonly copy: string
  readonly durationFlicks: number
  readonly credits: readonly { name: string; craft: string }[]
  readonly media: PostMedia
  readonly opensAt: number
  /** Whether it gives nothing away to anybody: then its head may name it. */
  readonly isForAll: boolean
  /** Where it sits in the story, said only to who is that far. */
  readonly placeId: string | null
  readonly placeLabel: string | null
}

/** A post as its own page shows it. */
export interface Post extends ListedPost {
  readonly shape: string
  readonly raw: PostRaw
  readonly captions: readonly { from: number; to: number; text: string }[]
  readonly chapters: readonly { at: number; title: string }[]
}

/** Which posts of a page, and in what order; a value that nothing visible has finds nothing. */
export interface PostFilter {
  readonly person: string | null
  readonly craft: string | null
  readonly place: string | null
  readonly order: 'newest' | 'oldest'
}

/** Every post, latest first. */
export const ALL_POSTS: PostFilter = { person: null, craft: null, place: null, order: 'newest' }

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
    .select([
      sql<boolean>`exists (select from publish.feed_entries e where e.production_id = f.production_id)`.as(
        'hasPodcast',
      ),
      sql<{ id: string; username: string } | null>`(
        select jsonb_build_object('id', a.id, 'username', a.username) from publish.actors a
        where a.production_id = f.production_id)`.as('actor'),
    ])
}

/** The page of a production; throws `not-found`. */
export async function frontPage(fan: Db, slug: string): Promise<FrontPage> {
  const page = await pages(fan).where('f.slug', '=', slug).executeTakeFirst()
  if (page === undefined) throw new Problem('not-found')
  return page
}

// What nobody in particular sees is for all; for whoever is known the gate is asked once more.
const listed = (
  isKnown: boolean,
) => sql`p.id, p.gate_id, p.slug, p.title, p.duration_flicks, p.credits, p.media, p.opens_at,
  ${
    isKnown
      ? sql`g.audience = 'public' and g.horizon_points = '{}' and g.opens_at <= (select wall.now())
          and (g.horizon_moment is null or g.horizon_moment <= (select wall.now()))`
      : sql`true`
  } as is_for_all`
const row = (isKnown: boolean) => sql`${listed(isKnown)}, split_part(p.copy, E'\n', 1) as copy`
const whole = (isKnown: boolean) => sql`${listed(isKnown)}, p.copy, p.shape, p.raw, p.captions, p.chapters`

// A place is said only of what lies behind the viewer, so for nobody known it is not even asked. Page and labels are read
// once a statement: the policy of labels asks the page, whose policy asks the gate.
const onPage = (isKnown: boolean, production: string) => {
  const page = sql`select production_id from production.front_pages where slug = ${production}`
  return isKnown
    ? sql`with page as materialized (${page}), behind as materialized (
        select l.id, l.label, l.position, l.point_id
        from production.story_labels l join page f on f.production_id = l.production_id
        where l.is_offered and l.point_id = any ((select wall.passed())::uuid[]))`
    : sql`with page as (${page})`
}
const place = (isKnown: boolean) =>
  isKnown
    ? sql`join wall.gates g on g.id = p.gate_id left join lateral (
        select b.id, b.label from behind b where b.point_id = any (p.place_points || g.horizon_points)
        order by b.position desc limit 1) s on true`
    : sql`cross join (select null::uuid as id, null::text as label) s`

const NOWHERE = '00000000-0000-0000-0000-000000000000'

function filtered({ person, craft, place: at }: PostFilter) {
  const credited = (column: 'person' | 'craft_slug', value: string | null) =>
    value === null
      ? sql``
      : sql`and exists (select from publish.post_credits c where c.post_id = p.id and c.${sql.raw(column)} = ${value})`
  const placed = at === null ? sql`` : sql`and s.id = ${/^[0-9a-f-]{36}$/.test(at) ? at : NOWHERE}::uuid`
  return sql`${credited('person', person)} ${credited('craft_slug', craft)} ${placed}`
}

/**
 * Posts of a page and the cursor of those after them; throws `not-found` for a page that is not there. One statement:
 * the page's own row is there even where no post is.
 */
export async function openPosts(
  fan: Db,
  {
    production,
    cursor,
    limit,
    filter = ALL_POSTS,
    isKnown,
  }: { production: string; cursor: string | null; limit: number; filter?: PostFilter; isKnown: boolean },
): Promise<{ posts: ListedPost[]; next: string | null }> {
  const after = cursor === null ? null : readCursor(cursor)
  const [way, beyond] = filter.order === 'oldest' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`]
  const behind =
    after === null
      ? sql``
      : sql`and (p.opens_at ${beyond} ${new Date(after.opensAt)} or (p.opens_at = ${new Date(after.opensAt)} and p.id > ${after.id}))`
  // The limit is written out: as a parameter it could be anything, and the plan of a session's statement be made for that.
  const { rows } = await sql<ListedPost | { id: null }>`
    ${onPage(isKnown, production)}
    select post.* from page f left join lateral (
      select ${row(isKnown)}, s.id as place_id, s.label as place_label
      from publish.posts p ${place(isKnown)}
      where p.production_id = f.production_id ${filtered(filter)} ${behind}
      order by p.opens_at ${way}, p.id limit ${sql.lit(limit + 1)}
    ) post on true order by post.opens_at ${way}, post.id`.execute(fan)
  if (rows.length === 0) throw new Problem('not-found')
  const found = rows.filter((row): row is ListedPost => row.id !== null)
  const posts = found.slice(0, limit)
  const last = posts.at(-1)
  return { posts, next: found.length > limit && last !== undefined ? cursorAt(last) : null }
}

/** One post by its address; throws `not-found`. */
export async function openPost(
  fan: Db,
  { production, slug, isKnown }: { production: string; slug: string; isKnown: boolean },
): Promise<Post> {
  const { rows } = await sql<Post>`
    ${onPage(isKnown, production)}
    select ${whole(isKnown)}, s.id as place_id, s.label as place_label
    from page f join publish.posts p on p.production_id = f.production_id ${place(isKnown)}
    where p.slug = ${slug}`.execute(fan)
  const [post] = rows
  if (post === undefined) throw new Problem('not-found')
  return post
}

/** Some posts by their ids, in the order of these; what the viewer does not see is left out. */
export async function postsById(fan: Db, ids: readonly string[]): Promise<Post[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Post>`
    select ${whole(true)}, null::uuid as place_id, null::text as place_label
    from publish.posts p join wall.gates g on g.id = p.gate_id where p.id = any (${[...ids]}::uuid[])`.execute(
    fan,
  )
  const byId = new Map(rows.map((post) => [post.id, post]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The words of some posts, for showing what a search found. */
export async function postsToSearch(fan: Db, ids: readonly string[]) {
  return fan
    .selectFrom('publish.posts')
    .select(['id', 'slug', 'title', 'copy', 'credits', 'captions', 'chapters'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
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
