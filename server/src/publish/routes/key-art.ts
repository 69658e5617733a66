import { createRoute, z } from '@hono/zod-openapi'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  refusals,
  shortText,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import { chooseKeyArt, keyArtOf, removeKeyArt } from '../pages/key-art.ts'
import type { Db } from '../../schema/index.ts'

const tags = ['publish']
const path = '/productions/{production}/key-art'

const answerSchema = z
  .object({
    keyArt: z
      .object({
        assetId: wireId,
        alt: z.string(),
        chosenBy: z.string(),
        chosenAt: wireInstant,
        isShown: z.boolean().openapi({ description: 'False once the doorkeeper has taken it off the page.' }),
      })
      .nullable(),
  })
  .openapi('KeyArt')

const read = createRoute({
  method: 'get',
  path,
  operationId: 'readKeyArt',
  tags,
  request: { params: productionParam },
  responses: { 200: json('What stands at the head of the own page', answerSchema), ...refusals },
})
const choose = createRoute({
  method: 'put',
  path,
  operationId: 'chooseKeyArt',
  tags,
  summary: 'Put a still at the head of the own page: an exit, judged and watched',
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        assetId: wireId,
        alt: shortText(300).openapi({ description: 'What the picture shows, for whoever does not see it.' }),
      }),
    ),
  },
  responses: { 200: json('It is on the page', answerSchema), ...refusals },
})
const remove = createRoute({
  method: 'delete',
  path,
  operationId: 'removeKeyArt',
  tags,
  summary: 'Take key art off the own page; whoever may recall may',
  request: { params: productionParam },
  responses: { 200: json('None is on the page', answerSchema), ...refusals },
})

/** Routes of key art on the production's own page. */
export function keyArtRoutes(deps: PublishDeps) {
  const { db } = deps
  const api = createApi()
  api.openapi(read, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    return c.json(await keyArtOut(db, production.id), 200)
  })
  api.openapi(choose, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'publish' })
    await chooseKeyArt(deps, { productionId: production.id, ...c.req.valid('json'), actor })
    return c.json(await keyArtOut(db, production.id), 200)
  })
  api.openapi(remove, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'recall' })
    await removeKeyArt(deps, { productionId: production.id, actor })
    return c.json(await keyArtOut(db, production.id), 200)
  })
  return api
}

async function keyArtOut(db: Db, productionId: string): Promise<z.infer<typeof answerSchema>> {
  const chosen = await keyArtOf(db, productionId)
  if (chosen === undefined) return { keyArt: null }
  const { assetId, alt, chosenBy, chosenAt, standing } = chosen
  return {
    keyArt: { assetId, alt, chosenBy, chosenAt: instantOut(chosenAt), isShown: standing === 'stands' },
  }
}
