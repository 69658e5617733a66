import { Problem } from '@stagedoor/contract/problems'
import { OpenAPIHono } from '@hono/zod-openapi'
import { problemResponse } from './problem-response.ts'
import type { ApiEnv } from './identity.ts'

/** A stage's router: a request that does not fit its schema is the problem `invalid-request`, field by field. */
export function createApi(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return undefined
      const fields = result.error.issues.map((issue) => ({
        field: issue.path.join('.'),
        says: issue.message,
      }))
      const first = fields[0]
      const detail = first === undefined ? undefined : `${first.field || 'body'}: ${first.says}`
      return problemResponse(new Problem('invalid-request', { ...(detail ? { detail } : {}), fields }))
    },
  })
}
