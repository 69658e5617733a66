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
import { termsOf } from '../form-terms.ts'
import { logSlipOpening } from '../log-slip-opening.ts'
import { appearancesSummed, openReleaseSlip } from '../release-slip.ts'
import { drawnSchema } from '../signature.ts'
import { copyAsPage, signersCopy } from '../signers-copy.ts'
import { signReleaseForm } from '../sign-release-form.ts'
import { withdrawBySigner } from '../withdraw-release-form.ts'
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
  request: { params: tokenParam },
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
      }),
    ),
  },
  responses: {
    201: json('Signed', z.object({ signedAt: wireInstant, logHash: z.string(), logEntry: z.int() })),
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

// The copy is a page of ours with a person's words in it: nothing in it runs, and nothing is loaded.
const COPY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox"

/** Release forms as their signers see them, by door slip alone. */
export function releaseSlipRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  const tries = new RateLimit({ burst: 120, perMinute: 120 })
  const api = createApi()
  api.use('/release-slips/*', async (c, next) => {
    tries.take(networkPrefix(c.var.clientAddress), performance.now())
    await next()
    c.header('referrer-policy', 'no-referrer')
    c.header('cache-control', 'no-store')
  })
  return api
    .openapi(open, async (c) => {
      const { slip, form } = await openReleaseSlip(deps, c.req.valid('param').token)
      await logSlipOpening(deps, slip)
      const production = await productionById(db, slip.productionId)
      if (production === undefined) throw new Error(`The slip ${slip.id} is of no production`)
      const { title, slug, zone } = production
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
          terms: termsOf(form, production).map((term) => ({ ...term })),
          text: form.text,
          textDigest: form.textDigest.toString('hex'),
          appearsIn: await appearancesSummed(db, form.subjectId),
          signature: signed && {
            name: signed.typedName,
            at: instantOut(signed.signedAt),
            log: { ...signed.entry },
          },
          withdrawal: form.withdrawnAt === null ? null : { at: instantOut(form.withdrawnAt) },
          expiresAt: maybeInstantOut(slip.expiresAt),
          now: instantOut(now),
        },
        200,
      )
    })
    .openapi(sign, async (c) => {
      const { name, drawing, textDigest } = c.req.valid('json')
      const { signedAt, head } = await signReleaseForm(deps, c.req.valid('param').token, {
        typedName: name,
        drawing,
        textDigest,
      })
      return c.json({ signedAt: instantOut(signedAt), logHash: head.hash, logEntry: head.seq }, 201)
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
}
