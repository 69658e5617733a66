import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { bodyLimit } from 'hono/body-limit'
import {
  createApi,
  json,
  jsonBody,
  problemResponse,
  refusals,
  shortText,
  wireId,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, productionParam } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { recordPaperForm } from '../forms/record-paper-form.ts'
import { keepScan, LARGEST_SCAN_BYTES, scanById } from '../forms/scans.ts'
import { orderIn, orderOf } from './release-order.ts'
import { idParam, momentIn, scanSchema } from './wire.ts'

const tags = ['clearance']

const keep = createRoute({
  method: 'post',
  path: '/productions/{production}/scans',
  operationId: 'keepScan',
  tags,
  summary: 'Bring a photograph or scan of a paper; it waits a day for the form it belongs to',
  request: {
    params: productionParam,
    query: z.object({ name: shortText(200) }),
    body: {
      required: true,
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
  responses: { 201: json('Kept', scanSchema), ...refusals },
})
const show = createRoute({
  method: 'get',
  path: '/scans/{scan}',
  operationId: 'getScan',
  tags,
  request: { params: idParam('scan') },
  responses: {
    200: {
      description: 'The picture of the paper',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals,
  },
})
const record = createRoute({
  method: 'post',
  path: '/subjects/{subject}/paper-forms',
  operationId: 'recordPaperForm',
  tags,
  summary: 'Record a form that was signed on paper, with pictures of it',
  request: {
    params: idParam('subject'),
    body: jsonBody(
      orderIn
        .extend({
          signedBy: shortText(120),
          signedAt: momentIn,
          relation: shortText(120).optional(),
          witness: shortText(120).optional(),
          scanIds: z.array(wireId).max(40),
        })
        .openapi('PaperForm'),
    ),
  },
  responses: { 201: json('Recorded', z.object({ id: wireId })), ...refusals },
})

/** Papers: signed by hand, photographed, recorded by the crew. */
export function paperFormRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  const api = createApi()
  api.use(
    '/productions/:production/scans',
    bodyLimit({
      maxSize: LARGEST_SCAN_BYTES,
      onError: () => problemResponse(new Problem('file-too-large', { roomBytes: LARGEST_SCAN_BYTES })),
    }),
  )
  return api
    .openapi(keep, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-grants',
      })
      const bytes = Buffer.from(await c.req.raw.arrayBuffer())
      const { name: fileName } = c.req.valid('query')
      const { releaseFormId: _, ...scan } = await keepScan(db, {
        productionId: production.id,
        fileName,
        bytes,
        actor,
        now: clock.now(),
      })
      return c.json(scanSchema.parse(scan), 201)
    })
    .openapi(show, async (c) => {
      const scan = await scanById(db, c.req.valid('param').scan)
      await authorizeIn(deps, c.var.identity, { productionId: scan.productionId, act: 'view-evidence' })
      c.header('content-security-policy', "default-src 'none'; sandbox")
      c.header('cache-control', 'private, no-store')
      const isPicture = scan.mediaType.startsWith('image/')
      const name = scan.fileName.replaceAll(/[^\w.-]/g, '_')
      c.header('content-disposition', `${isPicture ? 'inline' : 'attachment'}; filename="${name}"`)
      return c.body(new Uint8Array(scan.bytes), 200, { 'content-type': scan.mediaType })
    })
    .openapi(record, async (c) => {
      const { subject: subjectId } = c.req.valid('param')
      const owner = await productionOf(db, 'clearance.subjects', subjectId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId: owner,
        act: 'manage-grants',
      })
      const { signedBy, signedAt, relation, witness, scanIds, ...order } = c.req.valid('json')
      const { kind } = await db
        .selectFrom('clearance.subjects')
        .select('kind')
        .where('id', '=', subjectId)
        .executeTakeFirstOrThrow()
      const { releaseFormId } = await recordPaperForm(deps, {
        productionId: production.id,
        subjectId,
        order: orderOf(order, kind),
        signedBy,
        signedAt,
        relation: relation ?? null,
        witness: witness ?? null,
        scanIds,
        actor,
      })
      return c.json({ id: releaseFormId }, 201)
    })
}
