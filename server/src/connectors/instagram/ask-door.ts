import type { z } from 'zod'
import type { DoorContext } from '../account-door.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import { answerOf, refusalOf } from '../wire/index.ts'
import { instagramRefusal } from './errors.ts'

/** Asks one of Meta's doors and reads what it hands out. Throws its refusal, or `transient` for what is no answer. */
export async function askDoor<Schema extends z.ZodType>(
  ctx: DoorContext,
  { url, init = {}, schema }: { url: string; init?: RequestInit; schema: Schema },
): Promise<z.infer<Schema>> {
  const answer = await answerOf(await ctx.fetch(url, { ...init, signal: ctx.signal }))
  if (answer.status >= 300) throw instagramRefusal(answer, ctx.now())
  const read = schema.safeParse(answer.body)
  if (read.success) return read.data
  throw refusalOf(answer, {
    code: 'no-answer',
    refused: ['transient', 'Meta answered with something else.', 'It is tried again by itself.'],
    now: ctx.now(),
  })
}

/** The refusal for a login that led to no account which can publish. */
export function noAccount(what: string, remedy: string): ConnectorRefusal {
  return new ConnectorRefusal({ kind: 'policy', code: 'no-account', what, remedy, retryAt: null, raw: '' })
}

/** The refusal for a login where permissions were switched off. */
export function notAllowed(missing: readonly string[]): ConnectorRefusal {
  return new ConnectorRefusal({
    kind: 'scope',
    code: 'not-allowed',
    what: 'Not everything that is needed was allowed.',
    remedy: 'Connect the account again and leave every permission switched on.',
    retryAt: null,
    raw: missing.join(' '),
  })
}
