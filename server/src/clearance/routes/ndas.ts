import { createRoute, z } from '@hono/zod-openapi'

import { Problem } from '@stagedoor/contract/problems'
import {
  createApi,
  maybeInstantOut,
  shortText,
  wireInstant,
  json,
  jsonBody,
  refusals,
  wireId,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionParam } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { endNda, ndasOf, recordNda } from '../recorded/ndas.ts'
import { endingBody, nameIn, reasonIn, recordedOut, recordedSchema } from './recorded-wire.ts'
import { idParam, maybeMomentIn } from './wire.ts'

const tags = ['clearance']

const ndaSchema = recordedSchema
  .extend({
    contributor: z.object({ id: wireId, name: z.string() }),
    untilAt: wireInstant.nullable(),
  })
  .openapi('Nda')

const newNda = z
  .object({
    contributorId: wireId.optional(),
    contributorName: shortText(120).optional().openapi({
      description:
        'Instead of the id: somebody who has sent nothing yet, or holds a kit. Refused where several have the name.',
    }),
    name: nameIn,
    untilAt: maybeMomentIn.default(null).openapi({ description: 'Null: until it is ended.' }),
    reason: reasonIn,
  })
  .openapi('NewNda', {
    example: {
      contributorName: 'Noor Aziz',
      name: 'Agreement with Noor Aziz',
      untilAt: '2026-12-08T17:00:00.000Z',
      reason: 'Signed with the contract of the sound department',
    },
  })

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/ndas',
  operationId: 'listNdas',
  tags,
  request: { params: productionParam },
  responses: {
    200: json('Non-disclosure agreements of contributors, newest first; ended ones too', listOf(ndaSchema)),
    ...refusals,
  },
})
const record = createRoute({
  method: 'post',
  path: '/productions/{production}/ndas',
  operationId: 'recordNda',
  tags,
  summary: 'Record that nothing may go through the own outlets of a contributor until a moment',
  request: { params: productionParam, body: jsonBody(newNda) },
  responses: { 201: json('Recorded', z.object({ id: wireId })), ...refusals },
})
const end = createRoute({
  method: 'post',
  path: '/ndas/{nda}/endings',
  operationId: 'endNda',
  tags,
  summary: 'End an agreement, by name',
  request: { params: idParam('nda'), body: jsonBody(endingBody) },
  responses: { 201: json('Ended', z.object({ id: wireId })), ...refusals },
})

/** Non-disclosure agreements of contributors: recorded, listed, ended. */
export function ndaRoutes(deps: ClearanceDeps) {
  const { db } = deps
  return createApi()
    .openapi(list, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const items = (await ndasOf(db, production.id)).map((row) => ndaOut(row))
      return c.json({ items, next: null }, 200)
    })
    .openapi(record, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'set-embargo',
      })
      const body = c.req.valid('json')
      const { contributorId, contributorName, name, untilAt, reason } = body
      const contributor = contributorIn(contributorId, contributorName)
      const { ndaId: id } = await recordNda(deps, {
        productionId: production.id,
        nda: { contributor, name, until: untilAt, reason },
        actor,
      })
      return c.json({ id }, 201)
    })
    .openapi(end, async (c) => {
      const { nda: id } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.ndas', id)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'lift-embargo',
      })
      const { reason } = c.req.valid('json')
      await endNda(deps, { productionId: production.id, ndaId: id, reason, actor })
      return c.json({ id }, 201)
    })
}

function contributorIn(id: string | undefined, name: string | undefined) {
  if (id !== undefined) return { kind: 'known', id } as const
  if (name !== undefined) return { kind: 'named', name } as const
  throw new Problem('invalid-request', { detail: 'contributorName: say with whom it was agreed.' })
}

function ndaOut(row: Awaited<ReturnType<typeof ndasOf>>[number]): z.infer<typeof ndaSchema> {
  const { contributorId, contributorName, untilAt } = row
  return {
    ...recordedOut(row),
    contributor: { id: contributorId, name: contributorName },
    untilAt: maybeInstantOut(untilAt),
  }
}
