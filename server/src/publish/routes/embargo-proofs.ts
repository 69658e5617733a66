import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { EXPECTATIONS, PROOF_FORM, TRY_VERDICTS } from '@stagedoor/core/publish'
import {
  createApi,
  type Identity,
  instantOut,
  json,
  maybeInstantOut,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorizeIn, listOf } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import { proofKey } from '../embargo-proof/proof-key.ts'
import { proofById, type ProofRow, proofsOf, signedProof, stateOfProof } from '../embargo-proof/proof-rows.ts'
import { proveEmbargo } from '../embargo-proof/prove-embargo.ts'
import { productionOfPublication } from '../queries.ts'

const tags = ['publish']
const publicationParam = z.object({ publication: wireId })

const verdict = z.enum(['shut', 'reachable', 'unclear'])
const sum = z.object({
  tries: z.int(),
  shut: z.int(),
  reachable: z.int(),
  ahead: z
    .int()
    .openapi({ description: 'What lies somewhere ahead of its moment, by a named person’s word.' }),
  unclear: z.int().openapi({ description: 'Tries from whose answer nothing follows.' }),
})
const cardSchema = z
  .object({
    id: wireId,
    publicationId: wireId,
    state: z.enum(['proving', 'proved', 'failed']),
    workId: wireId,
    askedBy: z.string(),
    askedAt: wireInstant,
    provedAt: wireInstant.nullable(),
    verdict: verdict.nullable(),
    sum: sum.nullable(),
    sha256: z.string().nullable().openapi({ description: 'Of the text that is signed; the log has it too.' }),
  })
  .openapi('EmbargoProofCard')

const trySchema = z
  .object({
    what: z.string(),
    how: z.string(),
    as: z.string(),
    expected: z.enum(EXPECTATIONS),
    status: z.int().nullable(),
    sha256: z.string().nullable(),
    verdict: z.enum(TRY_VERDICTS),
    because: z.string().nullable(),
  })
  .openapi('EmbargoTry')
const proofSchema = z
  .object({
    form: z.literal(PROOF_FORM),
    key: z.string(),
    house: z.object({ url: z.string(), askedAt: z.array(z.string()) }),
    production: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
    publication: z.object({
      id: z.string(),
      title: z.string(),
      place: z.string(),
      state: z.string(),
      opensAt: z.string().nullable(),
    }),
    askedBy: z.string(),
    begunAt: wireInstant,
    endedAt: wireInstant,
    evidenceVersion: z.int(),
    logHead: z.object({ seq: z.int(), hash: z.string().nullable() }),
    viewers: z.array(z.object({ name: z.string(), is: z.string() })),
    soughtFor: z.array(z.object({ what: z.string(), isTold: z.boolean(), because: z.string().nullable() })),
    notAsked: z.array(z.object({ what: z.string(), because: z.string() })),
    tries: z.array(trySchema),
    sum,
    verdict,
  })
  .openapi('EmbargoProof', { description: 'What was tried before the moment of a publication, and found.' })

const prove = createRoute({
  method: 'post',
  path: '/publications/{publication}/embargo-proofs',
  operationId: 'proveEmbargo',
  tags,
  summary: 'Try every address of it as people who may not see it; the answer is signed when it is there',
  request: { params: publicationParam },
  responses: { 201: json('It is being tried; its work says how far it is', cardSchema), ...refusals },
})
const list = createRoute({
  method: 'get',
  path: '/publications/{publication}/embargo-proofs',
  operationId: 'listEmbargoProofs',
  tags,
  request: { params: publicationParam },
  responses: { 200: json('Its latest proofs, newest first', listOf(cardSchema)), ...refusals },
})
const get = createRoute({
  method: 'get',
  path: '/embargo-proofs/{proof}',
  operationId: 'getEmbargoProof',
  tags,
  request: { params: z.object({ proof: wireId }) },
  responses: {
    200: json(
      'The proof, and once it is there what was signed',
      cardSchema.extend({
        signed: z.object({ proof: proofSchema, signature: z.string() }).nullable(),
      }),
    ),
    ...refusals,
  },
})
const readKey = createRoute({
  method: 'get',
  path: '/public/proof-key',
  operationId: 'getProofKey',
  tags: ['front of house'],
  responses: {
    200: json(
      'The public half of the key that signs this house’s embargo proofs',
      z.object({ algorithm: z.literal('Ed25519'), key: z.string() }),
    ),
    ...refusals,
  },
})

const cardOf = (row: ProofRow) => ({
  id: row.id,
  publicationId: row.publicationId,
  state: stateOfProof(row),
  workId: row.workId,
  askedBy: row.askedBy,
  askedAt: instantOut(row.askedAt),
  provedAt: maybeInstantOut(row.provedAt),
  verdict: row.verdict,
  sum: row.sum,
  sha256: row.sha256,
})

/** Routes of embargo proofs, and of the key by which anybody checks one. */
export function embargoProofRoutes(deps: PublishDeps) {
  const { db } = deps
  const { publicKey } = proofKey(deps.key)
  const api = createApi()
  const allowed = async (identity: Identity, publicationId: string) =>
    authorizeIn({ db }, identity, {
      productionId: await productionOfPublication(db, publicationId),
      act: 'prove-embargo',
    })

  api.openapi(prove, async (c) => {
    const publicationId = c.req.valid('param').publication
    const { actor } = await allowed(c.var.identity, publicationId)
    const { proofId } = await proveEmbargo(deps, { publicationId, actor })
    const row = await proofById(db, proofId)
    if (row === undefined) throw new Error(`The proof ${proofId} was written and is not there`)
    return c.json(cardOf(row), 201)
  })
  api.openapi(list, async (c) => {
    const publicationId = c.req.valid('param').publication
    await allowed(c.var.identity, publicationId)
    return c.json({ items: (await proofsOf(db, publicationId)).map(cardOf), next: null }, 200)
  })
  api.openapi(get, async (c) => {
    const row = await proofById(db, c.req.valid('param').proof)
    await authorizeIn({ db }, c.var.identity, { productionId: row?.productionId, act: 'prove-embargo' })
    if (row === undefined) throw new Problem('not-found')
    const signed = await signedProof(db, row.id)
    // Passed on as it was signed: a member more or less, and no signature fits.
    const wire = signed && { ...signed, proof: signed.proof as unknown as z.infer<typeof proofSchema> }
    return c.json({ ...cardOf(row), signed: wire }, 200)
  })
  api.openapi(readKey, (c) => c.json({ algorithm: 'Ed25519' as const, key: publicKey }, 200))
  return api
}
