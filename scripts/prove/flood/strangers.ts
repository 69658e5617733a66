import { type ApiDocument, leastOf } from '../../../server/src/testing-least-of.ts'
import { type OwnThings, putOwnThings, putPasskey } from './own-things.ts'
import type { FloodFan, Ground } from './ground.ts'
import { changesBeside, rowsAsTheyLie } from './rows-as-they-lie.ts'

interface Call {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/** Fewer than a writer may send at once: what is refused for being too much was not asked. */
const CALLS_OF_ONE = 15

/**
 * Calls everything of the public API that changes something, with every identifier of another's things, as fans who are
 * signed in and know them all. Nothing of anybody else changes by it. Then as that other, but as another site would have
 * their browser call: all of it is refused, and nothing changes at all.
 */
export async function strangersFaults(ground: Ground): Promise<{ faults: string[]; calls: number }> {
  const { surface, send, join, joinCrew } = ground
  const things = await putOwnThings(ground)
  const calls = await callsWith(ground, things)
  const faults: string[] = []

  const before = await rowsAsTheyLie(surface.house)
  const askers: FloodFan[] = []
  let sent = 0
  for (const [operationId, asked] of Map.groupBy(calls, (call) => call.operationId))
    for (const isCrew of OWN_ALONE.has(operationId) ? [false, true] : [false])
      for (let from = 0; from < asked.length; from += CALLS_OF_ONE) {
        // Each operation has an asker of its own: some of them end an account.
        const asker = isCrew ? await joinCrew() : (await join(1))[0]!
        askers.push(asker)
        if (operationId === 'forgetPasskey') await putPasskey(surface.house, asker.accountId)
        for (const { method, path, body } of asked.slice(from, from + CALLS_OF_ONE)) {
          sent += 1
          const { status, text } = await send(asker, {
            method,
            path,
            ...(body === undefined ? {} : { body }),
          })
          if (status === 400 || status === 429 || status >= 500)
            faults.push(`${operationId} at ${path} was answered with ${status} ${text.slice(0, 200)}`)
        }
      }
  const between = await rowsAsTheyLie(surface.house)
  for (const change of changesBeside(before, between, askers))
    faults.push(`after strangers called: ${change}`)

  for (const { operationId, method, path, body } of calls)
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[]) {
      sent += 1
      const { status } = await send(things.owner, {
        method,
        path,
        headers,
        ...(body === undefined ? {} : { body }),
      })
      if (status !== 403) faults.push(`${operationId} from another site was answered with ${status}`)
    }
  const after = await rowsAsTheyLie(surface.house)
  for (const change of changesBeside(between, after, [])) faults.push(`after another site called: ${change}`)
  return { faults, calls: sent }
}

/** What nobody but its writer may do, a badge of the crew or not. */
const OWN_ALONE = new Set([
  'editComment',
  'deleteComment',
  'takeBackQuestion',
  'rewriteAnswer',
  'takeAnswerBack',
  'withdrawTheory',
])

const CHANGES = new Set(['post', 'put', 'patch', 'delete'])

/** What is sent besides the least that is taken, where that would do nothing; `id` is each identifier in turn. */
const BODIES: Readonly<Record<string, (things: OwnThings, id: string) => object>> = {
  writeComment: (_, answers) => ({ words: 'Mine now.', asItIs: true, answers }),
  editComment: () => ({ words: 'Mine now.', asItIs: true }),
  answerTheory: () => ({ words: 'Mine now.', asItIs: true }),
  replyToQuestion: () => ({ words: 'Mine now.', asItIs: true }),
  askQuestion: (_, session) => ({ text: 'Whose is this?', asItIs: true, session }),
  answerQuestion: () => ({ text: 'Mine now.' }),
  sealTheory: ({ about }) => ({ about, text: 'Mine now.' }),
  chooseNoticeSettings: () => ({ zone: 'Europe/Oslo' }),
  appeal: (_, act) => ({ act, text: 'This was mine.' }),
  follow: (_, id) => ({ kind: 'question', id }),
  unfollow: (_, id) => ({ kind: 'question', id }),
  chooseHandle: ({ owner }) => ({ handle: owner.handle }),
  orderAddress: ({ address }) => ({ email: address }),
  signInByName: ({ owner }) => ({ name: owner.handle, password: 'a lamp in the rain' }),
}
/** Those of which an identifier is said in the body alone. */
const IN_BODY = new Set(['askQuestion', 'appeal', 'follow', 'unfollow'])

async function callsWith({ surface, story, posts }: Ground, things: OwnThings): Promise<Call[]> {
  const { text } = await surface.api('/api/v1/openapi.json')
  const document = JSON.parse(text) as ApiDocument
  const calls: Call[] = []
  for (const [path, methods] of Object.entries(document.paths)) {
    const isFans =
      path.includes('/public/') || path.includes('badge-slips') || path.endsWith('/badges/{badge}')
    if (!isFans) continue
    for (const [method, { operationId, requestBody }] of Object.entries(methods)) {
      if (!CHANGES.has(method)) continue
      const at = path.replace('{production}', story.slug).replace('{reaction}', 'heart')
      const schema = requestBody?.content['application/json']?.schema
      const hasIds = /\{\w+\}/.test(at) || IN_BODY.has(operationId)
      for (const id of hasIds ? things.ids : [things.ids[0]!])
        for (const where of at.includes('{post}')
          ? posts.map((post) => at.replace('{post}', post))
          : [at.replace('{handle}', things.owner.handle).replace(/\{\w+\}/, id)])
          calls.push({
            operationId,
            method: method.toUpperCase(),
            path: where,
            body:
              schema === undefined
                ? undefined
                : Object.assign(leastOf(schema, document) ?? {}, BODIES[operationId]?.(things, id)),
          })
    }
  }
  // With `{handle}` there is one to be named.
  return [...new Map(calls.map((call) => [JSON.stringify(call), call])).values()]
}
