import { createECDH, createHash } from 'node:crypto'

/** The pair of keys by which push services know this house (RFC 8292): P-256, as base64url. */
export interface VapidKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/**
 * Makes the pair from a key of the house, always the same one: it lies in no row, and dies with the house's key. One in
 * four thousand million numbers of 256 bits is no private key; then the next is taken.
 */
export function vapidKeysFrom(key: Buffer): VapidKeys {
  const pair = createECDH('prime256v1')
  for (let seed = key; ; seed = createHash('sha256').update(seed).digest()) {
    try {
      pair.setPrivateKey(seed)
      return { publicKey: pair.getPublicKey('base64url'), privateKey: seed.toString('base64url') }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ERR_CRYPTO_INVALID_KEYTYPE'))
        throw error
    }
  }
}
