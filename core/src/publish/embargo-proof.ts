import { canonicalJson } from '../words/index.ts'

/** What the document of an embargo proof calls its own form, with its version. */
export const PROOF_FORM = 'stagedoor-embargo-proof/1'

/** What one try of an embargo proof found. */
export const TRY_VERDICTS = ['shut', 'reachable', 'ahead', 'unclear'] as const

/**
 * What one try found: `shut` nothing of it, `reachable` something of it or that it exists, `ahead` that it lies there by a
 * named person's word, `unclear` that no answer came from which anything follows.
 */
export type TryVerdict = (typeof TRY_VERDICTS)[number]

/** What a try must find: the answer that a thing gets which never was, an answer without a word of it, or no bytes. */
export const EXPECTATIONS = ['as-never-been', 'says-nothing', 'hands-nothing-over'] as const

/** What a try must find. */
export type Expectation = (typeof EXPECTATIONS)[number]

/** One try of an embargo proof. */
export interface EmbargoTry {
  readonly what: string
  /** The request, or what was looked at where none is made. */
  readonly how: string
  /** As whom, by the name that {@link EmbargoProof.viewers} explains. */
  readonly as: string
  readonly expected: Expectation
  /** The HTTP status; null where no request was made or none was answered. */
  readonly status: number | null
  /** The SHA-256 of the answer's body, in hex. */
  readonly sha256: string | null
  readonly verdict: TryVerdict
  /** Why it is not `shut`. */
  readonly because: string | null
}

/** How many tries came to what. */
export type TrySum = Readonly<{ tries: number } & Record<TryVerdict, number>>

/** What was tried for a publication before its moment, and what each try found. Moments are ISO 8601 in UTC. */
export interface EmbargoProof {
  readonly form: typeof PROOF_FORM
  /** The public key that it is signed with: Ed25519 (RFC 8032), 32 bytes in base64url. */
  readonly key: string
  readonly house: { readonly url: string; readonly askedAt: readonly string[] }
  readonly production: { readonly id: string; readonly slug: string; readonly title: string }
  readonly publication: {
    readonly id: string
    readonly title: string
    readonly place: string
    readonly state: string
    /** Null where its moment is not known yet. */
    readonly opensAt: string | null
  }
  readonly askedBy: string
  readonly begunAt: string
  readonly endedAt: string
  /** The version of the production's evidence, and the head of its clearance log, when it began. */
  readonly evidenceVersion: number
  readonly logHead: { readonly seq: number; readonly hash: string | null }
  readonly viewers: readonly { readonly name: string; readonly is: string }[]
  /** What was looked for in every answer, and what could not be, because it stands openly elsewhere. */
  readonly soughtFor: readonly {
    readonly what: string
    readonly isTold: boolean
    readonly because: string | null
  }[]
  /** What was not asked, and why. */
  readonly notAsked: readonly { readonly what: string; readonly because: string }[]
  readonly tries: readonly EmbargoTry[]
  readonly sum: TrySum
  readonly verdict: Exclude<TryVerdict, 'ahead'>
}

/** A proof with the signature of its {@link proofText}, 64 bytes in base64url. */
export interface SignedProof {
  readonly proof: EmbargoProof
  readonly signature: string
}

/** Counts what tries came to. */
export function sumOfTries(tries: readonly Pick<EmbargoTry, 'verdict'>[]): TrySum {
  const sum = { tries: tries.length, shut: 0, reachable: 0, ahead: 0, unclear: 0 }
  for (const { verdict } of tries) sum[verdict] += 1
  return sum
}

/** What a proof says in one word: the worst that any try found. What lies ahead by somebody's word opens nothing. */
export function verdictOfTries({ reachable, unclear }: TrySum): EmbargoProof['verdict'] {
  if (reachable > 0) return 'reachable'
  return unclear > 0 ? 'unclear' : 'shut'
}

/** The one text of a proof that is signed: its JSON with keys in order and no white space. */
export const proofText = (proof: EmbargoProof): string => canonicalJson(proof)

/** Reads what a file holds as a signed proof, or null where it has not the form of one; the signature is checked elsewhere. */
export function readSignedProof(held: unknown): SignedProof | null {
  if (!isRecord(held) || typeof held['signature'] !== 'string') return null
  const proof = held['proof']
  if (!isRecord(proof) || proof['form'] !== PROOF_FORM || typeof proof['key'] !== 'string') return null
  const { sum, tries, verdict, publication, production, askedBy } = proof
  const isWhole =
    isRecord(sum) &&
    isRecord(publication) &&
    isRecord(production) &&
    Array.isArray(tries) &&
    tries.every(isRecord) &&
    typeof verdict === 'string' &&
    typeof askedBy === 'string'
  return isWhole ? { proof: proof as unknown as EmbargoProof, signature: held['signature'] } : null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
