import { createRoute, z } from '@hono/zod-openapi'
import { USES } from '@stagedoor/core/clearance'
import {
  createApi,
  instantOut,
  wireInstant,
  json,
  jsonBody,
  refusals,
  wireId,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionParam } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { crowdNoticesOf, endCrowdNotice, postCrowdNotice } from '../recorded/crowd-notices.ts'
import { crowdNoticeIn } from '../recorded-rows.ts'
import { endingBody, nameIn, recordedOut, recordedSchema, usesIn } from './recorded-wire.ts'
import { idParam, momentIn } from './wire.ts'

const tags = ['clearance']

const noticeSchema = recordedSchema
  .omit({ reason: true })
  .extend({
    place: z.object({ id: wireId, name: z.string() }),
    day: z.object({ id: wireId, number: z.int(), unit: z.string() }),
    uses: z.array(z.enum(USES)),
    wording: z.string(),
    postedAt: wireInstant,
  })
  .openapi('CrowdNotice')

const newNotice = z
  .object({
    name: nameIn,
    placeId: wireId.openapi({ description: 'A subject that is a location.' }),
    dayId: wireId.openapi({ description: 'A shooting day.' }),
    uses: usesIn,
    wording: z.string().trim().max(5000).default(''),
    postedAt: momentIn,
  })
  .openapi('NewCrowdNotice', {
    example: {
      name: 'Quay, day 9',
      placeId: '01a1fddd-efe8-7f57-b1c5-2dd56ed5f978',
      dayId: '01a1fddd-efe8-7f57-b1c5-2dd56ed5f979',
      uses: [],
      wording: 'We are filming here today. Who walks past may be seen in the background.',
      postedAt: '2026-03-03T07:00:00.000Z',
    },
  })

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/crowd-notices',
  operationId: 'listCrowdNotices',
  tags,
  request: { params: productionParam },
  responses: {
    200: json(
      'Notices that hung where crowds were filmed, newest first; ended ones too',
      listOf(noticeSchema),
    ),
    ...refusals,
  },
})
const record = createRoute({
  method: 'post',
  path: '/productions/{production}/crowd-notices',
  operationId: 'postCrowdNotice',
  tags,
  summary:
    'Record a notice posted where and when a crowd was filmed: it covers who is unnamed in the background',
  request: { params: productionParam, body: jsonBody(newNotice) },
  responses: { 201: json('Recorded', z.object({ id: wireId })), ...refusals },
})
const end = createRoute({
  method: 'post',
  path: '/crowd-notices/{notice}/endings',
  operationId: 'endCrowdNotice',
  tags,
  summary: 'End a crowd notice, by name: it covers nobody any more',
  request: { params: idParam('notice'), body: jsonBody(endingBody) },
  responses: { 201: json('Ended', z.object({ id: wireId })), ...refusals },
})

/** Crowd notices: recorded, listed, ended. */
export function crowdNoticeRoutes(deps: ClearanceDeps) {
  const { db } = deps
  return createApi()
    .openapi(list, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const items = (await crowdNoticesOf(db, production.id)).map((row) => noticeOut(row))
      return c.json({ items, next: null }, 200)
    })
    .openapi(record, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'set-embargo',
      })
      const body = c.req.valid('json')
      const { crowdNoticeId: id } = await postCrowdNotice(deps, {
        productionId: production.id,
        notice: body,
        actor,
      })
      return c.json({ id }, 201)
    })
    .openapi(end, async (c) => {
      const { notice: id } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.crowdNotices', id)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'lift-embargo',
      })
      const { reason } = c.req.valid('json')
      await endCrowdNotice(deps, { productionId: production.id, crowdNoticeId: id, reason, actor })
      return c.json({ id }, 201)
    })
}

function noticeOut(row: Awaited<ReturnType<typeof crowdNoticesOf>>[number]): z.infer<typeof noticeSchema> {
  const { uses, postedAt } = crowdNoticeIn(row)
  const { reason: _, ...recorded } = recordedOut({ ...row, reason: '' })
  return {
    ...recorded,
    place: { id: row.placeId, name: row.placeName },
    day: { id: row.dayId, number: row.dayNumber, unit: row.unitName },
    uses: [...uses],
    wording: row.wording,
    postedAt: instantOut(postedAt),
  }
}
