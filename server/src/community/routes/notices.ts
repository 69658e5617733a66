import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { NOTICE_KINDS, noticePath, sayNotice } from '@stagedoor/core/community'
import { instant, type Instant } from '@stagedoor/core/time'
import {
  createApi,
  instantIn,
  instantOut,
  json,
  jsonBody,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { asViewer } from '../../wall/index.ts'
import type { CommunityDeps } from '../deps.ts'
import { MOST_COUNTED, noticePage, unreadOf } from '../notices/news.ts'
import { seeNotices } from '../notices/settings.ts'
import { signedInViewer } from './follow-wire.ts'

const tags = ['notices']
const PAGE = 30

const notice = z
  .object({
    id: wireId
      .nullable()
      .openapi({ description: 'Null for the one that says no more than that something is sealed.' }),
    kind: z.enum(NOTICE_KINDS),
    says: z.string(),
    path: z.string(),
    at: wireInstant.nullable(),
    isUnread: z.boolean(),
  })
  .openapi('Notice', { description: 'Worded from what its reader may see now; gone with it.' })
const unread = z
  .int()
  .min(0)
  .max(MOST_COUNTED + 1)
  .openapi({ description: `Up to ${MOST_COUNTED}; one more stands for any more.` })
const done = z.object({ done: z.literal(true) })

const list = createRoute({
  method: 'get',
  path: '/public/me/notices',
  operationId: 'listNotices',
  tags,
  request: { query: z.object({ after: z.string().max(120).optional() }) },
  responses: {
    200: json(
      'Notices, latest first',
      z.object({ items: z.array(notice), next: z.string().nullable(), readAt: wireInstant }),
    ),
    ...refusals,
  },
})
const count = createRoute({
  method: 'get',
  path: '/public/me/notices/unread',
  operationId: 'countNotices',
  tags,
  responses: { 200: json('How many were not looked at', z.object({ unread })), ...refusals },
})
const see = createRoute({
  method: 'put',
  path: '/public/me/notices/seen',
  operationId: 'seeNotices',
  tags,
  request: { body: jsonBody(z.object({ until: instantIn })) },
  responses: { 200: json('They are looked at', done), ...refusals },
})

/** Routes by which a fan reads what they were told. */
export function noticeRoutes(deps: CommunityDeps) {
  const { fan, clock } = deps
  const api = createApi()
  api.openapi(list, async (c) => {
    const viewerId = await signedInViewer(deps, c)
    const cursor = c.req.valid('query').after
    const now = clock.now()
    const page = await asViewer(fan, viewerId, (seen) =>
      noticePage(seen, {
        viewerId,
        before: cursor === undefined ? null : readCursor(cursor),
        limit: PAGE,
        now,
      }),
    )
    const last = page.notices.at(-1)
    const sealed =
      page.sealed === null
        ? []
        : [{ id: null, kind: 'reply' as const, ...told(SEALED), at: null, ...page.sealed }]
    const items = page.notices.map((one) => ({
      id: one.id,
      kind: one.kind,
      ...told(one),
      at: instantOut(one.madeAt),
      isUnread: one.isUnread,
    }))
    const next = page.hasMore && last !== undefined ? cursorAt(last) : null
    return c.json({ items: [...sealed, ...items], next, readAt: instantOut(now) }, 200)
  })
  api.openapi(count, async (c) => {
    const { viewer, identity } = c.var
    const unread =
      viewer === null || identity.kind !== 'account'
        ? 0
        : await asViewer(fan, viewer, (seen) => unreadOf(seen, viewer, clock.now()))
    return c.json({ unread }, 200)
  })
  api.openapi(see, async (c) => {
    await seeNotices(deps, await signedInViewer(deps, c), instant(c.req.valid('json').until))
    return c.json({ done: true as const }, 200)
  })
  return api
}

const SEALED = {
  kind: 'reply',
  isToYou: true,
  production: { slug: '', title: '' },
  matter: { kind: 'sealed' },
} as const

const told = (one: Parameters<typeof sayNotice>[1]) => ({ says: sayNotice('en', one), path: noticePath(one) })

const CURSOR = /^(\d{1,16}) ([0-9a-f-]{36})$/

const cursorAt = ({ madeAt, id }: { madeAt: number; id: string }): string =>
  Buffer.from(`${madeAt} ${id}`).toString('base64url')

function readCursor(cursor: string): { madeAt: Instant; id: string } {
  const [, madeAt, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (madeAt === undefined || id === undefined)
    throw new Problem('invalid-request', { detail: 'after: no such cursor.' })
  return { madeAt: instant(Number(madeAt)), id }
}
