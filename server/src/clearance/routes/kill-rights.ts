import { createRoute, z } from '@hono/zod-openapi'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  refusals,
  shortText,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorizeIn, listOf } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { agreedBy, approvalsOf } from '../kills/approvals-of.ts'
import { askAnother } from '../kills/ask-another.ts'
import { endDelegate, nameDelegate } from '../kills/delegates.ts'
import { killsOnAssets } from '../kills/killed-material.ts'
import { changeKillRight, endKillRight, setKillRight } from '../kills/kill-rights.ts'
import { rightBody, rightOut, rightSchema } from './kill-right-wire.ts'
import { countedSchema, killOut, killSchema } from './kill-wire.ts'
import { idParam, subjectNameSchema } from './wire.ts'

const tags = ['clearance']
const delegateBody = z.object({
  name: shortText(120),
  capacity: z.enum(['rep', 'publicist']),
  email: z.email().nullable().default(null),
  may: z.array(z.enum(['approve', 'kill'])).min(1),
})

const list = createRoute({
  method: 'get',
  path: '/subjects/{subject}/kill-rights',
  operationId: 'listKillRights',
  tags,
  summary: 'What a person may refuse, what of it is left, every round, and who may speak for them',
  request: { params: idParam('subject') },
  responses: {
    200: json(
      'Their rights',
      z.object({
        subject: subjectNameSchema,
        contact: z.string().nullable(),
        rights: z.array(rightSchema),
        delegates: z.array(delegateBody.extend({ id: wireId, namedAt: wireInstant, namedBy: z.string() })),
        agreed: z
          .object({
            billing: z.int(),
            counted: countedSchema,
            soloPercent: z.int(),
            groupPercent: z.int().nullable(),
            silenceDays: z.int().nullable(),
            approvals: z.enum(['final', 'revocable']),
            signedAt: wireInstant,
          })
          .nullable()
          .openapi({ description: 'What their newest signed talent agreement says, if there is one.' }),
      }),
    ),
    ...refusals,
  },
})
const set = createRoute({
  method: 'post',
  path: '/subjects/{subject}/kill-rights',
  operationId: 'setKillRight',
  tags,
  request: { params: idParam('subject'), body: jsonBody(rightBody) },
  responses: { 201: json('Set', z.object({ id: wireId })), ...refusals },
})
const change = createRoute({
  method: 'put',
  path: '/kill-rights/{right}',
  operationId: 'changeKillRight',
  tags,
  summary: 'Correct a right to what the contract says; every count follows, and no kill is undone',
  request: { params: idParam('right'), body: jsonBody(rightBody) },
  responses: { 200: json('Corrected', z.object({ id: wireId })), ...refusals },
})
const end = createRoute({
  method: 'delete',
  path: '/kill-rights/{right}',
  operationId: 'endKillRight',
  tags,
  request: { params: idParam('right') },
  responses: { 200: json('Ended', z.object({ id: wireId })), ...refusals },
})
const name = createRoute({
  method: 'post',
  path: '/subjects/{subject}/delegates',
  operationId: 'nameDelegate',
  tags,
  request: { params: idParam('subject'), body: jsonBody(delegateBody) },
  responses: { 201: json('Named', z.object({ id: wireId })), ...refusals },
})
const dismiss = createRoute({
  method: 'delete',
  path: '/delegates/{delegate}',
  operationId: 'endDelegate',
  tags,
  request: { params: idParam('delegate') },
  responses: { 200: json('Ended', z.object({ id: wireId })), ...refusals },
})
const another = createRoute({
  method: 'post',
  path: '/review-rounds/{round}/slips',
  operationId: 'askAnotherInRound',
  tags,
  summary: 'Ask somebody else in an open round, such as a new rep; its window stays as it is',
  request: {
    params: idParam('round'),
    body: jsonBody(
      z.object({
        delegateId: wireId.nullable().openapi({ description: 'Null: the person themselves, once more.' }),
        email: z.email().nullable().default(null),
      }),
    ),
  },
  responses: {
    201: json(
      'Asked; the link is shown this once',
      z.object({ addressedTo: z.string(), url: z.string(), expiresAt: wireInstant }),
    ),
    ...refusals,
  },
})

const onAsset = createRoute({
  method: 'get',
  path: '/assets/{asset}/kills',
  operationId: 'listKillsOnAsset',
  tags,
  summary: 'What of an asset is dead by a kill right, by whom and since when',
  request: { params: idParam('asset') },
  responses: { 200: json('The kills that stand', listOf(killSchema)), ...refusals },
})

/** Kill rights and delegates, kept by the crew, and the proof of each decision. */
export function killRightRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  return createApi()
    .openapi(list, async (c) => {
      const { subject: subjectId } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.subjects', subjectId)
      await authorizeIn(deps, c.var.identity, { productionId, act: 'view-evidence' })
      const row = await db
        .selectFrom('clearance.subjects')
        .selectAll()
        .where('id', '=', subjectId)
        .executeTakeFirstOrThrow()
      const agreed = await agreedBy(db, subjectId)
      const { reviews, delegates } = await approvalsOf(db, { subjectId, now: clock.now() })
      return c.json(
        {
          subject: { id: row.id, kind: row.kind as 'person', name: row.name },
          contact: row.contact,
          rights: reviews.map((review) => rightOut(deps, review)),
          delegates: delegates.map(({ id, name, capacity, email, may, namedAt, namedBy }) => ({
            id,
            name,
            capacity,
            email,
            may,
            namedBy,
            namedAt: instantOut(namedAt),
          })),
          agreed: agreed && { ...agreed, signedAt: instantOut(agreed.signedAt) },
        },
        200,
      )
    })
    .openapi(set, async (c) => {
      const { subject: subjectId } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.subjects', subjectId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'manage-grants',
      })
      const order = { productionId: production.id, subjectId, right: c.req.valid('json'), actor }
      const { rightId } = await setKillRight(deps, order)
      return c.json({ id: rightId }, 201)
    })
    .openapi(change, async (c) => {
      const { right: rightId } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.killRights', rightId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'manage-grants',
      })
      await changeKillRight(deps, { productionId: production.id, rightId, right: c.req.valid('json'), actor })
      return c.json({ id: rightId }, 200)
    })
    .openapi(end, async (c) => {
      const { right: rightId } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.killRights', rightId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'manage-grants',
      })
      await endKillRight(deps, { productionId: production.id, rightId, actor })
      return c.json({ id: rightId }, 200)
    })
    .openapi(name, async (c) => {
      const { subject: subjectId } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.subjects', subjectId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'manage-grants',
      })
      const order = { productionId: production.id, subjectId, delegate: c.req.valid('json'), actor }
      const { delegateId } = await nameDelegate(deps, order)
      return c.json({ id: delegateId }, 201)
    })
    .openapi(dismiss, async (c) => {
      const { delegate: delegateId } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.delegates', delegateId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'manage-grants',
      })
      await endDelegate(deps, { productionId: production.id, delegateId, actor })
      return c.json({ id: delegateId }, 200)
    })
    .openapi(another, async (c) => {
      const { round: roundId } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.reviewRounds', roundId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'ask-for-approval',
      })
      const { delegateId, email } = c.req.valid('json')
      const slip = await askAnother(deps, {
        productionId: production.id,
        roundId,
        asked: delegateId === null ? { kind: 'person', email } : { kind: 'delegate', delegateId, email },
        actor,
      })
      return c.json({ ...slip, expiresAt: instantOut(slip.expiresAt) }, 201)
    })
    .openapi(onAsset, async (c) => {
      const { asset: assetId } = c.req.valid('param')
      const productionId = await productionOf(db, 'ingest.assetFacts', assetId)
      await authorizeIn(deps, c.var.identity, { productionId, act: 'view-backstage' })
      const kills = (await killsOnAssets(db, [assetId])).get(assetId) ?? []
      return c.json({ items: kills.map(killOut), next: null }, 200)
    })
}
