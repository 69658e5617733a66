import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { logSlipOpening } from '../../clearance/index.ts'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  shortText,
  wireFlicks,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorizeIn, listOf, productionById, tokenParam } from '../../production/index.ts'
import { isApprovedAt } from '../approval-round.ts'
import { type ApprovalAsked, askForApproval, decideApproval, readApproval } from '../approvals.ts'
import { askSameAgain } from '../ask-same-again.ts'
import { meantForOut, renderOut } from '../cut-card.ts'
import type { CutDeps } from '../deps.ts'
import { approvalsOf, cutById, meantForOf, subjectNames } from '../queries.ts'
import { approvalSchema, cueSchema, meantForSchema, shapeSchema } from './wire.ts'

const cutParam = z.object({ cut: wireId })

const askedSchema = z.object({
  id: wireId,
  url: z.string(),
  expiresAt: wireInstant,
  silenceApprovesAt: wireInstant.nullable(),
})

const list = createRoute({
  method: 'get',
  path: '/cuts/{cut}/approvals',
  operationId: 'listApprovals',
  tags: ['cut'],
  request: { params: cutParam },
  responses: { 200: json('Whom was asked, and what they said', listOf(approvalSchema)), ...refusals },
})
const ask = createRoute({
  method: 'post',
  path: '/cuts/{cut}/approvals',
  operationId: 'askForApproval',
  tags: ['cut'],
  request: {
    params: cutParam,
    body: jsonBody(
      z.object({
        subjectId: wireId,
        askedOf: shortText(),
        delegateId: wireId.nullish(),
        email: z.email().nullish(),
      }),
    ),
  },
  responses: {
    201: json('The link, shown this once', askedSchema),
    ...refusals,
  },
})
const again = createRoute({
  method: 'post',
  path: '/cuts/{cut}/approval-rounds',
  operationId: 'askSameAgain',
  tags: ['cut'],
  summary: 'Ask everybody who was asked about an earlier version about the present one',
  request: { params: cutParam },
  responses: {
    201: json('Their links, shown this once', listOf(askedSchema.extend({ askedOf: z.string() }))),
    ...refusals,
  },
})
const read = createRoute({
  method: 'get',
  path: '/approval-slips/{token}',
  operationId: 'readApproval',
  tags: ['slips'],
  request: { params: tokenParam },
  responses: {
    200: json(
      'The cut to decide about',
      z.object({
        production: z.object({ title: z.string(), zone: z.string() }),
        askedOf: z.string(),
        subject: z.string(),
        cut: z.object({
          title: z.string(),
          version: z.int(),
          isPresent: z.boolean().openapi({ description: 'False once the cut has another version.' }),
          shape: shapeSchema,
          video: z.string().nullable(),
          poster: z.string().nullable(),
          durationFlicks: wireFlicks.nullable(),
          captions: z.array(cueSchema),
        }),
        meantFor: meantForSchema,
        answer: z.enum(['asked', 'approved', 'refused']),
        note: z.string().nullable(),
        decidedBy: z.string().nullable(),
        decidedAt: wireInstant.nullable(),
        expiresAt: wireInstant.nullable(),
        speaker: z.enum(['person', 'delegate']),
        isFinal: z.boolean(),
        silenceApprovesAt: wireInstant.nullable(),
        isSilent: z.boolean(),
        round: z.int(),
      }),
    ),
    ...refusals,
  },
})
const decide = createRoute({
  method: 'post',
  path: '/approval-slips/{token}/decisions',
  operationId: 'decideApproval',
  tags: ['slips'],
  request: {
    params: tokenParam,
    body: jsonBody(
      z.object({
        answer: z.enum(['approved', 'refused']),
        name: shortText(),
        note: z.string().trim().max(2000).default(''),
        noteAtFlicks: wireFlicks.nullish(),
      }),
    ),
  },
  responses: { 201: json('Kept', z.object({ decidedAt: wireInstant, head: z.string() })), ...refusals },
})

/** Routes of approvals: asked by the crew, answered by door slip. */
export function approvalRoutes({ db, clock, site, addresses, mail = null }: CutDeps) {
  const api = createApi()
  api.openapi(list, async (c) => {
    const cut = await cutById(db, c.req.valid('param').cut)
    await authorizeIn({ db }, c.var.identity, { productionId: cut?.productionId, act: 'view-backstage' })
    const rows = await approvalsOf(db, cut!.id)
    const names = await subjectNames(
      db,
      rows.map((row) => row.subjectId),
    )
    const items = rows.map((row) => ({
      id: row.id,
      version: row.version,
      subjectId: row.subjectId,
      subject: names.get(row.subjectId) ?? '',
      askedOf: row.askedOf,
      answer: row.answer,
      note: row.note,
      noteAtFlicks: row.noteAtFlicks,
      decidedBy: row.decidedBy,
      decidedAt: maybeInstantOut(row.decidedAt),
      askedAt: instantOut(row.createdAt),
      speaker: row.speaker,
      isFinal: row.final,
      silenceApprovesAt: maybeInstantOut(row.silenceApprovesAt),
      round: row.round,
      isSilent: row.answer === 'asked' && isApprovedAt(row, clock.now()),
    }))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(ask, async (c) => {
    const cut = await cutById(db, c.req.valid('param').cut)
    const target = { productionId: cut?.productionId, act: 'ask-for-approval' as const }
    const { actor } = await authorizeIn({ db }, c.var.identity, target)
    const { email, delegateId, ...whom } = c.req.valid('json')
    const order = {
      cutId: cut!.id,
      by: actor.name,
      ...whom,
      email: email ?? null,
      delegateId: delegateId ?? null,
    }
    const asked = await askForApproval({ db, clock, site, mail }, order)
    return c.json(askedOut(asked), 201)
  })
  api.openapi(again, async (c) => {
    const cut = await cutById(db, c.req.valid('param').cut)
    const target = { productionId: cut?.productionId, act: 'ask-for-approval' as const }
    const { actor } = await authorizeIn({ db }, c.var.identity, target)
    const asked = await askSameAgain({ db, clock, site, mail }, { cutId: cut!.id, by: actor.name })
    const items = asked.map((one) => ({ askedOf: one.askedOf, ...askedOut(one) }))
    return c.json({ items, next: null }, 201)
  })
  api.openapi(read, async (c) => {
    const { slip, approval, cut } = await readApproval({ db, clock }, c.req.valid('param').token)
    await logSlipOpening({ db, clock }, slip)
    const production = await productionById(db, cut.productionId)
    if (production === undefined) throw new Problem('slip-not-found')
    const film = cut.version === approval.version ? renderOut({ addresses }, cut) : null
    const names = await subjectNames(db, [approval.subjectId])
    return c.json(
      {
        production: { title: production.title, zone: production.zone },
        askedOf: approval.askedOf,
        subject: names.get(approval.subjectId) ?? '',
        cut: {
          title: cut.title,
          version: approval.version,
          isPresent: cut.version === approval.version,
          shape: cut.shape,
          video: film?.video ?? null,
          poster: film?.poster ?? null,
          durationFlicks: cut.durationFlicks,
          captions: cut.captions.map(({ from, to, text }) => ({ from, to, text })),
        },
        meantFor: meantForOut(await meantForOf(db, cut.id)),
        answer: approval.answer,
        note: approval.note,
        decidedBy: approval.decidedBy,
        decidedAt: maybeInstantOut(approval.decidedAt),
        expiresAt: maybeInstantOut(slip.expiresAt),
        speaker: approval.speaker,
        isFinal: approval.final,
        silenceApprovesAt: maybeInstantOut(approval.silenceApprovesAt),
        isSilent: approval.answer === 'asked' && isApprovedAt(approval, clock.now()),
        round: approval.round,
      },
      200,
    )
  })
  api.openapi(decide, async (c) => {
    const { noteAtFlicks, ...decision } = c.req.valid('json')
    const kept = await decideApproval({ db, clock }, c.req.valid('param').token, {
      ...decision,
      noteAtFlicks: noteAtFlicks ?? null,
    })
    return c.json({ decidedAt: instantOut(kept.decidedAt), head: kept.head }, 201)
  })
  return api
}

const askedOut = ({ id, url, expiresAt, silenceApprovesAt }: ApprovalAsked) => ({
  id,
  url,
  expiresAt: instantOut(expiresAt),
  silenceApprovesAt: maybeInstantOut(silenceApprovesAt),
})
