import { createHash } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import { randomId } from '../../plant/db/index.ts'
import type { Sender } from '../sender.ts'

// A sender's own word for one file: a quoted string (draft-ietf-httpapi-idempotency-key-header), or the bare word.
const KEY = /^"?([\w.:+/=-]{16,128})"?$/

/**
 * The id of an upload. A sender who gives its beginning a key (`Idempotency-Key`) is led to the same upload however often
 * the answer is lost on its way; the key counts in that sender's place alone, so that nobody learns by it what others
 * sent. Throws `invalid-request` for a key of another form.
 */
export function uploadIdOf(sender: Sender, key: string | null): string {
  if (key === null) return randomId()
  const word = KEY.exec(key)?.[1]
  if (word === undefined)
    throw new Problem('invalid-request', {
      detail: 'Idempotency-Key takes 16 to 128 letters, digits or signs of base64.',
    })
  const place = sender.kind === 'inbox' ? sender.inboxId : `${sender.productionId} ${sender.userId}`
  const bytes = createHash('sha256').update(`upload ${place} ${word}`).digest().subarray(0, 16)
  // A UUID of the kind whose bits are anybody's own (RFC 9562, version 8).
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
