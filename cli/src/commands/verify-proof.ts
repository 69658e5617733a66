import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import {
  type EmbargoProof,
  entryText,
  proofText,
  readSignedProof,
  readSignedReport,
  type RecallReport,
  reportText,
} from '@stagedoor/core/publish'
import type { Asked, Command } from '../command.ts'
import { BadInput, Misuse } from '../refusal.ts'
import { sayProof } from './say-proof.ts'
import { sayReport } from './say-report.ts'

const KEY = /^[A-Za-z0-9_-]{43}$/

type Read =
  | { readonly kind: 'proof'; readonly told: EmbargoProof }
  | { readonly kind: 'report'; readonly told: RecallReport }

async function run({ operands, option }: Asked) {
  const [path = ''] = operands
  const key = option('key')
  if (key !== undefined && !KEY.test(key))
    throw new Misuse('A key has 43 letters, as the house tells it at /api/v1/public/proof-key.')
  const { read, text, signature } = signedIn(await jsonIn(path), path)
  const { told } = read
  const isSigned = isSignedBy(text, { signature, key: key ?? told.key })
  const isKeys = key === undefined ? null : key === told.key
  const broken = read.kind === 'report' ? brokenEntries(read.told) : []
  const isWhole = isSigned && broken.length === 0
  const verdict = read.kind === 'proof' ? read.told.verdict : read.told.standing
  return {
    code: isWhole ? 0 : 1,
    lines: isSigned
      ? [
          ...(read.kind === 'proof' ? sayProof(read.told) : sayReport(read.told)),
          '',
          ...broken.map((seq) => `Entry ${seq} of the log is NOT what its hash was made of.`),
          isKeys === null
            ? `This is what was signed with the key ${told.key}. Whose key that is, the house says at ${told.house.url}/api/v1/public/proof-key; give it as --key.`
            : `This is what the holder of the key ${told.key} signed.`,
        ]
      : [
          key === undefined || isKeys === true
            ? 'This is NOT what was signed: something in it was changed.'
            : `This was NOT signed with the key ${key}; it names the key ${told.key}.`,
        ],
    value: { isSigned, key: told.key, verdict: isWhole ? verdict : null },
  }
}

function signedIn(
  held: unknown,
  path: string,
): { readonly read: Read; readonly text: string; readonly signature: string } {
  const proof = readSignedProof(held)
  if (proof !== null)
    return {
      read: { kind: 'proof', told: proof.proof },
      text: proofText(proof.proof),
      signature: proof.signature,
    }
  const report = readSignedReport(held)
  if (report === null)
    throw new BadInput(`${path} is neither an embargo proof nor a recall report. Nothing was checked.`, [])
  return {
    read: { kind: 'report', told: report.report },
    text: reportText(report.report),
    signature: report.signature,
  }
}

// Each entry's hash is made of the one before it and of its own text.
function brokenEntries({ production, log }: RecallReport): number[] {
  return log.entries.flatMap((entry) => {
    const hash = createHash('sha256')
      .update(Buffer.from(entry.prevHash, 'hex'))
      .update(entryText(production.id, entry))
      .digest('hex')
    return hash === entry.hash ? [] : [entry.seq]
  })
}

async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown
  } catch (error) {
    throw new BadInput(`${path} cannot be read. Nothing was checked.`, [], { cause: error })
  }
}

// Ed25519, RFC 8032.
function isSignedBy(text: string, { signature, key }: { signature: string; key: string }): boolean {
  if (!KEY.test(key)) return false
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' })
  return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'))
}

/** Checks the signature of an embargo proof or a recall report, without a house. */
export const verifyProof: Command = {
  usage: 'verify-proof FILE [--key KEY]',
  says: 'check a signed embargo proof or recall report by yourself, without a house',
  about: [
    'FILE             what was signed, as prove-embargo and recall-report --out keep it',
    '--key KEY        the key that you know to be the house’s; else the one that the file names',
    '--json           the answer, for programs',
    'Ends with 0 when it is what was signed, and each entry of the log in it is what its hash was made of; else with 1.',
  ],
  options: { key: { type: 'string' } },
  least: 1,
  most: 1,
  run,
}
