import type { EmbargoProof, TrySum } from '@stagedoor/core/publish'
import type { DefaultMoment, MaybeJson, MaybeMoment } from './columns.ts'

/** Proofs that nothing of a publication can be reached before its moment; the document is kept as it was signed. */
export interface EmbargoProofTables {
  'publish.embargoProofs': {
    id: string
    productionId: string
    publicationId: string
    workId: string
    askedBy: string
    askedById: string
    askedAt: DefaultMoment
    provedAt: MaybeMoment
    verdict: EmbargoProof['verdict'] | null
    sum: MaybeJson<TrySum>
    sha256: string | null
    signature: string | null
    document: string | null
  }
}
