import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { SUBJECT_KINDS } from '@stagedoor/core/clearance'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  refusals,
  maybeInstantOut,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionParam } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { Db } from '../../schema/index.ts'
import { agreementSchema } from '../forms/agreement.ts'
import type { ClearanceDeps } from '../deps.ts'
import { draftReleaseForm } from '../forms/draft-release-form.ts'
import { askToExtend } from '../forms/extend-release-form.ts'
import { moveForm } from '../forms/move-form.ts'
import { type ListedForm, listedForms } from '../forms/release-form-rows.ts'
import { sendReleaseForm } from '../forms/send-release-form.ts'
import { signedCopy } from '../forms/signers-copy.ts'
import { withdrawByProduction } from '../forms/withdraw-release-form.ts'
import { pdfAnswer } from './pdf-answer.ts'
import { orderIn, orderOf } from './release-order.ts'
import { conditionSchema, idParam, momentIn, releaseFormSchema, scopeOut, standOf } from './wire.ts'

const tags = ['clearance']

const newForm = orderIn.extend({ send: z.boolean().default(true) }).openapi('NewReleaseForm')

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
    interval: z
      .object({
        from: wireInstant,
        until: wireInstant,
        shown: z.array(z.object({ exposureId: wireId, of: z.string(), ref: wireId })),
      })
      .nullable()
      .openapi({ description: 'What was out between the moment that was claimed and the entry.' }),
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

const extend = createRoute({
  method: 'post',
  path: '/release-forms/{form}/extensions',
  operationId: 'askToExtend',
  tags,
  summary: 'Ask its signer to sign the same again, from where it ends',
  request: {
    params: idParam('form'),
    body: jsonBody(
      z.object({
        untilAt: momentIn
          .nullable()
          .default(null)
          .openapi({ type: ['string', 'null'], format: 'date-time' }),
      }),
    ),
  },
  responses: { 201: json('Asked; the link is shown this once', sentSchema), ...refusals },
})
const move = createRoute({
  method: 'post',
  path: '/release-forms/{form}/subjects',
  operationId: 'recogniseSigner',
  tags,
  summary: 'Say who it was that signed at a sheet on set',
  request: { params: idParam('form'), body: jsonBody(z.object({ subjectId: wireId })) },
  responses: { 204: { description: 'It is theirs now' }, ...refusals },
})
const copy = createRoute({
  method: 'get',
  path: '/release-forms/{form}/copy.pdf',
  operationId: 'getFormCopy',
  tags,
  request: { params: idParam('form') },
  responses: {
    200: {
      description: 'The signed form on paper',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals,
  },
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
      const rows = await listedForms(db, production.id)
      return c.json({ items: rows.map((row) => formOut(row, clock.now())), next: null }, 200)
    })
    .openapi(ask, async (c) => {
      const { subject: subjectId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.subjects', subjectId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'ask-to-sign',
      })
      const { send: isSent, ...order } = c.req.valid('json')
      const kind = await subjectKind(db, subjectId)
      const { releaseFormId, slip } = await draftReleaseForm(deps, {
        productionId: production.id,
        subjectId,
        order: orderOf(order, kind),
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
    .openapi(extend, async (c) => {
      const { form: releaseFormId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.releaseForms', releaseFormId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'ask-to-sign',
      })
      const { untilAt } = c.req.valid('json')
      const { releaseFormId: id, slip } = await askToExtend(deps, {
        productionId: production.id,
        releaseFormId,
        untilAt,
        actor,
      })
      return c.json({ id, url: slip?.url ?? null, expiresAt: maybeInstantOut(slip?.expiresAt ?? null) }, 201)
    })
    .openapi(move, async (c) => {
      const { form: releaseFormId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.releaseForms', releaseFormId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'manage-grants',
      })
      const { subjectId: personId } = c.req.valid('json')
      await moveForm(deps, { productionId: production.id, releaseFormId, personId, actor })
      return c.body(null, 204)
    })
    .openapi(copy, async (c) => {
      const { form: releaseFormId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.releaseForms', releaseFormId)
      await authorizeIn(deps, c.var.identity, { productionId: owner, act: 'view-evidence' })
      const { pdf, fileName } = await signedCopy(deps, releaseFormId)
      return pdfAnswer(c, pdf, fileName)
    })
}

async function subjectKind(db: Db, subjectId: string): Promise<string> {
  const row = await db
    .selectFrom('clearance.subjects')
    .select('kind')
    .where('id', '=', subjectId)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row.kind
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
    interval: result.interval && {
      from: instantOut(result.interval.from),
      until: instantOut(result.interval.until),
      shown: result.interval.shown.map(({ exposureId, kind, ref }) => ({ exposureId, of: kind, ref })),
    },
    logHash: head.hash,
  }
}

function formOut(row: ListedForm, now: number): z.infer<typeof releaseFormSchema> {
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
    basis: row.basis,
    endsAtMajority: row.endsAtMajority,
    language: row.language,
    way: row.way,
    agreement: row.agreement === null ? null : agreementSchema.parse(row.agreement),
    textDigest: row.textDigest.toString('hex'),
    copyDigest: row.copySha256?.toString('hex') ?? null,
    scans: row.scans.map(({ id, sha256, fileName, mediaType, sizeBytes }) => ({
      id,
      sha256,
      fileName,
      mediaType,
      sizeBytes,
    })),
    extendsId: row.extendsId,
    sentAt: maybeInstantOut(row.sentAt),
    signedAt: maybeInstantOut(row.signedAt),
    withdrawnAt: maybeInstantOut(row.withdrawnAt),
  }
}
