import createFetchClient, { type Client } from 'openapi-fetch'
import type { paths } from './openapi.d.ts'
import { Problem, type ProblemDetails, type ProblemType, problems } from './problems.ts'

/** Where the API is, and as whom it is asked. */
export interface ClientOptions {
  /** The house's origin, such as `http://127.0.0.1:4321`. */
  origin: string
  /** An API key, for callers without a session. */
  key?: string
  fetch?: (request: Request) => Promise<Response>
}

/** The typed client of the HTTP API; answers carry `data` or `error` (problem details). */
export type StagedoorClient = Client<paths>

/** Makes a client of the HTTP API. */
export function createClient({ origin, key, fetch }: ClientOptions): StagedoorClient {
  return createFetchClient<paths>({
    baseUrl: origin,
    ...(fetch === undefined ? {} : { fetch }),
    ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
  })
}

/** The refusal behind an answer's `error`, as it was thrown; an answer that is no problem document is `internal`. */
export function problemOf(error: unknown): Problem {
  const details = error as Partial<ProblemDetails> | undefined
  const name = details?.type?.replace('/problems/', '') ?? ''
  if (!(name in problems))
    return new Problem('internal', { detail: 'The house gave an answer we cannot read.' })
  const { type: _type, title: _title, status: _status, ...facts } = details as ProblemDetails
  return new Problem(name as ProblemType, facts)
}
