import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { REPORT_FORM, RETRACTION_CLASSES, type SignedRecallReport } from '@stagedoor/core/publish'
import { createApi, type Identity, json, refusals, wireId, wireInstant } from '../../plant/http/index.ts'
import { authorizeIn } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import { proofKey } from '../embargo-proof/proof-key.ts'
import { recallById } from '../ledger/ledger.ts'
import { reportAsPdf } from '../recall/report/report-pdf.ts'
import { writeReport } from '../recall/report/write-report.ts'
import { lineStateSchema, placeKindSchema } from './recall-wire.ts'

const recallParam = z.object({ recall: wireId })

const sight = z.object({
  at: wireInstant,
  how: z.enum(['read', 'place-said', 'person-said', 'never-out']),
  what: z.string(),
  by: z.string().nullable(),
  sha256: z.string().nullable(),
  asked: z.array(
    z.object({
      at: wireInstant,
      method: z.string(),
      address: z.string(),
      status: z.int(),
      sha256: z.string(),
    }),
  ),
})
const reportSchema = z
  .object({
    form: z.literal(REPORT_FORM),
    key: z.string(),
    house: z.object({ url: z.string() }),
    production: z.object({ id: z.string(), slug: z.string(), title: z.string() }),
    recall: z.object({
      id: z.string(),
      title: z.string(),
      because: z.string(),
      calledBy: z.string(),
      calledAt: wireInstant,
      closedAt: wireInstant.nullable(),
    }),
    askedBy: z.string(),
    writtenAt: wireInstant,
    standing: z.enum(['closed', 'running', 'open']),
    lines: z.array(
      z.object({
        place: z.object({ kind: placeKindSchema, name: z.string(), address: z.string().nullable() }),
        retraction: z.enum(RETRACTION_CLASSES),
        state: lineStateSchema,
        since: wireInstant,
        dueAt: wireInstant.nullable(),
        because: z.string().nullable(),
        by: z.string().nullable(),
        sights: z.array(sight),
      }),
    ),
    log: z.object({
      head: z.object({ seq: z.int(), hash: z.string().nullable() }),
      entries: z.array(
        z.object({
          seq: z.int(),
          at: wireInstant,
          kind: z.string(),
          body: z.record(z.string(), z.unknown()),
          personalDigest: z.string().nullable(),
          prevHash: z.string(),
          hash: z.string(),
        }),
      ),
    }),
  })
  .openapi('RecallReport', {
    description: 'A recall’s ledger with its evidence and the log’s entries about it.',
  })

const signedReport = createRoute({
  method: 'get',
  path: '/recalls/{recall}/report',
  operationId: 'getRecallReport',
  tags: ['recall'],
  summary: 'The ledger as counsel keeps it, signed; checked without the house',
  request: { params: recallParam },
  responses: {
    200: json('As it stands now', z.object({ report: reportSchema, signature: z.string() })),
    ...refusals,
  },
})
const onPaper = createRoute({
  method: 'get',
  path: '/recalls/{recall}/report.pdf',
  operationId: 'getRecallReportPdf',
  tags: ['recall'],
  request: { params: recallParam },
  responses: {
    200: {
      description: 'The same on paper',
      content: { 'application/pdf': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals,
  },
})

/** Routes of a recall's report for counsel. */
export function recallReportRoutes(deps: PublishDeps) {
  const { db, clock, site } = deps
  const key = proofKey(deps.key)
  const api = createApi()
  const written = async (identity: Identity, recallId: string) => {
    const recall = await recallById(db, recallId)
    const target = { productionId: recall?.productionId, act: 'view-evidence' as const }
    const { production, actor } = await authorizeIn({ db }, identity, target)
    if (recall === undefined) throw new Problem('not-found')
    const order = { recall, production, origin: site.origin, askedBy: actor.name, now: clock.now() }
    return { signed: await writeReport(db, key, order), zone: production.zone }
  }
  api.openapi(signedReport, async (c) => {
    const { signed } = await written(c.var.identity, c.req.valid('param').recall)
    c.header('content-disposition', `attachment; filename="${nameOf(signed)}.json"`)
    // Passed on as it was signed: a member more or less, and no signature fits.
    const report = signed.report as unknown as z.infer<typeof reportSchema>
    return c.json({ report, signature: signed.signature }, 200)
  })
  api.openapi(onPaper, async (c) => {
    const { signed, zone } = await written(c.var.identity, c.req.valid('param').recall)
    c.header('content-disposition', `attachment; filename="${nameOf(signed)}.pdf"`)
    c.header('content-security-policy', "default-src 'none'; sandbox")
    const pdf = await reportAsPdf(signed, zone)
    return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf' })
  })
  return api
}

const nameOf = ({ report: { production, recall } }: SignedRecallReport) =>
  `${production.slug}-recall-${recall.calledAt.slice(0, 10)}`
