import type { webcrypto } from 'node:crypto'
import { exportJwk, generateCryptoKeyPair, importJwk } from '@fedify/fedify'

type Pair = { readonly privateKey: webcrypto.JsonWebKey; readonly publicKey: webcrypto.JsonWebKey }

// RSA for what servers sign and check today, Ed25519 for what they begin to.
const KINDS = ['RSASSA-PKCS1-v1_5', 'Ed25519'] as const

/** Makes an actor's keys, as JSON to be sealed. */
export async function makeKeys(): Promise<string> {
  const pairs = await Promise.all(
    KINDS.map(async (kind): Promise<Pair> => {
      const { privateKey, publicKey } = await generateCryptoKeyPair(kind)
      return { privateKey: await exportJwk(privateKey), publicKey: await exportJwk(publicKey) }
    }),
  )
  return JSON.stringify(pairs)
}

/** The keys that `makeKeys` made. */
export function readKeys(json: string): Promise<webcrypto.CryptoKeyPair[]> {
  return Promise.all(
    (JSON.parse(json) as Pair[]).map(async ({ privateKey, publicKey }) => ({
      privateKey: await importJwk(privateKey, 'private'),
      publicKey: await importJwk(publicKey, 'public'),
    })),
  )
}
