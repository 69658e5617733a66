import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import {
  createApi,
  json,
  jsonBody,
  networkPrefix,
  RateLimit,
  refusals,
  wireId,
} from '../../plant/http/index.ts'
import { productionParam } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { asViewer } from '../as-viewer.ts'
import type { WallDeps } from '../deps.ts'
import { progressOf, tellProgress } from '../progress.ts'

const tags = ['front of house']

const progressSchema = z
  .object({
    isTold: z.boolean(),
    isLine: z.boolean().openapi({ description: 'Whether one point says how far one is.' }),
    stages: z.array(z.object({ id: wireId, label: z.string(), isPassed: z.boolean(), isOut: z.boolean() })),
  })
  .openapi('Progress', {
    description: 'How far one said one is in the story; private, and zero for who has told nothing.',
  })

const readProgress = createRoute({
  method: 'get',
  path: '/public/productions/{production}/progress',
  operationId: 'getProgress',
  tags,
  request: { params: productionParam },
  responses: { 200: json('How far the viewer said they are', progressSchema), ...refusals },
})
const writeProgress = createRoute({
  method: 'put',
  path: '/public/productions/{production}/progress',
  operationId: 'tellProgress',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(z.object({ seen: z.array(wireId).max(500) })),
  },
  responses: { 200: json('How far the viewer is from now on', progressSchema), ...refusals },
})

/** Routes by which a viewer says how far they are. No account is needed: a signed cookie knows them again. */
export function progressRoutes({ db, fan, clock, viewers }: WallDeps) {
  // A whole cinema may sit behind one address; a program that makes viewers without end may not.
  const newcomers = new RateLimit({ burst: 300, perMinute: 60 })
  const api = createApi()
  api.openapi(readProgress, async (c) => {
    const { viewer: viewerId, madeViewer: worn } = c.var
    const productionId = await openProduction(fan, viewerId, c.req.valid('param').production)
    return c.json(wireOf(await progressOf(db, { viewerId, worn, productionId, now: clock.now() })), 200)
  })
  api.openapi(writeProgress, async (c) => {
    const productionId = await openProduction(fan, c.var.viewer, c.req.valid('param').production)
    if (c.var.viewer === null) newcomers.take(networkPrefix(c.var.clientAddress), performance.now())
    const { progress, setCookie } = await db.transaction().execute(async (trx) => {
      const { viewerId, setCookie } = await viewers.meet(trx, c.req.raw.headers, c.var.identity)
      await tellProgress({ trx, clock }, { viewerId, productionId, seen: c.req.valid('json').seen })
      return { progress: await progressOf(trx, { viewerId, productionId, now: clock.now() }), setCookie }
    })
    if (setCookie !== null) c.header('set-cookie', setCookie, { append: true })
    return c.json(wireOf(progress), 200)
  })
  return api
}

const wireOf = (progress: Awaited<ReturnType<typeof progressOf>>) => ({
  ...progress,
  stages: progress.stages.map((stage) => ({ ...stage })),
})

async function openProduction(fan: Db, viewerId: string | null, slug: string): Promise<string> {
  const page = await asViewer(fan, viewerId, (db) =>
    db.selectFrom('production.frontPages').select('productionId').where('slug', '=', slug).executeTakeFirst(),
  )
  if (page === undefined) throw new Problem('not-found')
  return page.productionId
}
