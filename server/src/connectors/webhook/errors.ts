import type { ConnectorError, ErrorKind } from '../connector-error.ts'

const SAID: Readonly<Record<number, readonly [kind: ErrorKind, what: string, remedy: string]>> = {
  400: ['policy', 'The receiver did not take the message.', 'Look at what it answered.'],
  401: ['auth', 'The receiver did not believe the signature.', 'Connect it again with its present secret.'],
  403: ['auth', 'The receiver did not believe the signature.', 'Connect it again with its present secret.'],
  404: ['config', 'Nothing receives at this address.', 'Connect it again with its present address.'],
  405: ['config', 'Nothing receives at this address.', 'Connect it again with its present address.'],
  409: ['policy', 'The receiver says that it contradicts what it has.', 'Look there what it has.'],
  410: ['config', 'The receiver is gone for good.', 'Connect another address.'],
  413: ['media', 'The message is too long for the receiver.', 'Shorten the copy or leave captions out.'],
  415: ['config', 'The receiver takes no JSON.', 'Connect it again with another address.'],
  422: ['policy', 'The receiver did not take the message.', 'Look at what it answered.'],
}

/**
 * What an answer of a receiver means. A refusal that is worded as one is believed; after any other answer, "too many
 * messages" and a gateway's among them, it may have taken the message.
 */
export function errorOfAnswer(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  { reason, now }: { reason: string | null; now: number },
): ConnectorError {
  const [kind, what, remedy] = SAID[status] ?? [
    status === 429 ? 'rate' : status >= 300 && status < 400 ? 'config' : 'transient',
    status >= 300 && status < 400
      ? 'The receiver sends us on to another address, and we follow none.'
      : 'The receiver could not answer.',
    status >= 300 && status < 400
      ? 'Connect the address that it really has.'
      : 'It is tried again by itself.',
  ]
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  const retryAt = Number.isFinite(seconds) && seconds >= 0 ? now + Math.min(seconds, 86_400) * 1000 : null
  return { kind, code: `http-${status}`, what, remedy, retryAt, raw: (reason ?? '').slice(0, 300) }
}
