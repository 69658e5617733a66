import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import type { StoryPointId } from '@stagedoor/core/production'
import {
  createApi,
  instantIn,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  shortText,
  wireId,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn } from '../authorize.ts'
import { changeProduction } from '../change-production.ts'
import type { ProductionDeps } from '../deps.ts'
import { productionsOf, shootingDaysOf } from '../queries.ts'
import { addScene, changeScene, scenesOf } from '../scenes.ts'
import { addShootingDay } from '../shooting-days.ts'
import { startProduction } from '../start-production.ts'
import { listOf, newProductionSchema, productionParam, productionSchema } from './wire.ts'

const tags = ['production']

const list = createRoute({
  method: 'get',
  path: '/productions',
  operationId: 'listProductions',
  tags,
  responses: { 200: json('Your productions', listOf(productionSchema)), ...refusals },
})
const start = createRoute({
  method: 'post',
  path: '/productions',
  operationId: 'startProduction',
  tags,
  request: { body: jsonBody(newProductionSchema) },
  responses: { 201: json('Started', z.object({ id: wireId, slug: z.string() })), ...refusals },
})
const get = createRoute({
  method: 'get',
  path: '/productions/{production}',
  operationId: 'getProduction',
  tags,
  request: { params: productionParam },
  responses: { 200: json('The production', productionSchema), ...refusals },
})
const change = createRoute({
  method: 'patch',
  path: '/productions/{production}',
  operationId: 'changeProduction',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        title: shortText(120).optional(),
        tagline: z.string().trim().max(300).optional(),
        premiereAt: instantIn.nullish(),
      }),
    ),
  },
  responses: { 200: json('Changed', z.object({ slug: z.string() })), ...refusals },
})

const daySchema = z
  .object({ id: wireId, unit: z.string(), number: z.int(), shotOn: z.iso.date() })
  .openapi('ShootingDay')
const sceneSchema = z
  .object({
    id: wireId,
    number: z.string(),
    title: z.string(),
    pointId: wireId.nullable().openapi({ description: 'The point of the story that it belongs to.' }),
  })
  .openapi('Scene')
const sceneFields = { number: shortText(20), title: z.string().trim().max(200), pointId: wireId.nullable() }

const listDays = createRoute({
  method: 'get',
  path: '/productions/{production}/shooting-days',
  operationId: 'listShootingDays',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Shooting days, newest first', listOf(daySchema)), ...refusals },
})
const addDay = createRoute({
  method: 'post',
  path: '/productions/{production}/shooting-days',
  operationId: 'addShootingDay',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        unit: shortText(80).default('Main unit'),
        number: z.int().min(1).max(9999),
        shotOn: z.iso.date(),
      }),
    ),
  },
  responses: { 201: json('Added', z.object({ id: wireId })), ...refusals },
})
const listScenes = createRoute({
  method: 'get',
  path: '/productions/{production}/scenes',
  operationId: 'listScenes',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Scenes in order', listOf(sceneSchema)), ...refusals },
})
const addSceneRoute = createRoute({
  method: 'post',
  path: '/productions/{production}/scenes',
  operationId: 'addScene',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        ...sceneFields,
        title: sceneFields.title.default(''),
        pointId: sceneFields.pointId.default(null),
      }),
    ),
  },
  responses: { 201: json('Added', z.object({ id: wireId })), ...refusals },
})

const changeSceneRoute = createRoute({
  method: 'patch',
  path: '/scenes/{scene}',
  operationId: 'changeScene',
  tags,
  request: {
    params: z.object({ scene: wireId }),
    body: jsonBody(z.object(sceneFields).partial()),
  },
  responses: { 200: json('Changed', z.object({ id: wireId })), ...refusals },
})

/** Routes of productions themselves, their shooting days and scenes. */
export function productionRoutes({ db, clock }: ProductionDeps) {
  const api = createApi()
  api.openapi(list, async (c) => {
    const { identity } = c.var
    if (identity.kind === 'nobody') throw new Problem('not-signed-in')
    const rows = await productionsOf(db, identity.userId)
    // Backstage does not exist for somebody who works on nothing here.
    if (rows.length === 0 && !(identity.kind === 'account' && identity.isOperator))
      throw new Problem('not-found')
    const mine = identity.kind === 'key' ? rows.filter((row) => row.id === identity.productionId) : rows
    return c.json({ items: mine.map(productionOut), next: null }, 200)
  })
  api.openapi(start, async (c) => {
    const { identity } = c.var
    if (identity.kind === 'nobody') throw new Problem('not-signed-in')
    if (identity.kind !== 'account' || !identity.isOperator)
      throw new Problem('not-allowed', { act: 'start-production' })
    const { slug, tagline, premiereAt, ...wanted } = c.req.valid('json')
    const started = await startProduction(
      { db, clock },
      {
        ...wanted,
        ...(slug === undefined ? {} : { slug }),
        ...(tagline === undefined ? {} : { tagline }),
        premiereAt: premiereAt ?? null,
        ownerId: identity.userId,
      },
    )
    return c.json(started, 201)
  })
  api.openapi(get, async (c) => {
    const slug = c.req.valid('param').production
    const { production, role } = await authorize({ db }, c.var.identity, { slug, act: 'view-own-uploads' })
    return c.json(productionOut({ ...production, role }), 200)
  })
  api.openapi(change, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'edit-production' })
    const { title, tagline, premiereAt } = c.req.valid('json')
    await changeProduction(
      { db },
      {
        productionId: production.id,
        by: actor.name,
        change: {
          ...(title === undefined ? {} : { title }),
          ...(tagline === undefined ? {} : { tagline }),
          ...(premiereAt === undefined ? {} : { premiereAt }),
        },
      },
    )
    return c.json({ slug: production.slug }, 200)
  })
  api.openapi(listDays, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    return c.json({ items: await shootingDaysOf(db, production.id), next: null }, 200)
  })
  api.openapi(addDay, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'manage-inboxes' })
    return c.json(await addShootingDay({ db }, { productionId: production.id, ...c.req.valid('json') }), 201)
  })
  api.openapi(listScenes, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    return c.json({ items: await scenesOf(db, production.id), next: null }, 200)
  })
  api.openapi(addSceneRoute, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'mark' })
    return c.json(await addScene({ db }, { productionId: production.id, ...c.req.valid('json') }), 201)
  })
  api.openapi(changeSceneRoute, async (c) => {
    const { scene: id } = c.req.valid('param')
    const row = await db
      .selectFrom('production.scenes')
      .select('productionId')
      .where('id', '=', id)
      .executeTakeFirst()
    const { production } = await authorizeIn({ db }, c.var.identity, {
      productionId: row?.productionId,
      act: 'manage-story',
    })
    const { number, title, pointId } = c.req.valid('json')
    const change = {
      ...(number === undefined ? {} : { number }),
      ...(title === undefined ? {} : { title }),
      ...(pointId === undefined ? {} : { pointId: pointId as StoryPointId | null }),
    }
    await db.transaction().execute((trx) => changeScene(trx, { productionId: production.id, id, change }))
    return c.json({ id }, 200)
  })
  return api
}

type Row = Awaited<ReturnType<typeof productionsOf>>[number]

const productionOut = ({ id, slug, title, kind, tagline, zone, premiereAt, isDemo, role }: Row) => ({
  id,
  slug,
  title,
  kind,
  tagline,
  zone,
  premiereAt: maybeInstantOut(premiereAt),
  isDemo,
  role,
})
