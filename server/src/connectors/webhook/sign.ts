import { createHmac, timingSafeEqual } from 'node:crypto'

/** The headers that show a receiver whose message it has. */
export type SignedHeaders = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>

const PREFIX = 'whsec_'
// The specification asks for 24 to 64 bytes.
const LEAST_BYTES = 24
const MOST_BYTES = 64
const TOLERANCE_S = 300

/** The bytes of a secret such as `whsec_…`; null where it is none. */
export function secretBytes(secret: string): Buffer | null {
  if (!secret.startsWith(PREFIX)) return null
  const bytes = Buffer.from(secret.slice(PREFIX.length), 'base64')
  return bytes.length >= LEAST_BYTES && bytes.length <= MOST_BYTES ? bytes : null
}

/**
 * Signs a message as Standard Webhooks does (standardwebhooks.com, version 1): HMAC-SHA256 over its name, the moment in
 * seconds and its body. The name is the idempotency key: the same message sent again has the same one.
 */
export function signMessage(
  key: Buffer,
  { id, at, body }: { id: string; at: number; body: string },
): SignedHeaders {
  const timestamp = String(Math.floor(at / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${macOf(key, `${id}.${timestamp}.${body}`).toString('base64')}`,
  }
}

/** Whether a message came from whoever has the secret, within five minutes; what a receiver asks. */
export function isSignedBy(
  key: Buffer,
  { headers, body, now }: { headers: Partial<SignedHeaders>; body: string; now: number },
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': given } = headers
  if (id === undefined || timestamp === undefined || given === undefined) return false
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_S) return false
  const expected = macOf(key, `${id}.${timestamp}.${body}`)
  return given.split(' ').some((part) => {
    const [version, mac = ''] = part.split(',')
    const bytes = Buffer.from(mac, 'base64')
    return version === 'v1' && bytes.length === expected.length && timingSafeEqual(bytes, expected)
  })
}

const macOf = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
