import { createRoute, z } from '@hono/zod-openapi'
import { SIDES, USES } from '@stagedoor/core/clearance'
import {
  createApi,
  maybeInstantOut,
  wireInstant,
  json,
  jsonBody,
  refusals,
  wireId,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionParam } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { endProhibition, prohibitionsOf, recordProhibition } from '../recorded/prohibitions.ts'
import { prohibitionIn } from '../recorded-rows.ts'
import {
  areasIn,
  endingBody,
  maybeSubject,
  nameIn,
  reasonIn,
  recordedOut,
  recordedSchema,
  sidesIn,
  usesIn,
  wireForbidden,
} from './recorded-wire.ts'
import { idParam, momentIn, subjectNameSchema } from './wire.ts'

const tags = ['clearance']

const kindSchema = z.enum(['exclusivity', 'never'])

const prohibitionSchema = recordedSchema
  .extend({
    kind: kindSchema,
    subject: maybeSubject.openapi({ description: 'Null: the production as a whole.' }),
    sides: z.array(z.enum(SIDES)),
    uses: z.array(z.enum(USES)),
    destinations: wireForbidden,
    territories: z.array(z.string()),
    fromAt: wireInstant.nullable(),
    untilAt: wireInstant.nullable(),
  })
  .openapi('Prohibition')

const newProhibition = z
  .object({
    kind: kindSchema,
    name: nameIn,
    subjectId: wireId.nullable().default(null),
    sides: sidesIn,
    uses: usesIn,
    destinations: wireForbidden,
    territories: areasIn,
    fromAt: momentIn.optional(),
    untilAt: momentIn.optional(),
    reason: reasonIn,
  })
  .openapi('NewProhibition', {
    example: {
      kind: 'exclusivity',
      name: 'Nordlys has the tower until May',
      subjectId: null,
      sides: ['picture', 'sound'],
      uses: ['publicity'],
      destinations: { kind: 'all-but', destinations: [{ kind: 'platform', platform: 'own-page' }] },
      territories: ['NO'],
      untilAt: '2027-05-01T00:00:00.000Z',
      reason: 'Clause 4 of the agreement with Nordlys',
    },
  })

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/prohibitions',
  operationId: 'listProhibitions',
  tags,
  request: { params: productionParam },
  responses: {
    200: json('Exclusivities and nevers, newest first; ended ones too', listOf(prohibitionSchema)),
    ...refusals,
  },
})
const record = createRoute({
  method: 'post',
  path: '/productions/{production}/prohibitions',
  operationId: 'recordProhibition',
  tags,
  summary: 'Record what a contract forbids: an exclusivity sold to others, or a plain never',
  request: { params: productionParam, body: jsonBody(newProhibition) },
  responses: { 201: json('Recorded', z.object({ id: wireId })), ...refusals },
})
const end = createRoute({
  method: 'post',
  path: '/prohibitions/{prohibition}/endings',
  operationId: 'endProhibition',
  tags,
  summary: 'End a prohibition, by name',
  request: { params: idParam('prohibition'), body: jsonBody(endingBody) },
  responses: { 201: json('Ended', z.object({ id: wireId })), ...refusals },
})

/** Prohibitions: recorded, listed, ended. */
export function prohibitionRoutes(deps: ClearanceDeps) {
  const { db } = deps
  return createApi()
    .openapi(list, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const items = (await prohibitionsOf(db, production.id)).map((row) => prohibitionOut(row))
      return c.json({ items, next: null }, 200)
    })
    .openapi(record, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'set-embargo',
      })
      const body = c.req.valid('json')
      const { fromAt, untilAt, ...rest } = body
      const prohibition = { ...rest, from: fromAt ?? null, until: untilAt ?? null }
      const { prohibitionId: id } = await recordProhibition(deps, {
        productionId: production.id,
        prohibition,
        actor,
      })
      return c.json({ id }, 201)
    })
    .openapi(end, async (c) => {
      const { prohibition: id } = c.req.valid('param')
      const productionId = await productionOf(db, 'clearance.prohibitions', id)
      const { production, actor } = await authorizeIn(deps, c.var.identity, {
        productionId,
        act: 'lift-embargo',
      })
      const { reason } = c.req.valid('json')
      await endProhibition(deps, { productionId: production.id, prohibitionId: id, reason, actor })
      return c.json({ id }, 201)
    })
}

function prohibitionOut(
  row: Awaited<ReturnType<typeof prohibitionsOf>>[number],
): z.infer<typeof prohibitionSchema> {
  const { kind, sides, uses, destinations, territories, from, until } = prohibitionIn(row)
  const { subjectId, subjectKind, subjectName } = row
  return {
    ...recordedOut(row),
    kind,
    subject:
      subjectId === null
        ? null
        : subjectNameSchema.parse({ id: subjectId, kind: subjectKind, name: subjectName }),
    sides: [...sides],
    uses: [...uses],
    destinations: { kind: destinations.kind, destinations: [...destinations.destinations] },
    territories: [...territories],
    fromAt: maybeInstantOut(from),
    untilAt: maybeInstantOut(until),
  }
}
