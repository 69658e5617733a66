import type { IncomingMessage, ServerResponse } from 'node:http'
import { Problem } from '@stagedoor/contract/problems'
import { networkPrefix, RateLimit } from '../../plant/http/index.ts'
import type { FrontWatch } from './front-watch.ts'

const CHANGES = /^\/api\/v1\/public\/productions\/([a-z0-9-]{1,80})\/changes(?:\?(.*))?$/

/** Whether an address is that of a stream of changes. */
export const isChanges = (path: string): boolean => CHANGES.test(path)

/**
 * Answers `.../changes?topic=&age=` on bare node:http: the stream that tells a fan's page to read a topic again, `questions`,
 * `theories`, `session/ID` or `post/SLUG`. It never says what changed; the page asks through the wall.
 */
export function changesHandler({
  front,
  addressOf,
  whoLooks,
}: {
  front: FrontWatch
  addressOf: (request: IncomingMessage) => string
  /** The id under which the wall knows who looks. */
  whoLooks: (headers: Headers) => Promise<string | null>
}) {
  // A network may lose all its streams at once and come back; a program that opens and closes without end may not.
  const openings = new RateLimit({ burst: 600, perMinute: 300 })
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const [, production = '', query = ''] = CHANGES.exec(request.url ?? '') ?? []
      if (request.method !== 'GET') throw new Problem('not-found')
      const network = networkPrefix(addressOf(request))
      // Asked before anything is looked up, so that a flood costs the house next to nothing.
      front.refuseOneMore(network)
      openings.take(network, performance.now())
      const asked = new URLSearchParams(query)
      const { cookie, authorization } = request.headers
      const viewerId =
        cookie === undefined || authorization !== undefined ? null : await whoLooks(new Headers({ cookie }))
      await front.follow(response, {
        viewerId,
        production,
        topic: asked.get('topic') ?? '',
        network,
        isAgain: request.headers['last-event-id'] !== undefined,
        pageAgeMs: ageIn(asked.get('age')),
      })
    } catch (error) {
      if (!(error instanceof Problem) || response.headersSent) throw error
      refuse(response, error)
    }
  }
}

// A program that does not say how old its page is begins with what it hears.
const ageIn = (age: string | null): number | null =>
  age !== null && /^\d{1,9}$/.test(age) ? Number(age) : null

function refuse(response: ServerResponse, problem: Problem): void {
  const { retryAfterSeconds } = problem.toDetails() as { retryAfterSeconds?: number }
  response
    .writeHead(problem.status, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      connection: 'close',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    })
    .end(JSON.stringify(problem.toDetails()))
}
