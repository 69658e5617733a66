import { createRoute, z } from '@hono/zod-openapi'
import { ASSET_KINDS } from '@stagedoor/core/ingest'
import { createApi, instantOut, json, refusals, wireId, wireInstant } from '../../plant/http/index.ts'
import { authorize, listOf, productionParam } from '../../production/index.ts'
import type { IngestDeps } from '../deps.ts'
import { listUnreadable } from '../unreadable-files.ts'
import { shootingDaySchema } from './wire.ts'

const PAGE = 200

const unreadableSchema = z
  .object({
    assetId: wireId,
    kind: z
      .enum(ASSET_KINDS)
      .nullable()
      .openapi({ description: 'Null where nothing is known of its content.' }),
    fileName: z.string().openapi({ description: 'As it was received.' }),
    sizeBytes: z.int().min(0),
    receiptNumber: z.string().nullable(),
    contributor: z.string().nullable(),
    craft: z.string().nullable(),
    receivedAt: wireInstant,
    shootingDay: shootingDaySchema.nullable(),
    problem: z
      .record(z.string(), z.unknown())
      .nullable()
      .openapi({ description: 'Why it cannot be shown; null while it is tried once more.' }),
  })
  .openapi('UnreadableFile')

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/unreadable-files',
  operationId: 'listUnreadableFiles',
  tags: ['ingest'],
  summary: 'What came in and cannot be shown, newest first: kept as it arrived, with the reason',
  request: {
    params: productionParam,
    query: z.object({ cursor: z.coerce.number().int().min(0).max(1_000_000).optional() }),
  },
  responses: { 200: json('The files', listOf(unreadableSchema)), ...refusals },
})

/** What is kept sealed because it cannot be read. */
export function unreadableRoutes(deps: IngestDeps) {
  return createApi().openapi(list, async (c) => {
    const { production } = await authorize(deps, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-backstage',
    })
    const { cursor: offset = 0 } = c.req.valid('query')
    const rows = await listUnreadable(deps.db, { productionId: production.id, offset, limit: PAGE + 1 })
    const items = rows.slice(0, PAGE).map(({ receivedAt, shootingDay, ...row }) => ({
      ...row,
      shootingDay: shootingDay && { ...shootingDay },
      receivedAt: instantOut(receivedAt),
    }))
    return c.json({ items, next: rows.length > PAGE ? String(offset + PAGE) : null }, 200)
  })
}
