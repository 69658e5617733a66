import { createRoute, z } from '@hono/zod-openapi'
import { type Condition, MUSIC_RIGHTS, SUBJECT_KINDS } from '@stagedoor/core/clearance'
import {
  createApi,
  json,
  jsonBody,
  refusals,
  maybeInstantOut,
  shortText,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionParam } from '../../production/index.ts'
import { productionOf, releaseFormsWithSubjects } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { draftReleaseForm } from '../draft-release-form.ts'
import { sendReleaseForm } from '../send-release-form.ts'
import { withdrawByProduction } from '../withdraw-release-form.ts'
import { conditionSchema, idParam, momentIn, releaseFormSchema, scopeIn, scopeOut, standOf } from './wire.ts'

const tags = ['clearance']

const newForm = z
  .object({
    template: z.string().max(60).optional(),
    scope: scopeIn.prefault({}),
    conditions: z.array(conditionSchema).max(10).default([]),
    addressedTo: shortText().optional(),
    email: shortText().optional(),
    send: z.boolean().default(true),
  })
  .openapi('NewReleaseForm')

const sentSchema = z.object({ id: wireId, url: z.string().nullable(), expiresAt: wireInstant.nullable() })

export const withdrawalBody = z.object({
  reason: z.string().trim().max(2000).optional(),
  claimedAt: momentIn
    .optional()
    .openapi({ description: 'Since when by their own account; it acts from its entry.' }),
})

export const withdrawnSchema = z
  .object({
    withdrawnAt: wireInstant,
    releaseFormIds: z.array(wireId),
    changed: z.array(
      z.object({ exposureId: wireId, of: z.string(), ref: wireId, verdict: z.string(), isShut: z.boolean() }),
    ),
    logHash: z.string(),
  })
  .openapi('Withdrawal')

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/release-forms',
  operationId: 'listReleaseForms',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Release forms, newest first', listOf(releaseFormSchema)), ...refusals },
})
const ask = createRoute({
  method: 'post',
  path: '/subjects/{subject}/release-forms',
  operationId: 'askToSign',
  tags,
  summary: 'Draft a release form and send it by door slip; the link is shown this once',
  request: { params: idParam('subject'), body: jsonBody(newForm) },
  responses: { 201: json('Drafted, and sent if asked', sentSchema), ...refusals },
})
const send = createRoute({
  method: 'post',
  path: '/release-forms/{form}/slips',
  operationId: 'sendReleaseForm',
  tags,
  request: { params: idParam('form') },
  responses: { 201: json('A new link; an older unsigned one is dead', sentSchema), ...refusals },
})
const withdraw = createRoute({
  method: 'post',
  path: '/release-forms/{form}/withdrawals',
  operationId: 'withdrawReleaseForm',
  tags,
  request: { params: idParam('form'), body: { content: { 'application/json': { schema: withdrawalBody } } } },
  responses: { 201: json('Withdrawn, and what became of what rested on it', withdrawnSchema), ...refusals },
})

/** Release forms as the crew handles them: asked for, sent again, ended. */
export function releaseFormRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  return createApi()
    .openapi(list, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-evidence',
      })
      const rows = await releaseFormsWithSubjects(db, production.id)
      return c.json({ items: rows.map((row) => formOut(row, clock.now())), next: null }, 200)
    })
    .openapi(ask, async (c) => {
      const { subject: subjectId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.subjects', subjectId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'ask-to-sign',
      })
      const { template, scope, conditions, addressedTo, email, send: isSent } = c.req.valid('json')
      const { fromAt, untilAt, musicRights = [...MUSIC_RIGHTS], ...rest } = scope
      const window = {
        ...(fromAt === undefined ? {} : { from: fromAt }),
        ...(untilAt === undefined ? {} : { until: untilAt }),
      }
      const { releaseFormId, slip } = await draftReleaseForm(deps, {
        productionId: production.id,
        subjectId,
        order: {
          template: template ?? null,
          scope: { ...rest, musicRights, window },
          conditions: conditions as Condition[],
          addressedTo: addressedTo ?? email ?? null,
        },
        send: isSent,
        actor,
      })
      return c.json(
        { id: releaseFormId, url: slip?.url ?? null, expiresAt: maybeInstantOut(slip?.expiresAt ?? null) },
        201,
      )
    })
    .openapi(send, async (c) => {
      const { form: releaseFormId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.releaseForms', releaseFormId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'ask-to-sign',
      })
      const { url, expiresAt } = await sendReleaseForm(deps, {
        productionId: production.id,
        releaseFormId,
        actor,
      })
      return c.json({ id: releaseFormId, url, expiresAt: maybeInstantOut(expiresAt) }, 201)
    })
    .openapi(withdraw, async (c) => {
      const { form: releaseFormId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.releaseForms', releaseFormId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'manage-grants',
      })
      const { reason = '', claimedAt } = c.req.valid('json')
      const order = {
        productionId: production.id,
        releaseFormId,
        reason,
        claimedAt: claimedAt ?? null,
        actor,
      }
      return c.json(withdrawnOut(await withdrawByProduction(deps, order)), 201)
    })
}

/** What a withdrawal did, for the wire. */
export function withdrawnOut({
  result,
  changed,
  shut,
  head,
}: Awaited<ReturnType<typeof withdrawByProduction>>): z.infer<typeof withdrawnSchema> {
  const shutIds = new Set(shut.map(({ exposureId }) => exposureId))
  return {
    withdrawnAt: new Date(result.withdrawnAt).toISOString(),
    releaseFormIds: [...result.releaseFormIds],
    changed: changed.map(({ exposureId, kind, ref, verdict }) => ({
      exposureId,
      of: kind,
      ref,
      verdict: verdict.kind,
      isShut: shutIds.has(exposureId),
    })),
    logHash: head.hash,
  }
}

function formOut(
  row: Awaited<ReturnType<typeof releaseFormsWithSubjects>>[number],
  now: number,
): z.infer<typeof releaseFormSchema> {
  return {
    id: row.id,
    subject: { id: row.subjectId, kind: z.enum(SUBJECT_KINDS).parse(row.subjectKind), name: row.subjectName },
    template: row.template,
    templateVersion: row.templateVersion,
    ...standOf(row, now),
    signatory: row.signatory,
    addressedTo: row.addressedTo,
    scope: scopeOut(row.scope),
    conditions: z.array(conditionSchema).parse(row.conditions),
    textDigest: row.textDigest.toString('hex'),
    sentAt: maybeInstantOut(row.sentAt),
    signedAt: maybeInstantOut(row.signedAt),
    withdrawnAt: maybeInstantOut(row.withdrawnAt),
  }
}
