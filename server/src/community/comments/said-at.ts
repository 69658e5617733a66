import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** What somebody wrote. */
export const SAID_KINDS = ['comment', 'question', 'answer', 'theory'] as const
export type SaidKind = (typeof SAID_KINDS)[number]

/** Where a writing is met: the page of a post, of a question or of a theory. */
export type SaidAt =
  | { readonly kind: 'post'; readonly slug: string; readonly title: string }
  | { readonly kind: 'question'; readonly id: string }
  | { readonly kind: 'theory'; readonly id: string }

interface Writing {
  readonly id: string
  readonly kind: SaidKind
  readonly parentId: string | null
  readonly threadKind: string
  /** The post, where that is what the thread hangs on. */
  readonly ref: string
}

/** Where each of some writings is met by this viewer; what hangs on something that they do not see has no place. */
export async function placesOf(
  seen: Db,
  writings: readonly Writing[],
): Promise<ReadonlyMap<string, { kind: SaidKind; on: SaidAt }>> {
  const posts = await postsOf(
    seen,
    writings.filter(({ threadKind }) => threadKind === 'post').map(({ ref }) => ref),
  )
  const roots = await rootsOf(
    seen,
    writings.flatMap(({ threadKind, parentId }) => (threadKind === 'post' ? [] : (parentId ?? []))),
  )
  const found = new Map<string, { kind: SaidKind; on: SaidAt }>()
  for (const { id, kind, parentId, threadKind, ref } of writings) {
    const on =
      threadKind === 'post' ? posts.get(ref) : parentId === null ? own(id, kind) : roots.get(parentId)
    if (on !== undefined) found.set(id, { kind, on })
  }
  return found
}

const own = (id: string, kind: SaidKind): SaidAt | undefined =>
  kind === 'question' || kind === 'theory' ? { kind, id } : undefined

async function postsOf(seen: Db, ids: readonly string[]): Promise<ReadonlyMap<string, SaidAt>> {
  if (ids.length === 0) return new Map()
  const rows = await seen
    .selectFrom('publish.posts')
    .select(['id', 'slug', 'title'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, slug, title }) => [id, { kind: 'post', slug, title }]))
}

// What is said of a question or a theory lies two deep at most: its root is its parent, or that one's.
async function rootsOf(seen: Db, parentIds: readonly string[]): Promise<ReadonlyMap<string, SaidAt>> {
  if (parentIds.length === 0) return new Map()
  const read = (ids: readonly string[]) =>
    seen
      .selectFrom('community.writings')
      .select(['id', 'kind', 'parentId', 'state'])
      .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
      .execute()
  const parents = await read(parentIds)
  const above = await read(
    parents.flatMap(({ kind, parentId }) => (kind === 'comment' ? (parentId ?? []) : [])),
  )
  const found = new Map<string, SaidAt>()
  for (const parent of parents) {
    const root = parent.kind === 'comment' ? above.find(({ id }) => id === parent.parentId) : parent
    const on = root === undefined || root.state === 'deleted' ? undefined : own(root.id, root.kind)
    if (on !== undefined) found.set(parent.id, on)
  }
  return found
}
