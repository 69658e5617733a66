import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { type EmbargoProof, proofText } from '@stagedoor/core/publish'
import type { SecretsKey } from '../../plant/db/index.ts'

// RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8.
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const PURPOSE = 'embargo proofs'

/** Signs embargo proofs and recall reports: Ed25519 (RFC 8032), its private half derived from the house's key and kept nowhere. */
export interface ProofKey {
  /** The public half, 32 bytes in base64url. */
  readonly publicKey: string
  /** The signature of a proof's text, 64 bytes in base64url. */
  readonly sign: (proof: EmbargoProof) => string
  /** The same of the text of any other document of this house that names its own form. */
  readonly signText: (text: string) => string
}

/** The key with which this house signs what others are to check without it. */
export function proofKey(secrets: Pick<SecretsKey, 'derive'>): ProofKey {
  const der = Buffer.concat([PKCS8_HEAD, secrets.derive(PURPOSE)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? ''
  const signText = (text: string) => sign(null, Buffer.from(text), key).toString('base64url')
  return { publicKey, sign: (proof) => signText(proofText(proof)), signText }
}
