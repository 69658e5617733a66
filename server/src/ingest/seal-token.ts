import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SecretsKey } from '../plant/db/index.ts'

/** Seals the tokens of links that must be shown again, with a key that is not in the database. */
export interface TokenSeal {
  /** `place` names the row: a sealed token that is copied into another one does not open. */
  readonly seal: (token: string, place: string) => Buffer
  readonly open: (sealed: Buffer, place: string) => string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A seal of AES-256-GCM (NIST SP 800-38D) under the house's secrets key. */
export function tokenSeal(secrets: SecretsKey): TokenSeal {
  const key = secrets.derive('tokens of inboxes and receipts')
  return {
    seal: (token, place) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      return Buffer.concat([nonce, cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed, place) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-TAG_BYTES))
      return (
        decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      )
    },
  }
}
