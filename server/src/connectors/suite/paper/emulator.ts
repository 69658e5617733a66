import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { PostDisclosure } from '@stagedoor/core/publish'
import type { Figure } from '../../connector.ts'
import {
  type EmulatedAnswer,
  Emulator,
  type EmulatorClock,
  type Operation,
  operation,
} from '../../emulating/index.ts'

const DOCS = { source: 'https://paper.example/documentation', readOn: '2026-11-21' }
const HOURS = 3_600_000

/** One post on the paper platform. */
export interface PaperPost {
  readonly id: string
  readonly key: string
  readonly words: z.infer<typeof WORDS>
  readonly filmSha256: string | null
  isHidden: boolean
  figures: Partial<Record<Figure, number>>
  comments: { id: string; author: string; text: string }[]
}

/** What makes the paper platform misbehave, and what stands on it. */
export class PaperPlatform {
  readonly posts = new Map<string, PaperPost>()
  readonly sessions = new Map<string, { bytes: Buffer; size: number; readyAt: number }>()
  access = new Map<string, number>()
  refresh = 'refresh-1'
  isRevoked = false
  mayDelete = true
  /** It takes fields that nobody documented. */
  isLoose = false
  workMs = 0
  strangeLooks = 0
  nextRenewal: 'usual' | 'empty' | 'lost' | EmulatedAnswer = 'usual'
  renewals = 0
}

const WORDS = z.strictObject({
  key: z.string(),
  session: z.string().nullable(),
  title: z.string().max(120),
  copy: z.string().refine((copy) => copy.length <= 500),
  altText: z.string(),
  warning: z.string().nullable(),
  marks: z.array(z.enum(['paid-partnership', 'made-with-ai']) satisfies z.ZodType<PostDisclosure>),
  visibility: z.enum(['everybody', 'nobody']),
  captions: z.array(z.strictObject({ language: z.string(), text: z.string() })),
  comments: z.boolean().nullable(),
  answers: z.string().nullable(),
})

/** A platform that exists nowhere: the smallest that has all that the kit asks about. */
export function emulatePaper(paper: PaperPlatform, clock: EmulatorClock): Promise<Emulator> {
  const no = (status: number, code: string): EmulatedAnswer => ({ status, body: { code } })
  const isKnown = (token: string | null) => (paper.access.get(token ?? '') ?? 0) > clock.now()
  const guarded = (made: Operation): Operation =>
    ['renew', 'send-bytes', 'read-page'].includes(made.name)
      ? made
      : { ...made, answer: (call) => (isKnown(call.token) ? made.answer(call) : no(401, 'token-unknown')) }

  return Emulator.open(
    (origin) => ({
      name: 'Paper',
      refuse: (why) => ({ status: 400, body: { code: 'bad-request', why } }),
      operations: [
        operation({
          ...DOCS,
          name: 'renew',
          method: 'POST',
          path: '/token',
          reading: 'form',
          body: z.strictObject({
            refresh_token: z.string(),
            client_id: z.string(),
            client_secret: z.string(),
          }),
          answer: ({ body }) => {
            const how = paper.nextRenewal
            paper.nextRenewal = 'usual'
            if (typeof how === 'object') return how
            if (paper.isRevoked || body.refresh_token !== paper.refresh) return no(400, 'invalid_grant')
            paper.renewals += 1
            const access = `access-${paper.renewals}-${randomUUID()}`
            paper.access.set(access, clock.now() + 2 * HOURS)
            if (how !== 'empty') paper.refresh = `refresh-${randomUUID()}`
            if (how === 'lost') return { status: 502, body: 'bad gateway' }
            return {
              status: 200,
              body: { access, expires_in: 7200, refresh: how === 'empty' ? '' : paper.refresh },
            }
          },
        }),
        operation({
          ...DOCS,
          name: 'open-session',
          method: 'POST',
          path: '/sessions',
          reading: 'json',
          body: paper.isLoose ? z.object({ size: z.int() }) : z.strictObject({ size: z.int() }),
          answer: ({ body }) => {
            const id = randomUUID()
            paper.sessions.set(id, { bytes: Buffer.alloc(0), size: body.size, readyAt: Infinity })
            return { status: 201, body: { id, upload: `${origin}/bytes/${id}` } }
          },
        }),
        operation({
          ...DOCS,
          name: 'look-at-session',
          isRead: true,
          method: 'GET',
          path: '/sessions/{id}',
          reading: 'none',
          answer: ({ params }) => {
            const session = paper.sessions.get(params['id'] ?? '')
            if (session === undefined) return no(404, 'no-session')
            const isStrange = session.readyAt < Infinity && paper.strangeLooks > 0
            if (isStrange) paper.strangeLooks -= 1
            const state = session.readyAt <= clock.now() ? 'ready' : 'working'
            return {
              status: 200,
              body: { has: session.bytes.length, state: isStrange ? 'pondering' : state },
            }
          },
        }),
        operation({
          ...DOCS,
          name: 'close-session',
          method: 'DELETE',
          path: '/sessions/{id}',
          reading: 'none',
          answer: ({ params }) =>
            paper.sessions.delete(params['id'] ?? '') ? { status: 204 } : no(404, 'no-session'),
        }),
        operation({
          ...DOCS,
          name: 'send-bytes',
          method: 'PUT',
          path: '/bytes/{id}',
          reading: 'bytes',
          answer: ({ params, headers, bytes }) => {
            const session = paper.sessions.get(params['id'] ?? '')
            if (session === undefined) return no(404, 'no-session')
            if (Number(headers['x-from']) !== session.bytes.length) return no(409, 'wrong-place')
            session.bytes = Buffer.concat([session.bytes, bytes])
            if (session.bytes.length >= session.size) session.readyAt = clock.now() + paper.workMs
            return { status: 200, body: { has: session.bytes.length } }
          },
        }),
        operation({
          ...DOCS,
          name: 'post',
          isCommit: true,
          method: 'POST',
          path: '/posts',
          reading: 'json',
          body: WORDS,
          answer: ({ body }) => {
            const session = body.session === null ? null : paper.sessions.get(body.session)
            if (session === undefined) return no(404, 'no-session')
            const id = randomUUID()
            const filmSha256 =
              session === null ? null : createHash('sha256').update(session.bytes).digest('hex')
            if (body.session !== null) paper.sessions.delete(body.session)
            const { key } = body
            paper.posts.set(id, {
              id,
              key,
              words: body,
              filmSha256,
              isHidden: false,
              figures: {},
              comments: [],
            })
            return { status: 201, body: { id } }
          },
        }),
        operation({
          ...DOCS,
          name: 'find-posts',
          isRead: true,
          method: 'GET',
          path: '/posts',
          reading: 'none',
          query: z.strictObject({ key: z.string() }),
          answer: ({ query }) => ({
            status: 200,
            body: {
              ids: [...paper.posts.values()].filter(({ key }) => key === query.key).map(({ id }) => id),
            },
          }),
        }),
        operation({
          ...DOCS,
          name: 'read-post',
          isRead: true,
          method: 'GET',
          path: '/posts/{id}',
          reading: 'none',
          query: z.strictObject({ after: z.coerce.number() }),
          answer: ({ params, query }) => {
            const post = paper.posts.get(params['id'] ?? '')
            if (post === undefined) return no(404, 'no-post')
            const comments = post.comments.slice(query.after, query.after + 20)
            return {
              status: 200,
              body: { ...post.figures, copy: post.words.copy, hidden: post.isHidden, comments },
            }
          },
        }),
        operation({
          ...DOCS,
          name: 'read-page',
          isRead: true,
          method: 'GET',
          path: '/pages/{key}',
          reading: 'none',
          answer: ({ params }) => {
            const post = [...paper.posts.values()].find(({ key }) => key === params['key'])
            return post === undefined ? no(404, 'no-page') : { status: 200, body: post.words.copy }
          },
        }),
        operation({
          ...DOCS,
          name: 'hide-post',
          method: 'POST',
          path: '/posts/{id}/hidden',
          reading: 'none',
          answer: ({ params }) => {
            const post = paper.posts.get(params['id'] ?? '')
            if (post === undefined) return no(404, 'no-post')
            post.isHidden = true
            return { status: 204 }
          },
        }),
        operation({
          ...DOCS,
          name: 'comment',
          method: 'POST',
          path: '/posts/{id}/comments',
          reading: 'json',
          body: z.strictObject({ text: z.string() }),
          answer: ({ params, body }) => {
            const post = paper.posts.get(params['id'] ?? '')
            if (post === undefined) return no(404, 'no-post')
            const id = randomUUID()
            post.comments.push({ id, author: 'saltlight', text: body.text })
            return { status: 201, body: { id } }
          },
        }),
        operation({
          ...DOCS,
          name: 'delete-post',
          method: 'DELETE',
          path: '/posts/{id}',
          reading: 'none',
          answer: ({ params }) => {
            if (!paper.mayDelete) return no(403, 'not-allowed')
            return paper.posts.delete(params['id'] ?? '') ? { status: 204 } : no(404, 'no-post')
          },
        }),
      ].map(guarded),
    }),
    { clock },
  )
}
