import { createRoute, z } from '@hono/zod-openapi'
import { ASSET_GENRES } from '@stagedoor/core/ingest'
import { createApi, json, jsonBody, refusals, shortText, wireId } from '../../plant/http/index.ts'
import { readAsset } from '../asset-card.ts'
import { changeAsset } from '../change-asset.ts'
import { deleteAsset } from '../delete-material.ts'
import type { IngestDeps } from '../deps.ts'
import { prepareAgain } from '../prepare-again.ts'
import { reach } from './reach.ts'
import { assetOut, assetSchema } from './wire.ts'

const tags = ['ingest']
const params = z.object({ asset: wireId })

const read = createRoute({
  method: 'get',
  path: '/assets/{asset}',
  operationId: 'readAsset',
  tags,
  request: { params },
  responses: { 200: json('The asset', assetSchema), ...refusals },
})
const change = createRoute({
  method: 'patch',
  path: '/assets/{asset}',
  operationId: 'changeAsset',
  tags,
  request: {
    params,
    body: jsonBody(
      z.object({
        title: shortText(120).optional(),
        genre: z.enum(ASSET_GENRES).optional(),
        sceneIds: z.array(wireId).max(200).optional(),
        shootingDayId: wireId
          .nullable()
          .optional()
          .openapi({ description: 'Null: on no day that anybody knows.' }),
      }),
    ),
  },
  responses: { 200: json('Changed', assetSchema), ...refusals },
})
const remove = createRoute({
  method: 'delete',
  path: '/assets/{asset}',
  operationId: 'deleteAsset',
  tags,
  request: { params },
  responses: { 204: { description: 'Deleted: the file and all that was made of it' }, ...refusals },
})
const again = createRoute({
  method: 'post',
  path: '/assets/{asset}/preparations',
  operationId: 'prepareAssetAgain',
  tags,
  request: { params },
  responses: { 201: json('The work that prepares it once more', z.object({ workId: wireId })), ...refusals },
})

/** Assets: read with addresses for their files, renamed, hung on scenes, prepared again, deleted. */
export function assetRoutes(deps: IngestDeps) {
  return createApi()
    .openapi(read, async (c) => {
      const { asset } = c.req.valid('param')
      await reach(deps, c.var.identity, { id: asset, own: 'view-own-uploads', any: 'view-backstage' })
      return c.json(assetOut(await readAsset(deps, asset)), 200)
    })
    .openapi(change, async (c) => {
      const { asset } = c.req.valid('param')
      await reach(deps, c.var.identity, { id: asset, own: 'mark', any: 'mark' })
      const { title, genre, sceneIds, shootingDayId } = c.req.valid('json')
      await changeAsset(deps, asset, {
        ...(title === undefined ? {} : { title }),
        ...(genre === undefined ? {} : { genre }),
        ...(sceneIds === undefined ? {} : { sceneIds }),
        ...(shootingDayId === undefined ? {} : { shootingDayId }),
      })
      return c.json(assetOut(await readAsset(deps, asset)), 200)
    })
    .openapi(again, async (c) => {
      const { asset } = c.req.valid('param')
      await reach(deps, c.var.identity, { id: asset, own: 'ingest-upload', any: 'mark' })
      return c.json(await prepareAgain(deps, asset), 201)
    })
    .openapi(remove, async (c) => {
      const { asset } = c.req.valid('param')
      const { uploadId, actor } = await reach(deps, c.var.identity, {
        id: asset,
        own: 'delete-own-upload',
        any: 'erase',
      })
      await deleteAsset(deps, { uploadId, actor })
      return c.body(null, 204)
    })
}
