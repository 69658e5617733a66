import { z } from 'zod'
import type { Jobs } from '../../plant/jobs/index.ts'
import { performProof } from './perform-proof.ts'
import type { ProofDeps } from './proof-deps.ts'
import { PROVE } from './prove-embargo.ts'

const aboutProof = z.looseObject({ proofId: z.string() })

/** Proves embargoes, one at a time: each is a few thousand questions to this house. */
export function embargoProofJobs(deps: ProofDeps & { readonly jobs: Jobs }): void {
  deps.jobs.handle(PROVE, { retryLimit: 2, expireInSeconds: 1_800, concurrency: 1 }, (payload, context) =>
    performProof(deps, aboutProof.parse(payload).proofId, context),
  )
}
