import type { NoticeKind, NoticeMatter, NoticePlace, ToldNotice } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'
import type { NoticeRef } from '../../schema/following.ts'

/** A notice that its reader may be told of, without its words. */
export interface PickedNotice {
  readonly id: string
  readonly productionId: string
  readonly kind: NoticeKind
  readonly refKind: NoticeRef
  readonly ref: string
  readonly madeAt: Instant
  readonly isToYou: boolean
}

type Said = Pick<ToldNotice, 'production' | 'matter'>

interface Named {
  readonly slug: string
  readonly title: string
}

/**
 * What there is to say of some notices, read as their reader, each kind by itself: what they do not see has no words, and
 * what went away a moment ago has none either.
 */
export async function wordsOf(
  seen: Db,
  notices: readonly PickedNotice[],
): Promise<(notice: PickedNotice) => Said | null> {
  const refs = (kind: PickedNotice['refKind']) =>
    notices.flatMap(({ refKind, ref }) => (refKind === kind ? [ref] : []))
  const pages = await pagesOf(seen, notices)
  const writings = await writingsOf(seen, refs('writing'))
  const posts = await postsOf(seen, [...refs('post'), ...placesOf(writings, 'post')])
  const sessions = await sessionsOf(seen, [...refs('session'), ...placesOf(writings, 'session')])
  const labels = await labelsOf(seen, refs('point'))

  const matterOf = ({ refKind, ref }: PickedNotice): NoticeMatter | null => {
    switch (refKind) {
      case 'post': {
        const post = posts.get(ref)
        return post === undefined ? null : { kind: 'post', ...post }
      }
      case 'session': {
        const title = sessions.get(ref)
        return title === undefined ? null : { kind: 'session', id: ref, title }
      }
      case 'point':
        return { kind: 'reveal', label: labels.get(ref) ?? null }
      case 'writing': {
        const writing = writings.get(ref)
        if (writing === undefined) return null
        const { id, rootId, handle, badge } = writing
        return { kind: 'writing', id, rootId, handle, badge, place: placeOf(writing, { posts, sessions }) }
      }
    }
  }
  return (notice) => {
    const production = pages.get(notice.productionId)
    const matter = matterOf(notice)
    return production === undefined || matter === null ? null : { production, matter }
  }
}

type Writing = Awaited<ReturnType<typeof writingsOf>> extends Map<string, infer One> ? One : never

const placesOf = (writings: ReadonlyMap<string, Writing>, kind: string): string[] =>
  [...writings.values()].flatMap(({ threadKind, threadRef }) => (threadKind === kind ? [threadRef] : []))

function placeOf(
  { threadKind, threadRef }: Writing,
  { posts, sessions }: { posts: ReadonlyMap<string, Named>; sessions: ReadonlyMap<string, string> },
): NoticePlace {
  const post = posts.get(threadRef)
  const session = sessions.get(threadRef)
  if (threadKind === 'post' && post !== undefined) return { kind: 'post', ...post }
  if (threadKind === 'session' && session !== undefined)
    return { kind: 'session', id: threadRef, title: session }
  return threadKind === 'questions' || threadKind === 'theories' ? { kind: threadKind } : { kind: 'page' }
}

async function pagesOf(seen: Db, notices: readonly PickedNotice[]): Promise<Map<string, Named>> {
  const ids = [...new Set(notices.map(({ productionId }) => productionId))]
  if (ids.length === 0) return new Map()
  const rows = await seen
    .selectFrom('production.frontPages')
    .select(['productionId', 'slug', 'title'])
    .where('productionId', 'in', ids)
    .execute()
  return new Map(rows.map(({ productionId, slug, title }) => [productionId, { slug, title }]))
}

async function postsOf(seen: Db, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const rows = await seen
    .selectFrom('publish.posts')
    .select(['id', 'slug', 'title'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, slug, title }) => [id, { slug, title }]))
}

async function sessionsOf(seen: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await seen
    .selectFrom('community.sessions')
    .select(['id', 'title'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

async function labelsOf(seen: Db, points: readonly string[]): Promise<Map<string, string>> {
  if (points.length === 0) return new Map()
  const rows = await seen
    .selectFrom('production.storyLabels')
    .select(['pointId', 'label'])
    .where('pointId', 'in', points)
    .execute()
  return new Map(rows.map(({ pointId, label }) => [pointId, label]))
}

async function writingsOf(seen: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await seen
    .selectFrom('community.writings as w')
    .innerJoin('community.threads as t', 't.id', 'w.threadId')
    .leftJoin('community.badges as b', (join) =>
      join.onRef('b.id', '=', 'w.badgeId').on('b.revokedAt', 'is', null),
    )
    .select([
      'w.id',
      'w.handle',
      'w.parentId',
      'b.name as badge',
      't.kind as threadKind',
      't.ref as threadRef',
    ])
    .where('w.id', 'in', ids)
    .execute()
  const parents = rows.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]))
  const above =
    parents.length === 0
      ? []
      : await seen
          .selectFrom('community.writings')
          .select(['id', 'parentId'])
          .where('id', 'in', parents)
          .where('parentId', 'is not', null)
          .execute()
  const grandParents = new Map(above.map(({ id, parentId }) => [id, parentId]))
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, rootId: grandParents.get(row.parentId ?? '') ?? row.parentId ?? row.id },
    ]),
  )
}
