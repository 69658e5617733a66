/** A receiver of webhooks on this machine: it heeds idempotency keys, keeps a status, and forgets nothing. */
import { type EmulatedAnswer, Emulator, type EmulatorClock, operation } from '../../emulating/index.ts'
import { isSignedBy, secretBytes } from '../sign.ts'
import { messageSchema, type ReceivedPost } from './received.ts'

/** The secret that the emulated receiver shares with whoever tries it. */
export const EMULATED_SECRET = `whsec_${Buffer.from('a lamp in the second window').toString('base64')}`

// What a message is and how it is signed; what is in ours, and the status, is `docs/publish/platforms/webhook.md`.
const SOURCE = {
  source: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  readOn: '2026-11-22',
} as const
const LOOKING_MS = { now: () => Date.now() }

/** A receiver and what it has. */
export interface EmulatedReceiver extends Emulator {
  readonly posts: ReadonlyMap<string, ReceivedPost>
}

/** Opens a receiver at `/hook`. */
export async function emulateWebhook({
  port = 0,
  clock = LOOKING_MS,
}: { port?: number; clock?: EmulatorClock } = {}): Promise<EmulatedReceiver> {
  const key = secretBytes(EMULATED_SECRET)
  if (key === null) throw new Error('The secret of the emulated receiver is none')
  const posts = new Map<string, ReceivedPost>()
  const believed = (headers: Readonly<Record<string, unknown>>, body: string): boolean =>
    isSignedBy(key, { headers, body, now: clock.now() })
  const unbelieved: EmulatedAnswer = {
    status: 401,
    body: { status: 'refused', reason: 'The signature is none.' },
  }

  const emulator = await Emulator.open(
    (origin) => ({
      name: 'Webhook',
      refuse: (why) => ({ status: 400, body: { status: 'refused', reason: why } }),
      page: () => pageOf(origin, posts),
      operations: [
        operation({
          ...SOURCE,
          name: 'message',
          method: 'POST',
          path: '/hook',
          reading: 'json',
          isCommit: ({ body, headers }) =>
            body.type === 'post.published' && !posts.has(String(headers['webhook-id'])),
          body: messageSchema,
          answer: ({ headers, body, bytes }) => {
            if (!believed(headers, bytes.toString())) return unbelieved
            const { data: facts } = body
            const { id } = facts
            if (!('film' in facts)) {
              const post = posts.get(id)
              if (post === undefined) return { status: 200, body: { status: 'absent' } }
              post.isGone = true
              return { status: 200, body: { status: 'gone' } }
            }
            if (!posts.has(id)) posts.set(id, { facts, isGone: false })
            return { status: 200, body: statusOf(origin, id, posts.get(id)) }
          },
        }),
        operation({
          ...SOURCE,
          name: 'status',
          method: 'GET',
          path: '/hook',
          reading: 'none',
          isRead: true,
          answer: ({ headers }) => {
            if (!believed(headers, '')) return unbelieved
            const id = String(headers['webhook-id'])
            return { status: 200, body: statusOf(origin, id, posts.get(id)) }
          },
        }),
        operation({
          ...SOURCE,
          name: 'post',
          method: 'GET',
          path: '/posts/{id}',
          reading: 'none',
          isRead: true,
          answer: ({ params }) => {
            const post = posts.get(params['id'] ?? '')
            return post === undefined || post.isGone
              ? { status: 404, body: 'There is no such post.\n' }
              : { status: 200, body: `${post.facts.title}\n\n${post.facts.copy}\n` }
          },
        }),
      ],
    }),
    { port, clock },
  )
  return Object.assign(emulator, { posts })
}

function statusOf(origin: string, id: string, post: ReceivedPost | undefined) {
  if (post === undefined) return { status: 'absent' }
  return post.isGone ? { status: 'gone' } : { status: 'live', url: `${origin}/posts/${id}` }
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

function pageOf(origin: string, posts: ReadonlyMap<string, ReceivedPost>): string {
  const rows = [...posts].map(
    ([id, { facts, isGone }]) =>
      `<li><b>${escaped(facts.title)}</b> ${isGone ? '(taken back)' : ''}<p>${escaped(facts.copy)}</p>
      <small>${escaped(id)}, ${facts.film.sizeBytes} bytes</small></li>`,
  )
  return `<!doctype html><meta charset="utf-8"><title>Webhook</title><h1>A receiver</h1>
<p>Server <code>${escaped(origin)}</code>, path <code>/hook</code>, secret <code>${escaped(EMULATED_SECRET)}</code></p>
<ul>${rows.join('')}</ul>`
}
