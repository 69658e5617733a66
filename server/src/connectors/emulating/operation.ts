import type { IncomingHttpHeaders } from 'node:http'
import type { z } from 'zod'

/** A call as an operation of an emulator sees it, after its schemas have passed it. */
export interface Call<Query = unknown, Body = unknown> {
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly headers: IncomingHttpHeaders
  readonly body: Body
  /** The body's own bytes; as many as came where the connection broke. */
  readonly bytes: Buffer
  /** All of the body came. */
  readonly isWhole: boolean
  /** The bearer token, or null. */
  readonly token: string | null
}

/** What an emulator answers. */
export interface EmulatedAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object goes as JSON, a string and a buffer as they are. */
  readonly body?: unknown
}

/** How a body is read: JSON, a form, parts of a form, or bytes. Parts arrive as strings and buffers by name. */
export type BodyReading = 'json' | 'form' | 'multipart' | 'bytes' | 'none'

/**
 * One documented call of a platform. Its schemas are strict: a field that the documentation does not name fails, so
 * that a connector cannot lean on what is not promised.
 */
export interface Operation {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `{name}` for a part: `/2/tweets/{id}`; `{rest...}` at the end takes all that is left. */
  readonly path: string
  /** Where it is documented, and the day on which that was read. */
  readonly source: string
  readonly readOn: string
  /** It changes what others see, or may: the kit counts these. Some calls do so only with certain words in them. */
  readonly isCommit?: boolean | ((call: Call<never, never>) => boolean)
  /** Nothing changes by it: a poll may call it. */
  readonly isRead?: boolean
  readonly query?: z.ZodType
  readonly reading: BodyReading
  readonly body?: z.ZodType
  /** Answers, or refuses as the platform does. A part of a body that broke off arrives with `isWhole` false. */
  // The schemas stand beside it and make the shapes true.
  readonly answer: (call: Call<never, never>) => EmulatedAnswer | Promise<EmulatedAnswer>
}

/** Types the answer of an operation by its schemas. */
export function operation<Query extends z.ZodType, Body extends z.ZodType>(
  made: Omit<Operation, 'answer' | 'query' | 'body' | 'isCommit'> & {
    readonly query?: Query
    readonly body?: Body
    readonly isCommit?: boolean | ((call: Call<z.infer<Query>, z.infer<Body>>) => boolean)
    readonly answer: (call: Call<z.infer<Query>, z.infer<Body>>) => EmulatedAnswer | Promise<EmulatedAnswer>
  },
): Operation {
  return made as Operation
}
