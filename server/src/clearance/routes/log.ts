import { createRoute, z } from '@hono/zod-openapi'
import { type ChainEntry, readChain, verifyChain } from '../../plant/chain/index.ts'
import { createApi, instantOut, json, refusals, wireInstant } from '../../plant/http/index.ts'
import { authorize, listOf, productionParam } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import { logAsCsv } from '../log-report.ts'
import { type LogNames, namesOf, sayLogEntry } from '../say-log-entry.ts'

const tags = ['clearance']
const PAGE = 100

const entrySchema = z
  .object({
    number: z.int(),
    at: wireInstant,
    kind: z.string(),
    said: z.string(),
    by: z.string(),
    facts: z.record(z.string(), z.unknown()),
    hash: z.string(),
    previousHash: z.string(),
  })
  .openapi('LogEntry')

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/log',
  operationId: 'readLog',
  tags,
  request: {
    params: productionParam,
    query: z.object({
      cursor: z.coerce.number().int().min(1).optional(),
      kind: z.string().max(60).optional(),
    }),
  },
  responses: { 200: json('The clearance log, newest entry first', listOf(entrySchema)), ...refusals },
})
const report = createRoute({
  method: 'get',
  path: '/productions/{production}/log.csv',
  operationId: 'exportLog',
  tags,
  request: { params: productionParam },
  responses: {
    200: { description: 'The whole log', content: { 'text/csv': { schema: z.string() } } },
    ...refusals,
  },
})
const verify = createRoute({
  method: 'post',
  path: '/productions/{production}/log/verifications',
  operationId: 'verifyLog',
  tags,
  summary: 'Prove the log whole, from its first entry to its last',
  request: { params: productionParam },
  responses: {
    201: json(
      'Whole, or where it breaks',
      z
        .object({
          entries: z.int(),
          head: z.string().nullable(),
          erased: z.int(),
          brokenAt: z.int().nullable(),
          because: z.string().nullable(),
        })
        .openapi('LogProof'),
    ),
    ...refusals,
  },
})

/** The clearance log: read, exported, proven whole. */
export function logRoutes(deps: ClearanceDeps) {
  const { db } = deps
  return createApi()
    .openapi(list, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-evidence',
      })
      const { cursor, kind } = c.req.valid('query')
      const entries = await readChain(db, {
        productionId: production.id,
        limit: PAGE + 1,
        ...(cursor === undefined ? {} : { before: cursor }),
        ...(kind === undefined ? {} : { kind }),
      })
      const page = entries.slice(0, PAGE)
      const last = page.at(-1)
      const names = await namesOf(db, page)
      return c.json(
        {
          items: page.map((entry) => entryOut(entry, names)),
          next: entries.length > PAGE && last ? String(last.seq) : null,
        },
        200,
      )
    })
    .openapi(report, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'export-log',
      })
      c.header('content-disposition', `attachment; filename="${production.slug}-clearance-log.csv"`)
      return c.body(await logAsCsv(db, production.id), 200, { 'content-type': 'text/csv; charset=utf-8' })
    })
    .openapi(verify, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-evidence',
      })
      const proof = await verifyChain(db, production.id)
      return c.json(
        proof.kind === 'whole'
          ? { entries: proof.entries, head: proof.head, erased: proof.erased, brokenAt: null, because: null }
          : { entries: proof.entries, head: null, erased: 0, brokenAt: proof.atSeq, because: proof.because },
        201,
      )
    })
}

function entryOut(entry: ChainEntry, names: LogNames): z.infer<typeof entrySchema> {
  const { seq, at, kind, body, hash, prevHash } = entry
  return {
    number: seq,
    at: instantOut(at),
    kind,
    ...sayLogEntry(entry, names),
    facts: body,
    hash,
    previousHash: prevHash,
  }
}
