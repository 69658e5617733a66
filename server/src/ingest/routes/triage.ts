import { createRoute, z } from '@hono/zod-openapi'
import { TRIAGE_MARKS } from '@stagedoor/core/ingest'
import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import type { IngestDeps } from '../deps.ts'
import { triageAssets } from '../triage.ts'

const MOST_AT_ONCE = 1_000

const markSchema = z.enum(TRIAGE_MARKS).nullable()
const triaged = z.object({ assetId: wireId, mark: markSchema })

const triage = createRoute({
  method: 'put',
  path: '/productions/{production}/triage',
  operationId: 'triageAssets',
  tags: ['ingest'],
  summary:
    'Say what is kept, what may be, and what is not; null takes a mark away. All or none; twice is once',
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        marks: z
          .array(triaged)
          .min(1)
          .max(MOST_AT_ONCE)
          .refine((marks) => new Set(marks.map(({ assetId }) => assetId)).size === marks.length, 'each once'),
      }),
    ),
  },
  responses: {
    200: json(
      'What is another now, each with what it was',
      z.object({ changed: z.array(triaged.extend({ was: markSchema })) }),
    ),
    ...refusals,
  },
})

/** What the crew would do with what came in: for the crew alone, and without any say in what may leave. */
export function triageRoutes(deps: IngestDeps) {
  return createApi().openapi(triage, async (c) => {
    const { production, actor } = await authorize(deps, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'mark',
    })
    const { marks } = c.req.valid('json')
    const changed = await triageAssets(deps, { productionId: production.id, marks, by: actor.name })
    return c.json({ changed }, 200)
  })
}
