import { createHash } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import {
  type EmbargoProof,
  type EmbargoTry,
  PROOF_FORM,
  proofText,
  sumOfTries,
  verdictOfTries,
} from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { appendToChain } from '../../plant/chain/index.ts'
import { at } from '../../plant/db/index.ts'
import { instantOut, maybeInstantOut, type Site } from '../../plant/http/index.ts'
import type { JobContext } from '../../plant/jobs/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Db } from '../../schema/index.ts'
import { type PublicationRow, publicationById } from '../queries.ts'
import { originsOf } from './ask.ts'
import type { ProofDeps } from './proof-deps.ts'
import { proofById, type ProofRow } from './proof-rows.ts'
import { type ProofKey, proofKey } from './proof-key.ts'
import { refuseWhatIsOut } from './prove-embargo.ts'
import { tryEverything } from './try-everything.ts'
import { type Existing, whatExists } from './what-exists.ts'

/** Where the public half of the key is told, and by which a house is known for this one. */
export const KEY_PATH = '/api/v1/public/proof-key'

/**
 * Tries everything that exists for a publication as everybody who is not crew, and signs what came of it. Tried again after
 * a crash it begins anew; what was changed under its hands it tries anew. Throws `publication-is-out` when its moment came.
 */
export async function performProof(deps: ProofDeps, proofId: string, context: JobContext): Promise<void> {
  const { db, clock, key: secrets, embargo } = deps
  const { signal } = context
  const row = await proofById(db, proofId)
  if (row === undefined || row.provedAt !== null) return
  const begunAt = clock.now()
  const existing = await whatExists(db, row.publicationId, deps.clock.now())
  refuseWhatIsOut(existing.publication, clock)
  const key = proofKey(secrets)
  const origins = await originsOf(embargo.origins, { keyPath: KEY_PATH, publicKey: key.publicKey, signal })
  if (origins.reached.length === 0)
    throw new Error('This house could not be asked from outside', { cause: origins.missed })

  const tried = await tryEverything(deps, {
    existing,
    proofId,
    origins: origins.reached,
    now: begunAt,
    context,
  })

  const after = await publicationById(db, row.publicationId)
  if (after === undefined) throw new Problem('not-found')
  refuseWhatIsOut(after, clock)
  if (faceOf(after) !== faceOf(existing.publication))
    throw new Error('The publication was changed while it was tried')
  const notAsked = [
    ...origins.missed.map(({ origin, because }) => ({ what: origin, because })),
    ...tried.notAsked,
  ]
  const proof = wordProof(
    { existing, row, key, site: deps.site },
    { ...tried, notAsked, askedAt: origins.reached, begunAt, endedAt: clock.now() },
  )
  await keepProof(db, { row, proof, signature: key.sign(proof), publication: after })
}

interface Worded {
  readonly tries: readonly EmbargoTry[]
  readonly viewers: EmbargoProof['viewers']
  readonly soughtFor: EmbargoProof['soughtFor']
  readonly notAsked: EmbargoProof['notAsked']
  readonly askedAt: readonly string[]
  readonly begunAt: Instant
  readonly endedAt: Instant
}

function wordProof(
  {
    existing,
    row,
    key,
    site,
  }: { existing: Existing; row: ProofRow; key: ProofKey; site: Pick<Site, 'origin'> },
  { tries, viewers, soughtFor, notAsked, askedAt, begunAt, endedAt }: Worded,
): EmbargoProof {
  const { production, publication, evidenceVersion, logHead } = existing
  const { id, title, destinationName, state, opensAt } = publication
  const sum = sumOfTries(tries)
  return {
    form: PROOF_FORM,
    key: key.publicKey,
    house: { url: site.origin, askedAt },
    production: { id: production.id, slug: production.slug, title: production.title },
    publication: { id, title, place: destinationName, state: state.kind, opensAt: maybeInstantOut(opensAt) },
    askedBy: row.askedBy,
    begunAt: instantOut(begunAt),
    endedAt: instantOut(endedAt),
    evidenceVersion,
    logHead,
    viewers,
    soughtFor,
    notAsked,
    tries,
    sum,
    verdict: verdictOfTries(sum),
  }
}

async function keepProof(
  db: Db,
  {
    row,
    proof,
    signature,
    publication,
  }: { row: ProofRow; proof: EmbargoProof; signature: string; publication: PublicationRow },
): Promise<void> {
  const document = proofText(proof)
  const sha256 = createHash('sha256').update(document).digest('hex')
  const { sum, verdict } = proof
  await db.transaction().execute(async (trx) => {
    const kept = await trx
      .updateTable('publish.embargoProofs')
      .set({
        document,
        sha256,
        signature,
        verdict,
        sum: JSON.stringify(sum),
        provedAt: at(Date.parse(proof.endedAt) as Instant),
      })
      .where('id', '=', row.id)
      .where('provedAt', 'is', null)
      .returning('askedById')
      .executeTakeFirst()
    if (kept === undefined) return
    const { productionId, publicationId } = row
    await notifyTopic(trx, productionId, 'calendar')
    await appendToChain(trx, {
      productionId,
      kind: 'embargo-proved',
      body: { proofId: row.id, publicationId, outcome: verdict, ...sum, sha256, by: kept.askedById },
      personal: { by: row.askedBy, title: publication.title },
    })
  })
}

// What of a publication changes where it could be found.
const faceOf = ({ title, copy, slug, opensAt, gateId, renderId, state }: PublicationRow): string =>
  JSON.stringify([title, copy, slug, opensAt, gateId, renderId, state.kind])
