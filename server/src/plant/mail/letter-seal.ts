import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Letter } from './letter.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals a letter on its way (AES-256-GCM, NIST SP 800-38D): it holds an address and a link of which the database keeps
 * a digest only, and the queue's rows lie in the database.
 */
export function sealLetter(key: Buffer, letter: Letter): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = [nonce, cipher.update(JSON.stringify(letter), 'utf8'), cipher.final()]
  return Buffer.concat([...sealed, cipher.getAuthTag()]).toString('base64')
}

/** Opens a letter that this house sealed; throws for anything else. */
export function openLetter(key: Buffer, sealed: string): Letter {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8')
  return JSON.parse(text + decipher.final('utf8')) as Letter
}
