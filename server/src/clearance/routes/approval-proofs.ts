import { createRoute, z } from '@hono/zod-openapi'
import {
  createApi,
  instantOut,
  json,
  maybeInstantOut,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorizeIn } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import { approvalProof } from '../kills/approval-proof.ts'
import { shownOut, shownSchema, unitStateOut, unitStateSchema } from './kill-wire.ts'
import { idParam } from './wire.ts'

const tags = ['clearance']

const linkSchema = z.object({ seq: z.int(), hash: z.string(), prevHash: z.string() }).nullable()
const proofSchema = z
  .object({
    unitId: wireId,
    person: z.object({ id: wireId, name: z.string() }),
    title: z.string(),
    unit: z.string(),
    shown: shownSchema,
    version: z.string().nullable(),
    right: z.object({ base: z.string(), contract: z.string(), approvals: z.enum(['final', 'revocable']) }),
    round: z.object({
      number: z.int(),
      openedAt: wireInstant,
      silenceApprovesAt: wireInstant.nullable(),
      log: linkSchema,
    }),
    asked: z.array(
      z.object({
        addressedTo: z.string(),
        capacity: z.enum(['person', 'rep', 'publicist']),
        identity: z.enum(['link-by-letter', 'link-by-hand']),
        sentAt: wireInstant,
        firstOpenedAt: wireInstant.nullable(),
      }),
    ),
    words: z.array(
      z.object({
        id: wireId,
        said: z.enum(['kill', 'approve', 'take-back']),
        speaker: z.enum(['person', 'delegate']),
        by: z.string(),
        at: wireInstant,
        note: z.string(),
        addressedTo: z.string(),
        identity: z.enum(['link-by-letter', 'link-by-hand']),
        log: linkSchema,
      }),
    ),
    state: unitStateSchema,
    silenceLog: linkSchema,
    chain: z.object({
      isWhole: z.boolean(),
      entries: z.int().nullable(),
      head: z.string().nullable(),
      because: z.string().nullable(),
    }),
    at: wireInstant,
  })
  .openapi('ApprovalProof')
const prove = createRoute({
  method: 'get',
  path: '/approval-proofs/{decision}',
  operationId: 'proveApproval',
  tags,
  summary:
    'The proof of a decision: what was shown, to whom, what they said, and the log entries that hold it',
  request: { params: idParam('decision') },
  responses: { 200: json('The proof', proofSchema), ...refusals },
})

/** The proof of a decision under a kill right. */
export function approvalProofRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  return createApi().openapi(prove, async (c) => {
    const { decision } = c.req.valid('param')
    const proof = await approvalProof(db, decision, clock.now())
    await authorizeIn(deps, c.var.identity, { productionId: proof.productionId, act: 'view-evidence' })
    const { round, chain, asked, words } = proof
    return c.json(
      {
        unitId: proof.unitId,
        person: { ...proof.person },
        title: proof.title,
        unit: proof.unit,
        shown: shownOut(deps, proof.shown),
        version: proof.shown.version,
        right: { ...proof.right },
        round: {
          number: round.number,
          openedAt: instantOut(round.openedAt),
          silenceApprovesAt: maybeInstantOut(round.silenceApprovesAt),
          log: proof.openedBy,
        },
        asked: asked.map(({ sentAt, firstOpenedAt, ...one }) => ({
          ...one,
          sentAt: instantOut(sentAt),
          firstOpenedAt: maybeInstantOut(firstOpenedAt),
        })),
        words: words.map(({ at, entry, ...word }) => ({ ...word, at: instantOut(at), log: entry })),
        state: unitStateOut(proof.state),
        silenceLog: proof.silence,
        chain: {
          isWhole: chain.kind === 'whole',
          entries: chain.kind === 'whole' ? chain.entries : null,
          head: chain.kind === 'whole' ? chain.head : null,
          because: chain.kind === 'whole' ? null : chain.because,
        },
        at: instantOut(clock.now()),
      },
      200,
    )
  })
}
