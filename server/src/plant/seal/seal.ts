import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Keeps words that must be read again under a key that is not in the database. */
export interface Seal {
  /** `place` names where it is kept: what is copied to another place does not open there. */
  readonly seal: (text: string, place: string) => Buffer
  /** Throws for anything that was not sealed with this key for this place. */
  readonly open: (sealed: Buffer, place: string) => string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A seal of AES-256-GCM (NIST SP 800-38D) under a key of 32 bytes: nonce, what is sealed, tag. */
export function sealUnder(key: Buffer): Seal {
  return {
    seal: (text, place) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
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
