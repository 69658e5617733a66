import { createRoute, z } from '@hono/zod-openapi'
import { toString as drawQr } from 'qrcode'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  networkPrefix,
  RateLimit,
  refusals,
  type Site,
  shortText,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, listOf, productionById, productionParam, tokenParam } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import {
  closeSetSheet,
  linkToSheet,
  openSetSheet,
  openSheetSlip,
  otherSheets,
  setSheetsOf,
  sheetTerms,
} from '../forms/set-sheets.ts'
import { signOnSet } from '../forms/sign-on-set.ts'
import { drawnSchema } from '../forms/signature.ts'
import { textDigestOf } from '../forms/form-text.ts'
import { languagesOut, readIn } from './read-in.ts'
import { orderIn, orderOf } from './release-order.ts'
import { momentIn } from './wire.ts'

const tags = ['clearance']

const sheetSchema = z
  .object({
    id: wireId,
    name: z.string(),
    template: z.string(),
    language: z.string(),
    openedBy: z.string(),
    openedAt: wireInstant,
    closesAt: wireInstant,
    closedAt: wireInstant.nullable(),
    signed: z.int(),
  })
  .openapi('SetSheet')
const linkSchema = z
  .object({
    id: wireId,
    url: z.string(),
    qr: z
      .string()
      .nullable()
      .openapi({ description: 'The link as an SVG; null where no phone can reach this house.' }),
  })
  .openapi('SetSheetLink')
const sheetParam = productionParam.extend({ sheet: wireId })

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/set-sheets',
  operationId: 'listSetSheets',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Sheets on set, newest first', listOf(sheetSchema)), ...refusals },
})
const open = createRoute({
  method: 'post',
  path: '/productions/{production}/set-sheets',
  operationId: 'openSetSheet',
  tags,
  summary: 'Lay out a sheet that any number of people sign, one after the other',
  request: {
    params: productionParam,
    body: jsonBody(
      orderIn
        .omit({ addressedTo: true, email: true, agreement: true })
        .extend({ name: shortText(120), closesAt: momentIn }),
    ),
  },
  responses: { 201: json('Laid out; the link for its QR', linkSchema), ...refusals },
})
const link = createRoute({
  method: 'post',
  path: '/productions/{production}/set-sheets/{sheet}/links',
  operationId: 'linkToSetSheet',
  tags,
  request: { params: sheetParam },
  responses: { 201: json('Another link; those before stay alive', linkSchema), ...refusals },
})
const close = createRoute({
  method: 'post',
  path: '/productions/{production}/set-sheets/{sheet}/closings',
  operationId: 'closeSetSheet',
  tags,
  request: { params: sheetParam },
  responses: { 204: { description: 'Taken in' }, ...refusals },
})
const openSlip = createRoute({
  method: 'get',
  path: '/set-slips/{token}',
  operationId: 'openSheetSlip',
  tags,
  request: { params: tokenParam, query: readIn },
  responses: {
    200: json(
      'The sheet',
      z
        .object({
          production: z.object({ title: z.string(), slug: z.string(), zone: z.string() }),
          name: z.string(),
          language: z.string(),
          languages: languagesOut,
          isForMinors: z.boolean(),
          terms: z.array(z.object({ agrees: z.boolean(), words: z.string(), detail: z.string().nullable() })),
          text: z.string().openapi({ description: 'With a line where the name will stand.' }),
          sheetDigest: z.string().openapi({ description: 'SHA-256 of this text; a signature names it.' }),
          closesAt: wireInstant.nullable(),
          now: wireInstant,
        })
        .openapi('SheetSlip'),
    ),
    ...refusals,
  },
})
const sign = createRoute({
  method: 'post',
  path: '/set-slips/{token}/signatures',
  operationId: 'signOnSet',
  tags,
  request: {
    params: tokenParam,
    body: jsonBody(
      z.object({
        person: shortText(120),
        guardian: z
          .object({ name: shortText(120), relation: shortText(120) })
          .nullable()
          .default(null),
        contact: z.string().trim().max(200).nullable().default(null),
        drawing: drawnSchema
          .nullable()
          .default(null)
          .openapi({ type: ['string', 'null'] }),
        sheetDigest: z.string().regex(/^[0-9a-f]{64}$/),
        agrees: z.literal(true),
      }),
    ),
  },
  responses: {
    201: json(
      'Signed; a link of their own, shown this once',
      z.object({
        signedAt: wireInstant,
        name: z.string(),
        url: z.string(),
        logHash: z.string(),
        logEntry: z.int(),
      }),
    ),
    ...refusals,
  },
})

/** Sheets on set: laid out by the crew, signed by whoever stands there. */
export function setSheetRoutes(deps: ClearanceDeps) {
  const { db, clock, site } = deps
  // A queue of extras signs at one tablet; a script that fills a production with names does not get far.
  const reads = new RateLimit({ burst: 120, perMinute: 60 })
  const signatures = new RateLimit({ burst: 20, perMinute: 6 })
  const api = createApi()
  api.use('/set-slips/*', async (c, next) => {
    reads.take(networkPrefix(c.var.clientAddress), performance.now())
    await next()
    c.header('referrer-policy', 'no-referrer')
    c.header('cache-control', 'no-store')
  })
  return api
    .openapi(list, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const rows = await setSheetsOf(db, production.id)
      const items = rows.map(
        ({ id, name, template, language, openedBy, openedAt, closesAt, closedAt, signed }) => ({
          id,
          name,
          template,
          language,
          openedBy,
          openedAt: instantOut(openedAt),
          closesAt: instantOut(closesAt),
          closedAt: maybeInstantOut(closedAt),
          signed: Number(signed ?? 0),
        }),
      )
      return c.json({ items, next: null }, 200)
    })
    .openapi(open, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'ask-to-sign',
      })
      const { name, closesAt, ...asked } = c.req.valid('json')
      const order = orderOf(asked, 'person')
      const { setSheetId: id, url } = await openSetSheet(deps, {
        productionId: production.id,
        sheet: { name, closesAt, order },
        actor,
      })
      return c.json({ id, url, qr: await qrOf(site, url) }, 201)
    })
    .openapi(link, async (c) => {
      const { production: slug, sheet: setSheetId } = c.req.valid('param')
      const { production } = await authorize(deps, c.var.identity, { slug, act: 'ask-to-sign' })
      const { url } = await linkToSheet(deps, { productionId: production.id, setSheetId })
      return c.json({ id: setSheetId, url, qr: await qrOf(site, url) }, 201)
    })
    .openapi(close, async (c) => {
      const { production: slug, sheet: setSheetId } = c.req.valid('param')
      const { production, actor } = await authorize(deps, c.var.identity, { slug, act: 'ask-to-sign' })
      await closeSetSheet(deps, { productionId: production.id, setSheetId, actor })
      return c.body(null, 204)
    })
    .openapi(openSlip, async (c) => {
      const { slip, sheet } = await openSheetSlip(deps, c.req.valid('param').token)
      const production = await productionById(db, sheet.productionId)
      if (production === undefined) throw new Error(`The slip ${slip.id} is of no production`)
      const { title, slug, zone } = production
      const others = await otherSheets(db, sheet)
      const { language: wished } = c.req.valid('query')
      const worded = others.find(({ language }) => language === wished)
      const { template, text, said } = await sheetTerms(db, sheet, worded)
      return c.json(
        {
          production: { title, slug, zone },
          name: sheet.name,
          language: template.language,
          languages: [sheet.language, ...others.map(({ language }) => language)],
          isForMinors: template.signatory === 'guardian',
          terms: said.map((term) => ({ ...term })),
          text,
          sheetDigest: textDigestOf(text).toString('hex'),
          closesAt: maybeInstantOut(slip.expiresAt),
          now: instantOut(clock.now()),
        },
        200,
      )
    })
    .openapi(sign, async (c) => {
      const { token } = c.req.valid('param')
      signatures.take(token, performance.now())
      const { agrees: _, ...signing } = c.req.valid('json')
      const { signedAt, url, head, name } = await signOnSet(deps, token, signing)
      return c.json(
        { signedAt: instantOut(signedAt), name, url, logHash: head.hash, logEntry: head.seq },
        201,
      )
    })
}

async function qrOf({ reachableByPhone }: Site, url: string): Promise<string | null> {
  return reachableByPhone ? drawQr(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }) : null
}
