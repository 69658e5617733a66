import { createRoute, z } from '@hono/zod-openapi'
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
import {
  authorize,
  authorizeIn,
  premieresOf,
  type PremiereRow,
  productionParam,
  seasonsOf,
  storyLabelsOf,
  storyPointsOf,
} from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { dropPoint, dropPremiereOf, setPremiere, tellStoryPoint } from '../tell-story.ts'
import { idParam, maybeMomentIn, wireLocal } from './wire.ts'

const tags = ['clearance']

const pointSchema = z
  .object({
    id: wireId,
    name: z.string(),
    after: z.array(wireId),
    publicAt: wireInstant.nullable(),
    season: z.int().nullable(),
    label: z.string().openapi({ description: 'What fans call it; it gives nothing away.' }),
    labelId: wireId.openapi({ description: 'The id by which fans know it.' }),
    place: z.int().openapi({ description: 'Its place in the order of the story, from 1.' }),
    shownFrom: wireInstant
      .nullable()
      .openapi({ description: 'From when anybody can have seen it, and a fan can say so.' }),
  })
  .openapi('StoryPoint', { description: 'A point a viewer can have passed: an episode, an act, a track.' })

const premiereSchema = z
  .object({
    id: wireId,
    pointId: wireId.nullable().openapi({ description: 'Null: the work itself.' }),
    territory: z.string(),
    local: wireLocal,
    at: wireInstant,
  })
  .openapi('Premiere')

const pointChange = z.object({
  name: shortText(120).optional(),
  after: z.array(wireId).max(50).optional().openapi({ description: 'What lies right before it.' }),
  publicAt: maybeMomentIn.optional(),
  season: z.int().min(1).max(999).nullable().optional(),
  label: shortText(60).optional().openapi({ description: 'What fans call it; it gives nothing away.' }),
})

const read = createRoute({
  method: 'get',
  path: '/productions/{production}/story',
  operationId: 'readStory',
  tags,
  request: { params: productionParam },
  responses: {
    200: json(
      'The spine of the work, and where and when it opens',
      z.object({ points: z.array(pointSchema), premieres: z.array(premiereSchema) }).openapi('Story'),
    ),
    ...refusals,
  },
})
const add = createRoute({
  method: 'post',
  path: '/productions/{production}/story-points',
  operationId: 'addStoryPoint',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(
      pointChange
        .extend({ name: shortText(120) })
        .openapi('NewStoryPoint', { example: { name: 'Episode 2', after: [], publicAt: null } }),
    ),
  },
  responses: { 201: json('Added', z.object({ id: wireId })), ...refusals },
})
const change = createRoute({
  method: 'patch',
  path: '/story-points/{point}',
  operationId: 'changeStoryPoint',
  tags,
  request: { params: idParam('point'), body: jsonBody(pointChange) },
  responses: { 200: json('Changed', z.object({ id: wireId })), ...refusals },
})
const drop = createRoute({
  method: 'delete',
  path: '/story-points/{point}',
  operationId: 'dropStoryPoint',
  tags,
  request: { params: idParam('point') },
  responses: {
    204: { description: 'Taken out; what lay after it lies after what it lay after' },
    ...refusals,
  },
})
const setOne = createRoute({
  method: 'post',
  path: '/productions/{production}/premieres',
  operationId: 'setPremiere',
  tags,
  summary: 'Say or move a premiere: one of each unit of the work in each territory',
  request: {
    params: productionParam,
    body: jsonBody(
      z
        .object({
          pointId: wireId.nullable().default(null),
          territory: shortText(8),
          local: wireLocal,
        })
        .openapi('NewPremiere', {
          example: {
            pointId: null,
            territory: 'NO',
            local: { date: '2026-12-08', time: '18:00', zone: 'Europe/Oslo' },
          },
        }),
    ),
  },
  responses: {
    201: json(
      'Said; what waits for it was judged again',
      z.object({
        id: wireId,
        at: wireInstant,
        warning: z
          .string()
          .nullable()
          .openapi({ description: 'Where clocks there skip or double the time.' }),
      }),
    ),
    ...refusals,
  },
})
const dropOne = createRoute({
  method: 'delete',
  path: '/premieres/{premiere}',
  operationId: 'dropPremiere',
  tags,
  request: { params: idParam('premiere') },
  responses: { 204: { description: 'Taken back' }, ...refusals },
})

/** The story: its points and its premieres, told by those who lead; what waits for them is judged again. */
export function storyRoutes(deps: ClearanceDeps) {
  const { db } = deps
  return createApi()
    .openapi(read, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const labels = new Map((await storyLabelsOf(db, production.id)).map((label) => [label.pointId, label]))
      const seasons = await seasonsOf(db, production.id)
      const points = (await storyPointsOf(db, production.id)).map(({ id, name, after, publicAt }) => ({
        id,
        name,
        after: [...after],
        publicAt: maybeInstantOut(publicAt),
        season: seasons.get(id) ?? null,
        label: labels.get(id)?.label ?? '',
        labelId: labels.get(id)?.id ?? id,
        place: labels.get(id)?.position ?? 0,
        shownFrom: maybeInstantOut(labels.get(id)?.shownFrom ?? null),
      }))
      const premieres = (await premieresOf(db, production.id)).map(premiereOut)
      return c.json({ points, premieres }, 200)
    })
    .openapi(add, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-story',
      })
      const point = pointOf(c.req.valid('json'))
      const { pointId } = await tellStoryPoint(deps, {
        productionId: production.id,
        pointId: null,
        point,
        actor,
      })
      return c.json({ id: pointId }, 201)
    })
    .openapi(change, async (c) => {
      const { point: pointId } = c.req.valid('param')
      const productionId = await productionOf(db, 'production.storyPoints', pointId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'manage-story',
      })
      const point = pointOf(c.req.valid('json'))
      await tellStoryPoint(deps, { productionId: production.id, pointId, point, actor })
      return c.json({ id: pointId }, 200)
    })
    .openapi(drop, async (c) => {
      const { point: pointId } = c.req.valid('param')
      const productionId = await productionOf(db, 'production.storyPoints', pointId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'manage-story',
      })
      await dropPoint(deps, { productionId: production.id, pointId, actor })
      return c.body(null, 204)
    })
    .openapi(setOne, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-story',
      })
      const premiere = c.req.valid('json')
      const { premiereId, at, warning } = await setPremiere(deps, {
        productionId: production.id,
        premiere,
        actor,
      })
      return c.json({ id: premiereId, at: instantOut(at), warning }, 201)
    })
    .openapi(dropOne, async (c) => {
      const { premiere: premiereId } = c.req.valid('param')
      const productionId = await productionOf(db, 'production.premieres', premiereId)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'manage-story',
      })
      await dropPremiereOf(deps, { productionId: production.id, premiereId, actor })
      return c.body(null, 204)
    })
}

function pointOf({ name, after, publicAt, season, label }: z.infer<typeof pointChange>) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(after === undefined ? {} : { after }),
    ...(publicAt === undefined ? {} : { publicAt }),
    ...(season === undefined ? {} : { season }),
    ...(label === undefined ? {} : { label }),
  }
}

function premiereOut(row: PremiereRow): z.infer<typeof premiereSchema> {
  const { id, pointId, territory, localDate, localTime, zone, at } = row
  const time = localTime.endsWith(':00') ? localTime.slice(0, 5) : localTime
  return { id, pointId, territory, local: { date: localDate, time, zone }, at: instantOut(at) }
}
