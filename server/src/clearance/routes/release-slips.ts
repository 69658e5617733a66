import { createRoute, z } from '@hono/zod-openapi'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  networkPrefix,
  RateLimit,
  refusals,
  shortText,
  wireFlicks,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { productionById, tokenParam } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import { afterwards } from '../afterwards.ts'
import { copyOf } from '../forms/form-copy.ts'
import { saidTerms } from '../forms/said-terms.ts'
import { logSlipOpening } from '../log-slip-opening.ts'
import { appearancesSummed, openReleaseSlip } from '../forms/release-slip.ts'
import { drawnSchema } from '../forms/signature.ts'
import { copyAsPage, signedCopy, signersCopy } from '../forms/signers-copy.ts'
import { signReleaseForm } from '../forms/sign-release-form.ts'
import { withdrawBySigner } from '../forms/withdraw-release-form.ts'
import { writeToProduction } from '../forms/write-to-production.ts'
import { otherWordings, wordedIn } from '../forms/wordings.ts'
import { pdfAnswer } from './pdf-answer.ts'
import { languagesOut, readIn } from './read-in.ts'
import { withdrawalBody, withdrawnOut, withdrawnSchema } from './release-forms.ts'
import { standOf } from './wire.ts'

const tags = ['clearance']

const slipSchema = z
  .object({
    releaseFormId: wireId,
    production: z.object({ title: z.string(), slug: z.string(), zone: z.string() }),
    person: z.string(),
    addressedTo: z.string().nullable(),
    signatory: z.enum(['self', 'guardian', 'rights-holder', 'minor-alone']),
    state: z.enum(['draft', 'sent', 'signed', 'expired', 'withdrawn']),
    terms: z.array(z.object({ agrees: z.boolean(), words: z.string(), detail: z.string().nullable() })),
    text: z.string(),
    textDigest: z
      .string()
      .openapi({ description: 'SHA-256 of the text in UTF-8, hex; a signature names it.' }),
    appearsIn: z.object({ assets: z.int(), totalFlicks: wireFlicks }),
    signature: z
      .object({ name: z.string(), at: wireInstant, log: z.object({ seq: z.int(), hash: z.string() }) })
      .nullable()
      .openapi({ description: 'With the entry of the log that recorded it.' }),
    withdrawal: z.object({ at: wireInstant }).nullable(),
    language: z.string(),
    languages: languagesOut,
    basis: z.enum(['consent', 'contract']),
    asksWitness: z.boolean(),
    /** What its holder may do about it once it is signed: take it back, or write, or leave it to the grown child. */
    after: z.enum(['withdraw', 'write', 'grown-up-decides']),
    copyDigest: z
      .string()
      .nullable()
      .openapi({ description: 'SHA-256 of the PDF copy, hex; it stands in the log.' }),
    expiresAt: wireInstant.nullable(),
    now: wireInstant,
  })
  .openapi('ReleaseSlip')

const open = createRoute({
  method: 'get',
  path: '/release-slips/{token}',
  operationId: 'openReleaseSlip',
  tags,
  summary: 'Read a release form by its door slip; reading changes nothing but is logged, once a day',
  request: { params: tokenParam, query: readIn },
  responses: { 200: json('The form', slipSchema), ...refusals },
})
const sign = createRoute({
  method: 'post',
  path: '/release-slips/{token}/signatures',
  operationId: 'signReleaseForm',
  tags,
  request: {
    params: tokenParam,
    body: jsonBody(
      z.object({
        name: shortText(120),
        drawing: drawnSchema
          .nullable()
          .default(null)
          .openapi({ type: ['string', 'null'] }),
        textDigest: z.string().regex(/^[0-9a-f]{64}$/),
        agrees: z.literal(true),
        relation: z.string().trim().max(120).nullable().default(null),
        witness: z
          .object({
            name: shortText(120),
            drawing: drawnSchema
              .nullable()
              .default(null)
              .openapi({ type: ['string', 'null'] }),
          })
          .nullable()
          .default(null),
      }),
    ),
  },
  responses: {
    201: json(
      'Signed',
      z.object({ signedAt: wireInstant, logHash: z.string(), logEntry: z.int(), copyDigest: z.string() }),
    ),
    ...refusals,
  },
})
const withdraw = createRoute({
  method: 'post',
  path: '/release-slips/{token}/withdrawals',
  operationId: 'withdrawBySlip',
  tags,
  request: {
    params: tokenParam,
    body: jsonBody(
      withdrawalBody.omit({ reason: true }).extend({
        reach: z.enum(['this-form', 'all-of-mine']).default('this-form'),
        because: z.string().trim().max(2000).nullable().default(null),
      }),
    ),
  },
  responses: { 201: json('Withdrawn, and what became of what rested on it', withdrawnSchema), ...refusals },
})
const copy = createRoute({
  method: 'get',
  path: '/release-slips/{token}/copy',
  operationId: 'getSignersCopy',
  tags,
  request: { params: tokenParam },
  responses: {
    200: { description: 'The signed form, to keep', content: { 'text/html': { schema: z.string() } } },
    ...refusals,
  },
})

const copyPdf = createRoute({
  method: 'get',
  path: '/release-slips/{token}/copy.pdf',
  operationId: 'getSignersPdf',
  tags,
  request: { params: tokenParam },
  responses: {
    200: {
      description: 'The signed form on paper, to keep; its SHA-256 stands in the log',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals,
  },
})
const write = createRoute({
  method: 'post',
  path: '/release-slips/{token}/messages',
  operationId: 'writeToProduction',
  tags,
  summary: 'Write to the production about a form; it ends nothing by itself',
  request: { params: tokenParam, body: jsonBody(z.object({ message: shortText(2000) })) },
  responses: { 201: json('Sent', z.object({ sentAt: wireInstant })), ...refusals },
})

// The copy is a page of ours with a person's words in it: nothing in it runs, and nothing is loaded.
const COPY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"

/** Release forms as their signers see them, by door slip alone. */
export function releaseSlipRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  const tries = new RateLimit({ burst: 120, perMinute: 120 })
  const writes = new RateLimit({ burst: 5, perMinute: 1 })
  const api = createApi()
  api.use('/release-slips/*', async (c, next) => {
    tries.take(networkPrefix(c.var.clientAddress), performance.now())
    await next()
    c.header('referrer-policy', 'no-referrer')
    c.header('cache-control', 'no-store')
  })
  return api
    .openapi(open, async (c) => {
      const { slip, form: sent } = await openReleaseSlip(deps, c.req.valid('param').token)
      await logSlipOpening(deps, slip)
      const production = await productionById(db, slip.productionId)
      if (production === undefined) throw new Error(`The slip ${slip.id} is of no production`)
      const { title, slug, zone } = production
      const others = sent.state === 'sent' ? await otherWordings(db, sent) : []
      const wished = others.find(({ language }) => language === c.req.valid('query').language)
      const wording = wished === undefined ? null : await wordedIn(db, sent, wished)
      const form = { ...sent, ...wording }
      const signed = form.signedAt === null ? null : await signersCopy(deps, c.req.valid('param').token)
      const now = clock.now()
      return c.json(
        {
          releaseFormId: form.id,
          production: { title, slug, zone },
          person: form.subjectName,
          addressedTo: slip.addressedTo,
          signatory: form.signatory,
          state: standOf(form, now).state,
          terms: (wording?.said ?? saidTerms(sent, production)).map((term) => ({ ...term })),
          text: form.text,
          textDigest: form.textDigest.toString('hex'),
          appearsIn: await appearancesSummed(db, form.subjectId),
          signature: signed && {
            name: signed.typedName,
            at: instantOut(signed.signedAt),
            log: { ...signed.entry },
          },
          withdrawal: form.withdrawnAt === null ? null : { at: instantOut(form.withdrawnAt) },
          language: form.language,
          languages: [sent.language, ...others.map(({ language }) => language)],
          basis: form.basis,
          asksWitness: form.asksWitness,
          after: await afterwards(db, { form, slip, now }),
          copyDigest: (await copyOf(db, form.id))?.sha256.toString('hex') ?? null,
          expiresAt: maybeInstantOut(slip.expiresAt),
          now: instantOut(now),
        },
        200,
      )
    })
    .openapi(sign, async (c) => {
      const { name, drawing, textDigest, relation, witness } = c.req.valid('json')
      const { signedAt, head, copyDigest } = await signReleaseForm(deps, c.req.valid('param').token, {
        typedName: name,
        drawing,
        textDigest,
        relation,
        witness,
      })
      return c.json(
        { signedAt: instantOut(signedAt), logHash: head.hash, logEntry: head.seq, copyDigest },
        201,
      )
    })
    .openapi(withdraw, async (c) => {
      const { reach, because, claimedAt } = c.req.valid('json')
      const reasons = { reason: because ?? '', claimedAt: claimedAt ?? null }
      return c.json(
        withdrawnOut(await withdrawBySigner(deps, c.req.valid('param').token, { reach, ...reasons })),
        201,
      )
    })
    .openapi(copy, async (c) => {
      const page = copyAsPage(await signersCopy(deps, c.req.valid('param').token))
      c.header('content-security-policy', COPY_POLICY)
      c.header('content-disposition', 'attachment; filename="release-form.html"')
      return c.html(page, 200)
    })
    .openapi(copyPdf, async (c) => {
      const { form } = await openReleaseSlip(deps, c.req.valid('param').token)
      const { pdf, fileName } = await signedCopy(deps, form.id)
      return pdfAnswer(c, pdf, fileName)
    })
    .openapi(write, async (c) => {
      writes.take(networkPrefix(c.var.clientAddress), performance.now())
      const { message } = c.req.valid('json')
      const { sentAt } = await writeToProduction(deps, c.req.valid('param').token, message)
      return c.json({ sentAt: instantOut(sentAt) }, 201)
    })
}
