import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { authorizeIn } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { describeAsset } from '../describe-asset.ts'
import { assetFactsOf } from '../evidence-queries.ts'
import { idParam } from './wire.ts'

const tags = ['clearance']

const factsSchema = z
  .object({
    assetId: wireId,
    placeId: wireId.nullable().openapi({ description: 'The location it was made at.' }),
    contributionId: wireId
      .nullable()
      .openapi({ description: 'The contribution it is, where somebody must grant it.' }),
  })
  .openapi('AssetFacts')

const read = createRoute({
  method: 'get',
  path: '/assets/{asset}/facts',
  operationId: 'readAssetFacts',
  tags,
  request: { params: idParam('asset') },
  responses: { 200: json('Where it was made, and whose it is', factsSchema), ...refusals },
})
const describe = createRoute({
  method: 'put',
  path: '/assets/{asset}/facts',
  operationId: 'describeAsset',
  tags,
  summary: 'Say where an asset was made and whose contribution it is; what is left out stays',
  request: {
    params: idParam('asset'),
    body: jsonBody(
      z.object({ placeId: wireId.nullable().optional(), contributionId: wireId.nullable().optional() }),
    ),
  },
  responses: { 200: json('Said', factsSchema), ...refusals },
})

/** What clearance is told of assets: the place they were made at, and the contribution they are. */
export function assetFactRoutes(deps: ClearanceDeps) {
  const { db } = deps
  const factsOf = async (assetId: string): Promise<z.infer<typeof factsSchema>> => {
    const [row] = await assetFactsOf(db, [assetId])
    return { assetId, placeId: row?.placeId ?? null, contributionId: row?.contributionId ?? null }
  }
  return createApi()
    .openapi(read, async (c) => {
      const { asset: assetId } = c.req.valid('param')
      const productionId = await productionOf(db, 'ingest.assetFacts', assetId)
      await authorizeIn(deps, c.var.identity, { productionId, act: 'view-backstage' })
      return c.json(await factsOf(assetId), 200)
    })
    .openapi(describe, async (c) => {
      const { asset: assetId } = c.req.valid('param')
      const productionId = await productionOf(db, 'ingest.assetFacts', assetId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, { productionId, act: 'mark' })
      const { placeId, contributionId } = c.req.valid('json')
      const description = {
        ...(placeId === undefined ? {} : { placeId }),
        ...(contributionId === undefined ? {} : { contributionId }),
      }
      await describeAsset(deps, { productionId: production.id, assetId, description, actor })
      return c.json(await factsOf(assetId), 200)
    })
}
