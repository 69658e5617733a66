import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { checkEvidence, FLAW_KINDS, namesIn, sayFlaw } from '@stagedoor/core/clearance'
import { type World, writeWorld } from '@stagedoor/contract/world'
import { createApi, json, jsonBody, maybeInstantOut, refusals, wireInstant } from '../../plant/http/index.ts'
import { authorize, listOf, productionParam, type ProductionRow } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import { inSnapshot } from '../in-snapshot.ts'
import { loadWorld } from '../world/load-world.ts'
import { takeWorld } from '../world/take-world.ts'

const tags = ['clearance']

const worldSchema = z.record(z.string(), z.unknown()).openapi('World', {
  description:
    'A world document; contract/world.schema.json is its schema, docs/world-document.md tells of it.',
})
const flawSchema = z
  .object({
    kind: z.enum(FLAW_KINDS),
    said: z.string(),
    ids: z.array(z.string()),
    names: z.array(z.string()),
    at: wireInstant.nullable(),
  })
  .openapi('EvidenceFlaw', {
    description: 'Something likely not meant; `said` tells how the law answers it.',
  })

const exportWorld = createRoute({
  method: 'get',
  path: '/productions/{production}/world',
  operationId: 'exportWorld',
  tags,
  summary: 'Everything the verdicts of a production rest on, and its open exposures, in one document',
  request: { params: productionParam },
  responses: { 200: json('The world, to be judged anywhere', worldSchema), ...refusals },
})
const flaws = createRoute({
  method: 'get',
  path: '/productions/{production}/evidence-flaws',
  operationId: 'listEvidenceFlaws',
  tags,
  summary: 'What in the evidence was likely not meant, and how the law answers it',
  request: { params: productionParam },
  responses: { 200: json('The flaws, none on a good day', listOf(flawSchema)), ...refusals },
})

const importWorld = createRoute({
  method: 'post',
  path: '/productions/{production}/worlds',
  operationId: 'importWorld',
  tags,
  summary: 'Take a world document into a production that has no evidence yet: all of it, or nothing',
  request: {
    params: productionParam,
    query: z.object({
      leaveOut: z.enum(['nothing', 'exposures']).default('nothing').openapi({
        description:
          'Exposures of cuts that are not here cannot come in: they are refused, or left out and told in the answer and the log.',
      }),
    }),
    body: jsonBody(worldSchema),
  },
  responses: {
    201: json(
      'Taken; how much of each, and what was left out',
      z.object({
        taken: z.record(z.string(), z.int()),
        leftOut: z.array(z.object({ pointer: z.string(), says: z.string() })),
      }),
    ),
    ...refusals,
  },
})

/** The world of a production as one document, and what in it deserves a look. */
export function worldRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  const worldOf = ({ id: productionId, title, zone }: ProductionRow): Promise<World> =>
    inSnapshot(db, (trx) => loadWorld(trx, { productionId, title, zone, now: clock.now() }))

  return createApi()
    .openapi(exportWorld, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'export-log',
      })
      c.header('content-disposition', `attachment; filename="${production.slug}-world.json"`)
      return c.json(writeWorld(await worldOf(production)) as Record<string, unknown>, 200)
    })
    .openapi(importWorld, async (c) => {
      const { production, role, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-grants',
      })
      if (role !== 'owner' && role !== 'counsel')
        throw new Problem('not-allowed', { act: 'manage-grants', role })
      const { id: productionId, zone } = production
      const document = c.req.valid('json')
      const { leaveOut } = c.req.valid('query')
      const came = await takeWorld(deps, { productionId, zone, document, leaveOut, actor })
      return c.json({ taken: { ...came.taken }, leftOut: [...came.leftOut] }, 201)
    })
    .openapi(flaws, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-evidence',
      })
      const { evidence, assets, zone, now } = await worldOf(production)
      const lengths = new Map(assets.map(({ assetId, length }) => [assetId, length]))
      const speaking = { locale: 'en', zone, now, names: namesIn(evidence) }
      const found = checkEvidence(evidence, lengths).map((flaw) => ({
        kind: flaw.kind,
        said: sayFlaw(flaw, speaking),
        ids: [...flaw.ids],
        names: [...flaw.names],
        at: maybeInstantOut(flaw.at),
      }))
      return c.json({ items: found, next: null }, 200)
    })
}
