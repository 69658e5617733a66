import type { EmbargoProof, SignedProof } from '@stagedoor/core/publish'
import type { Db } from '../../schema/index.ts'

const MOST_LISTED = 20

/** A proof that was asked for, and what came of it. */
export type ProofRow = Awaited<ReturnType<typeof proofsOf>>[number]

function proofs(db: Db) {
  return db
    .selectFrom('publish.embargoProofs as e')
    .leftJoin('plant.work as w', 'w.id', 'e.workId')
    .select([
      'e.id',
      'e.productionId',
      'e.publicationId',
      'e.workId',
      'e.askedBy',
      'e.askedAt',
      'e.provedAt',
      'e.verdict',
      'e.sum',
      'e.sha256',
      'e.signature',
    ])
    .select(['w.state as workState', 'w.problem'])
}

/** The latest proofs of a publication, newest first. */
export function proofsOf(db: Db, publicationId: string) {
  return proofs(db)
    .where('e.publicationId', '=', publicationId)
    .orderBy('e.askedAt', 'desc')
    .orderBy('e.id', 'desc')
    .limit(MOST_LISTED)
    .execute()
}

/** A proof by its id, or undefined. */
export function proofById(db: Db, id: string): Promise<ProofRow | undefined> {
  return proofs(db).where('e.id', '=', id).executeTakeFirst()
}

/** How far a proof is: under way, written, or come to nothing. */
export function stateOfProof({ provedAt, workState }: Pick<ProofRow, 'provedAt' | 'workState'>) {
  if (provedAt !== null) return 'proved' as const
  return workState === 'waiting' || workState === 'working' ? ('proving' as const) : ('failed' as const)
}

/** What a proof says, word for word as it was signed; null before it says anything. */
export async function signedProof(db: Db, id: string): Promise<SignedProof | null> {
  const row = await db
    .selectFrom('publish.embargoProofs')
    .select(['document', 'signature'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row?.document == null || row.signature === null) return null
  return { proof: JSON.parse(row.document) as EmbargoProof, signature: row.signature }
}
