import { Problem } from '@stagedoor/contract/problems'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Logger } from 'pino'

/** Answers a refusal as `application/problem+json` (RFC 9457). */
export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problem.toDetails()), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}

/** Turns whatever a handler threw into a problem: refusals as they are, everything else a bare 500 and a log line. */
export function onApiError(log: Logger): (error: Error, c: Context) => Response {
  return (error, c) => {
    if (error instanceof Problem) return problemResponse(error)
    if (error instanceof HTTPException && error.status < 500)
      return problemResponse(new Problem('invalid-request', { detail: error.message }, { cause: error }))
    if (isUnkeepableText(error))
      return problemResponse(
        new Problem(
          'invalid-request',
          { detail: 'It holds a character that no text can hold.' },
          { cause: error },
        ),
      )
    log.error({ err: error, method: c.req.method, route: c.req.routePath }, 'unhandled')
    return problemResponse(
      new Problem('internal', { detail: 'Nothing was changed. Try again; the log has the cause.' }),
    )
  }
}

// PostgreSQL keeps no U+0000, neither in a text (22021) nor in JSON (22P05).
const isUnkeepableText = (error: Error): boolean =>
  'code' in error && (error.code === '22021' || error.code === '22P05')
