import { ConnectorRefusal } from '../connector-error.ts'
import type { ConnectorContext } from '../connector.ts'
import { errorOfAnswer } from './errors.ts'
import { secretBytes, signMessage } from './sign.ts'
import { type ReceiverStatus, statusIn } from './status.ts'

type Way = Pick<ConnectorContext, 'fetch' | 'token' | 'account' | 'now' | 'signal'>

/** Posts a signed message; the answer is what the receiver says of it, if anything. Throws its refusal. */
export async function tell(
  ctx: Way,
  { key, type, facts }: { key: string; type: string; facts: Readonly<Record<string, unknown>> },
): Promise<ReceiverStatus | null> {
  const body = JSON.stringify({ type, timestamp: new Date(ctx.now()).toISOString(), data: facts })
  const response = await ask(ctx, { method: 'POST', key, body })
  const status = await statusIn(response)
  if (!response.ok)
    throw new ConnectorRefusal(errorOfAnswer(response, { reason: status?.reason ?? null, now: ctx.now() }))
  return status
}

/** Asks, signed, what became of the message with a key; null where the receiver does not tell. Writes nothing there. */
export async function lookUp(ctx: Way, key: string): Promise<ReceiverStatus | null> {
  const response = await ask(ctx, { method: 'GET', key, body: '' })
  const status = await statusIn(response)
  return response.ok ? status : null
}

async function ask(
  ctx: Way,
  { method, key, body }: { method: 'GET' | 'POST'; key: string; body: string },
): Promise<Response> {
  const secret = secretBytes(await ctx.token())
  if (secret === null)
    throw new ConnectorRefusal({
      kind: 'auth',
      code: 'no-secret',
      what: 'There is no secret to sign with.',
      remedy: 'Connect the receiver again.',
      retryAt: null,
      raw: '',
    })
  const signed = signMessage(secret, { id: key, at: ctx.now(), body })
  return ctx.fetch(addressOf(ctx), {
    method,
    headers: {
      ...signed,
      accept: 'application/json',
      ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
    },
    redirect: 'manual',
    signal: ctx.signal,
    ...(method === 'POST' ? { body } : {}),
  })
}

function addressOf({ account }: Pick<Way, 'account'>): string {
  const { path } = account.settings
  return new URL(typeof path === 'string' ? path : '/', account.address).href
}
