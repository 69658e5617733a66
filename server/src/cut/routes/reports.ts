import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { type Context } from 'hono'
import { gatherReport, type Matter, reportAsCsv, reportAsPdf, reportAsZip } from '../../clearance/index.ts'
import { type ApiEnv, createApi, refusals, wireId } from '../../plant/http/index.ts'
import { authorize, authorizeIn, type Authorized, productionParam } from '../../production/index.ts'
import type { CutDeps } from '../deps.ts'
import { cutById } from '../queries.ts'
import { matterOfCut, mattersOf } from '../reports.ts'

const FORMATS = ['pdf', 'csv', 'zip'] as const
const query = z.object({
  format: z
    .enum(FORMATS)
    .default('pdf')
    .openapi({ description: '`zip` has the PDF, the CSV, the log and every paper with its SHA-256.' }),
})
const made = {
  200: {
    description: 'The report',
    content: {
      'application/pdf': { schema: z.string().openapi({ format: 'binary' }) },
      'text/csv': { schema: z.string() },
      'application/zip': { schema: z.string().openapi({ format: 'binary' }) },
    },
  },
  ...refusals,
}

const ofCut = createRoute({
  method: 'get',
  path: '/cuts/{cut}/report',
  operationId: 'reportOnCut',
  tags: ['cut'],
  summary: 'The E&O clearance report of a cut',
  request: { params: z.object({ cut: wireId }), query },
  responses: made,
})
const ofProduction = createRoute({
  method: 'get',
  path: '/productions/{production}/report',
  operationId: 'reportOnProduction',
  tags: ['cut'],
  summary: 'The E&O clearance report of a production: every cut and asset that the doorkeeper is asked about',
  request: { params: productionParam, query },
  responses: made,
})

type Format = (typeof FORMATS)[number]

/** E&O clearance reports: for insurers, broadcasters and whoever asks who permitted what. */
export function reportRoutes(deps: CutDeps) {
  const { db, clock } = deps

  const answer = async (
    c: Context<ApiEnv>,
    { format, title, matters, by }: { format: Format; title: string; matters: Matter[]; by: Authorized },
  ) => {
    const { production, actor } = by
    const { id, slug, zone } = production
    const report = await gatherReport(deps, {
      production: { id, title: production.title, slug, zone },
      title,
      matters,
      by: actor.name,
      now: clock.now(),
    })
    c.header('content-disposition', `attachment; filename="${slug}-clearance-report.${format}"`)
    c.header('cache-control', 'no-store')
    switch (format) {
      case 'pdf':
        return c.body(new Uint8Array(await reportAsPdf(report)), 200, { 'content-type': 'application/pdf' })
      case 'csv':
        return c.body(reportAsCsv(report), 200, { 'content-type': 'text/csv; charset=utf-8' })
      case 'zip':
        return c.body(ReadableStream.from(reportAsZip({ db }, report)), 200, {
          'content-type': 'application/zip',
        })
    }
  }

  return createApi()
    .openapi(ofCut, async (c) => {
      const cut = await cutById(db, c.req.valid('param').cut)
      const by = await authorizeIn(deps, c.var.identity, {
        productionId: cut?.productionId,
        act: 'export-log',
      })
      if (cut === undefined) throw new Problem('not-found')
      const matters = await matterOfCut(db, cut.id)
      if (matters.length === 0) throw new Problem('not-found')
      return answer(c, { format: c.req.valid('query').format, title: cut.title, matters, by })
    })
    .openapi(ofProduction, async (c) => {
      const by = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'export-log',
      })
      const matters = await mattersOf(db, by.production.id)
      return answer(c, { format: c.req.valid('query').format, title: by.production.title, matters, by })
    })
}
