import { kindsWanted, type NoticeWay } from '@stagedoor/core/community'
import { type Instant, instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { countNotices, NOTICES_KEPT_MS, seenNotices, type SeenNotice } from './read-notices.ts'
import { settingsOf, type NoticeSettings } from './settings.ts'

// A notice may become readable a little after its moment, when its transaction ends. What was told is left out by name.
const WRITTEN_LATE_MS = 60_000

/** How far a count goes; beyond it there are simply more. */
export const MOST_COUNTED = 20

/** What a viewer has not looked at, as their bell shows it: a number up to {@link MOST_COUNTED} and one more. */
export async function unreadOf(seen: Db, viewerId: string, now: Instant): Promise<number> {
  const settings = await settingsOf(seen, viewerId)
  const count = await countNotices(seen, {
    viewerId,
    kinds: kindsWanted(settings.choices, 'page'),
    after: laterOf(settings.seenUntil, keptFrom(now)),
    limit: MOST_COUNTED + 1,
  })
  const isSealedNew = await sealedReplyWaits(seen, settings.seenUntil)
  return Math.min(MOST_COUNTED + 1, count + (isSealedNew ? 1 : 0))
}

/** A page of what a viewer was told. */
export interface NoticePage {
  readonly notices: readonly (SeenNotice & { readonly isUnread: boolean })[]
  /** Something was answered in what they sealed and do not pass: that, and no more; on the first page alone. */
  readonly sealed: { readonly isUnread: boolean } | null
  readonly hasMore: boolean
}

/** What a viewer was told, latest first. */
export async function noticePage(
  seen: Db,
  {
    viewerId,
    before,
    limit,
    now,
  }: { viewerId: string; before: { madeAt: Instant; id: string } | null; limit: number; now: Instant },
): Promise<NoticePage> {
  const { choices, seenUntil } = await settingsOf(seen, viewerId)
  const notices = await seenNotices(seen, {
    viewerId,
    kinds: kindsWanted(choices, 'page'),
    after: keptFrom(now),
    before,
    limit: limit + 1,
  })
  const isSealed = before === null && (await sealedReplyWaits(seen, keptFrom(now)))
  return {
    notices: notices.slice(0, limit).map((notice) => ({ ...notice, isUnread: notice.madeAt > seenUntil })),
    sealed: isSealed ? { isUnread: await sealedReplyWaits(seen, seenUntil) } : null,
    hasMore: notices.length > limit,
  }
}

/** What there is to tell somebody in a way, that they were not told so yet and have not looked at. */
export interface News {
  readonly notices: readonly SeenNotice[]
  readonly hasMore: boolean
  readonly isSealed: boolean
}

/** Asks the wall, as the viewer, what there is to tell them now; `told` was told before. */
export async function newsFor(
  seen: Db,
  {
    viewerId,
    way,
    settings,
    toldUntil,
    told,
    now,
    limit,
  }: {
    viewerId: string
    way: NoticeWay
    settings: NoticeSettings
    toldUntil: Instant
    told: ReadonlySet<string>
    now: Instant
    limit: number
  },
): Promise<News> {
  const kinds = kindsWanted(settings.choices, way)
  const unseen = laterOf(settings.seenUntil, keptFrom(now))
  const after = laterOf(instant(toldUntil - WRITTEN_LATE_MS), unseen)
  const found = await seenNotices(seen, {
    viewerId,
    kinds,
    after,
    before: null,
    limit: limit + told.size + 1,
  })
  const notices = found.filter(({ id }) => !told.has(id))
  const isSealed = kinds.includes('reply') && (await sealedReplyWaits(seen, laterOf(toldUntil, unseen)))
  return { notices: notices.slice(0, limit), hasMore: notices.length > limit, isSealed }
}

async function sealedReplyWaits(seen: Db, after: Instant): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select community.sealed_reply_waits(${new Date(after)}) as waits`.execute(seen)
  return rows[0]?.waits === true
}

const keptFrom = (now: Instant): Instant => instant(now - NOTICES_KEPT_MS)

const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b)
