import { createPublicKey, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { proofText, readSignedProof, type SignedProof } from '@stagedoor/core/publish'
import type { Asked, Command } from '../command.ts'
import { BadInput, Misuse } from '../refusal.ts'
import { sayProof } from './say-proof.ts'

const KEY = /^[A-Za-z0-9_-]{43}$/

async function run({ operands, option }: Asked) {
  const [path = ''] = operands
  const key = option('key')
  if (key !== undefined && !KEY.test(key))
    throw new Misuse('A key has 43 letters, as the house tells it at /api/v1/public/proof-key.')
  const signed = readSignedProof(await jsonIn(path))
  if (signed === null) throw new BadInput(`${path} is not an embargo proof. Nothing was checked.`, [])
  const { proof } = signed
  const isSigned = isSignedBy(signed, key ?? proof.key)
  const isKeys = key === undefined ? null : key === proof.key
  return {
    code: isSigned ? 0 : 1,
    lines: isSigned
      ? [
          ...sayProof(proof),
          '',
          isKeys === null
            ? `This is what was signed with the key ${proof.key}. Whose key that is, the house says at ${proof.house.url}/api/v1/public/proof-key; give it as --key.`
            : `This is what the holder of the key ${proof.key} signed.`,
        ]
      : [
          key === undefined || isKeys === true
            ? 'This is NOT what was signed: something in it was changed.'
            : `This was NOT signed with the key ${key}; it names the key ${proof.key}.`,
        ],
    value: { isSigned, key: proof.key, verdict: isSigned ? proof.verdict : null },
  }
}

async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown
  } catch (error) {
    throw new BadInput(`${path} cannot be read. Nothing was checked.`, [], { cause: error })
  }
}

// Ed25519, RFC 8032.
function isSignedBy({ proof, signature }: SignedProof, key: string): boolean {
  if (!KEY.test(key)) return false
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
  return verify(null, Buffer.from(proofText(proof)), publicKey, Buffer.from(signature, 'base64url'))
}

/** Checks the signature of an embargo proof, without a house. */
export const verifyProof: Command = {
  usage: 'verify-proof FILE [--key KEY]',
  says: 'check a signed embargo proof by yourself, without a house',
  about: [
    'FILE             the signed proof, as prove-embargo --out keeps it',
    '--key KEY        the key that you know to be the house’s; else the one that the proof names',
    '--json           the answer, for programs',
    'Ends with 0 when it is what was signed, 1 when it is not.',
  ],
  options: { key: { type: 'string' } },
  least: 1,
  most: 1,
  run,
}
