import { createRoute, z } from '@hono/zod-openapi'
import type { EmbargoScope } from '@stagedoor/core/clearance'
import { assetId } from '@stagedoor/core/timeline'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  shortText,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionParam } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { beginEmbargo, liftEmbargo } from '../embargoes.ts'
import { embargoesOf } from '../evidence-queries.ts'
import { embargoIn } from '../evidence-rows.ts'
import { idParam, maybeMomentIn, territoriesIn } from './wire.ts'

const tags = ['clearance']

const scopeSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('scene'), sceneId: wireId }),
    z.object({ kind: z.literal('asset'), assetId: wireId }),
    z.object({ kind: z.literal('day'), dayId: wireId }),
    z.object({ kind: z.literal('production') }),
  ])
  .openapi('EmbargoScope')

const embargoSchema = z
  .object({
    id: wireId,
    name: z.string(),
    on: scopeSchema,
    until: wireInstant.nullable(),
    territories: z.array(z.string()),
    reason: z.string(),
    begunBy: z.string(),
    lifted: z.object({ at: wireInstant, by: z.string() }).nullable(),
  })
  .openapi('Embargo')

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/embargoes',
  operationId: 'listEmbargoes',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Embargoes, newest first', listOf(embargoSchema)), ...refusals },
})
const begin = createRoute({
  method: 'post',
  path: '/productions/{production}/embargoes',
  operationId: 'beginEmbargo',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(
      z
        .object({
          on: scopeSchema,
          until: maybeMomentIn,
          territories: territoriesIn.default(['WORLD']),
          name: shortText(120).optional(),
          reason: z.string().trim().max(2000).default(''),
        })
        .openapi('NewEmbargo'),
    ),
  },
  responses: { 201: json('Begun', z.object({ id: wireId })), ...refusals },
})
const lift = createRoute({
  method: 'post',
  path: '/embargoes/{embargo}/liftings',
  operationId: 'liftEmbargo',
  tags,
  request: { params: idParam('embargo') },
  responses: { 201: json('Lifted, by the name of who asked', z.object({ id: wireId })), ...refusals },
})

/** Embargoes: begun and lifted. */
export function embargoRoutes(deps: ClearanceDeps) {
  const { db } = deps
  return createApi()
    .openapi(list, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const items = (await embargoesOf(db, production.id)).map((row) => {
        const { id, name, scope, territories, until, lift: lifting } = embargoIn(row)
        return {
          id,
          name,
          on: { ...scope },
          until: maybeInstantOut(until.kind === 'at' ? until.at : null),
          territories: [...territories],
          reason: row.reason,
          begunBy: row.begunBy,
          lifted: lifting.kind === 'lifted' ? { at: instantOut(lifting.at), by: lifting.by } : null,
        }
      })
      return c.json({ items, next: null }, 200)
    })
    .openapi(begin, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'set-embargo',
      })
      const { on, until, territories, name, reason } = c.req.valid('json')
      const embargo = { scope: scopeOf(on), until, territories, name: name ?? null, reason }
      const { embargoId } = await beginEmbargo(deps, { productionId: production.id, embargo, actor })
      return c.json({ id: embargoId }, 201)
    })
    .openapi(lift, async (c) => {
      const { embargo: embargoId } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.embargoes', embargoId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'lift-embargo',
      })
      await liftEmbargo(deps, { productionId: production.id, embargoId, actor })
      return c.json({ id: embargoId }, 201)
    })
}

function scopeOf(scope: z.infer<typeof scopeSchema>): EmbargoScope {
  return scope.kind === 'asset' ? { kind: 'asset', assetId: assetId(scope.assetId) } : scope
}
