import { createRoute, z } from '@hono/zod-openapi'
import { ASSET_GENRES } from '@stagedoor/core/ingest'
import { createApi, json, jsonBody, refusals, wireId } from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import { changeAssets } from '../change-assets.ts'
import { cleanCopiesAsZip, gatherCleanCopies } from '../clean-copies.ts'
import { deleteAssets } from '../delete-assets.ts'
import type { IngestDeps } from '../deps.ts'

const tags = ['ingest']
const MOST_CHANGED = 1_000
/** Each is a transaction and an entry of the log of its own. */
const MOST_DELETED = 200
const MOST_SAVED = 500

const someOf = (most: number) =>
  z
    .array(wireId)
    .min(1)
    .max(most)
    .refine((ids) => new Set(ids).size === ids.length, 'each once')

const oneOfMany = z.object({
  assetId: wireId,
  genre: z.enum(ASSET_GENRES).optional(),
  shootingDayId: wireId.nullable().optional().openapi({ description: 'Null: on no day that anybody knows.' }),
  addSceneIds: z.array(wireId).max(200).optional(),
  removeSceneIds: z.array(wireId).max(200).optional(),
})

const change = createRoute({
  method: 'patch',
  path: '/productions/{production}/assets',
  operationId: 'changeAssets',
  tags,
  summary: 'Say on which day, of which scenes and for what many assets are. All or none; twice is once',
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        changes: z
          .array(oneOfMany)
          .min(1)
          .max(MOST_CHANGED)
          .refine((all) => new Set(all.map(({ assetId }) => assetId)).size === all.length, 'each once'),
      }),
    ),
  },
  responses: {
    200: json(
      'For each that is another now, what takes it back',
      z.object({ takesBack: z.array(oneOfMany) }),
    ),
    ...refusals,
  },
})
const remove = createRoute({
  method: 'post',
  path: '/productions/{production}/asset-deletions',
  operationId: 'deleteAssets',
  tags,
  summary: 'Delete many assets for good, one after the other; says of each what came of it',
  request: { params: productionParam, body: jsonBody(z.object({ assetIds: someOf(MOST_DELETED) })) },
  responses: {
    200: json(
      'What came of each',
      z.object({
        outcomes: z.array(
          z.object({
            assetId: wireId,
            outcome: z
              .enum(['deleted', 'not-there'])
              .openapi({ description: '`not-there`: nothing of it was there to delete.' }),
          }),
        ),
      }),
    ),
    ...refusals,
  },
})
const save = createRoute({
  method: 'post',
  path: '/productions/{production}/clean-copies',
  operationId: 'saveCleanCopies',
  tags,
  summary: 'The clean copies of many assets in one ZIP; what is missing is named in it',
  request: { params: productionParam, body: jsonBody(z.object({ assetIds: someOf(MOST_SAVED) })) },
  responses: {
    200: {
      description: 'The files, under names of the house',
      content: { 'application/zip': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...refusals,
  },
})

/** What is done to many assets at once: described, deleted, saved. */
export function batchRoutes(deps: IngestDeps) {
  return createApi()
    .openapi(change, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'mark',
      })
      const changes = c.req.valid('json').changes.map(({ assetId, ...said }) => ({
        assetId,
        ...(said.genre === undefined ? {} : { genre: said.genre }),
        ...(said.shootingDayId === undefined ? {} : { shootingDayId: said.shootingDayId }),
        ...(said.addSceneIds === undefined ? {} : { addSceneIds: said.addSceneIds }),
        ...(said.removeSceneIds === undefined ? {} : { removeSceneIds: said.removeSceneIds }),
      }))
      const back = await changeAssets(deps, { productionId: production.id, changes })
      const takesBack = back.map(({ addSceneIds, removeSceneIds, ...each }) => ({
        ...each,
        ...(addSceneIds === undefined ? {} : { addSceneIds: [...addSceneIds] }),
        ...(removeSceneIds === undefined ? {} : { removeSceneIds: [...removeSceneIds] }),
      }))
      return c.json({ takesBack }, 200)
    })
    .openapi(remove, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'erase',
      })
      const { assetIds } = c.req.valid('json')
      const outcomes = await deleteAssets(deps, { productionId: production.id, assetIds, actor })
      return c.json({ outcomes }, 200)
    })
    .openapi(save, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const { assetIds } = c.req.valid('json')
      const copies = await gatherCleanCopies(deps, { production, assetIds })
      const zip = cleanCopiesAsZip(deps, copies)
      c.header('content-disposition', `attachment; filename="${production.slug}-clean-copies.zip"`)
      c.header('cache-control', 'no-store')
      return c.body(zip.bytes, 200, {
        'content-type': 'application/zip',
        'content-length': String(zip.length),
      })
    })
}
