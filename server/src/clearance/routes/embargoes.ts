import { createRoute, z } from '@hono/zod-openapi'
import { type EmbargoScope, type Lifters, liftingOf } from '@stagedoor/core/clearance'
import { assetId } from '@stagedoor/core/timeline'
import {
  createApi,
  type Identity,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  shortText,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionParam } from '../../production/index.ts'
import { productionOf } from '../crew-queries.ts'
import type { ClearanceDeps } from '../deps.ts'
import { beginEmbargo } from '../embargoes.ts'
import { localMoment } from '../local-moment.ts'
import { allowAhead, exemptFromEmbargo, type Lifted, type Lifting, liftEmbargo } from '../lift-embargo.ts'
import { embargoesOf } from '../evidence-queries.ts'
import { embargoIn } from '../evidence-rows.ts'
import { idParam, maybeMomentIn, territoriesIn, wireLocal } from './wire.ts'

const tags = ['clearance']

const namesIn = z.array(shortText(120)).min(1).max(20)

const scopeSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('scene'), sceneId: wireId }),
    z.object({ kind: z.literal('asset'), assetId: wireId }),
    z.object({ kind: z.literal('day'), dayId: wireId }),
    z.object({ kind: z.literal('production') }),
  ])
  .openapi('EmbargoScope')

const liftersSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('anyone-allowed') }),
    z.object({ kind: z.literal('any-of'), names: namesIn }),
    z.object({ kind: z.literal('all-of'), names: namesIn }),
  ])
  .openapi('Lifters', {
    description:
      'Who may lift it: whoever the rights of the house allow, any one of the named, or all of them.',
  })

const wordSchema = z.object({ by: z.string(), at: wireInstant })
const causeSchema = z.enum(['plan', 'set-safety'])

const embargoSchema = z
  .object({
    id: wireId,
    name: z.string(),
    on: scopeSchema,
    until: wireInstant.nullable(),
    territories: z.array(z.string()),
    reason: z.string(),
    cause: causeSchema,
    begunBy: z.string(),
    begunAt: wireInstant,
    lifters: liftersSchema,
    lifts: z.array(wordSchema),
    waitsFor: z
      .array(z.string())
      .openapi({ description: 'Whose word is still missing, once somebody spoke.' }),
    lifted: wordSchema.nullable(),
    exemptions: z.array(
      wordSchema.extend({ version: z.string().optional(), assetId: z.string().optional() }),
    ),
    ahead: wordSchema.nullable(),
  })
  .openapi('Embargo')

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/embargoes',
  operationId: 'listEmbargoes',
  tags,
  request: { params: productionParam },
  responses: { 200: json('Embargoes, newest first', listOf(embargoSchema)), ...refusals },
})
const begin = createRoute({
  method: 'post',
  path: '/productions/{production}/embargoes',
  operationId: 'beginEmbargo',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(
      z
        .object({
          on: scopeSchema,
          until: maybeMomentIn.default(null).openapi({ description: 'Null: until it is lifted.' }),
          untilLocal: wireLocal
            .optional()
            .openapi({ description: 'Instead of a moment: a wall clock somewhere, read by the law.' }),
          territories: territoriesIn.default(['WORLD']),
          name: shortText(120).optional(),
          reason: z.string().trim().max(2000).default(''),
          cause: causeSchema.optional(),
          lifters: liftersSchema.optional(),
        })
        .openapi('NewEmbargo', {
          example: {
            on: { kind: 'production' },
            until: '2026-12-08T17:00:00.000Z',
            territories: ['WORLD'],
            name: 'Until the premiere',
            reason: 'Nothing before the first night.',
            cause: 'plan',
            lifters: { kind: 'any-of', names: ['Jonas Vale', 'Wren Okafor'] },
          },
        }),
    ),
  },
  responses: {
    201: json(
      'Begun; it reaches what is already out',
      z.object({
        id: wireId,
        until: wireInstant.nullable(),
        warning: z
          .string()
          .nullable()
          .openapi({ description: 'Where clocks there skip or double the time.' }),
      }),
    ),
    ...refusals,
  },
})
const wordIn = z
  .object({
    by: shortText(120).optional().openapi({ description: 'Whose word it is, where not your own.' }),
    evidence: z
      .string()
      .trim()
      .max(2000)
      .optional()
      .openapi({ description: 'How the word of somebody else is known. It is kept in the log.' }),
  })
  .openapi('LiftersWord', { example: { by: 'Jonas Vale', evidence: 'His letter of 3 March' } })
const lift = createRoute({
  method: 'post',
  path: '/embargoes/{embargo}/liftings',
  operationId: 'liftEmbargo',
  tags,
  summary: 'Enter the word of one who may lift it; only the named count where any are named',
  request: {
    params: idParam('embargo'),
    body: { content: { 'application/json': { schema: wordIn } } },
  },
  responses: {
    201: json(
      'Entered: lifted now, or waiting for the word of others',
      z.object({ id: wireId, isLifted: z.boolean(), waitsFor: z.array(z.string()) }),
    ),
    ...refusals,
  },
})
const exempt = createRoute({
  method: 'post',
  path: '/embargoes/{embargo}/exemptions',
  operationId: 'exemptFromEmbargo',
  tags,
  summary: 'Say by name that it does not reach one asset, or one version of a cut, that was out before',
  request: {
    params: idParam('embargo'),
    body: jsonBody(
      z.union([
        wordIn.extend({ assetId: wireId }),
        wordIn.extend({ version: shortText(120).openapi({ description: 'As its exposure names it.' }) }),
      ]),
    ),
  },
  responses: { 201: json('Exempted', z.object({ id: wireId })), ...refusals },
})
const ahead = createRoute({
  method: 'post',
  path: '/embargoes/{embargo}/ahead',
  operationId: 'allowAhead',
  tags,
  summary: 'Say by name that material may be placed with a platform before its moment',
  request: {
    params: idParam('embargo'),
    body: { content: { 'application/json': { schema: wordIn } } },
  },
  responses: { 201: json('Allowed', z.object({ id: wireId })), ...refusals },
})

/** Embargoes: begun, lifted by whoever may, and kept off what is exempt. */
export function embargoRoutes(deps: ClearanceDeps) {
  const { db } = deps
  // One right for all three: what was lifted in part is lifted by the same hands.
  const liftingIn = async (
    identity: Identity,
    embargoId: string,
    { by, evidence }: z.infer<typeof wordIn> = {},
  ): Promise<Lifting> => {
    const productionId = await productionOf(db, 'clearance.embargoes', embargoId)
    const { production, actor } = await authorizeIn(deps, identity, { productionId, act: 'lift-embargo' })
    return { productionId: production.id, embargoId, actor, by: by ?? null, evidence: evidence ?? null }
  }
  return createApi()
    .openapi(list, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      const items = (await embargoesOf(db, production.id)).map((row) => {
        return embargoOut(row)
      })
      return c.json({ items, next: null }, 200)
    })
    .openapi(begin, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'set-embargo',
      })
      const { on, name, cause, lifters, until: moment, untilLocal, ...rest } = c.req.valid('json')
      const local = untilLocal === undefined ? null : localMoment(untilLocal, 'embargo-ends')
      const until = local === null ? moment : local.at
      const embargo = {
        ...rest,
        until,
        scope: scopeOf(on),
        name: name ?? null,
        ...(cause === undefined ? {} : { cause }),
        ...(lifters === undefined ? {} : { lifters: liftersIn(lifters) }),
      }
      const { embargoId } = await beginEmbargo(deps, { productionId: production.id, embargo, actor })
      const warning = local?.warning ?? null
      return c.json({ id: embargoId, until: maybeInstantOut(until), warning }, 201)
    })
    .openapi(lift, async (c) => {
      const { embargo } = c.req.valid('param')
      const lifting = await liftingIn(c.var.identity, embargo, c.req.valid('json'))
      return c.json({ id: embargo, ...told(await liftEmbargo(deps, lifting)) }, 201)
    })
    .openapi(exempt, async (c) => {
      const { embargo } = c.req.valid('param')
      const body = c.req.valid('json')
      const lifting = await liftingIn(c.var.identity, embargo, body)
      const of =
        'assetId' in body
          ? ({ kind: 'asset', assetId: body.assetId } as const)
          : ({ kind: 'version', version: body.version } as const)
      await exemptFromEmbargo(deps, { ...lifting, of })
      return c.json({ id: embargo }, 201)
    })
    .openapi(ahead, async (c) => {
      const { embargo } = c.req.valid('param')
      await allowAhead(deps, await liftingIn(c.var.identity, embargo, c.req.valid('json')))
      return c.json({ id: embargo }, 201)
    })
}

const told = ({ isLifted, waitsFor }: Lifted) => ({ isLifted, waitsFor: [...waitsFor] })

function embargoOut(row: Awaited<ReturnType<typeof embargoesOf>>[number]): z.infer<typeof embargoSchema> {
  const embargo = embargoIn(row)
  const { id, name, scope, territories, until, lifters, lifts, exemptions, ahead } = embargo
  const wordOut = ({ by, at }: { by: string; at: number }) => ({ by, at: instantOut(at) })
  const { isLifted, waitsFor } = liftingOf(embargo)
  const last = lifts.at(-1)
  return {
    id,
    name,
    on: { ...scope },
    until: maybeInstantOut(until.kind === 'at' ? until.at : null),
    territories: [...territories],
    reason: row.reason,
    cause: row.cause,
    begunBy: row.begunBy,
    begunAt: instantOut(row.begunAt),
    lifters: lifters.kind === 'anyone-allowed' ? lifters : { kind: lifters.kind, names: [...lifters.names] },
    lifts: lifts.map(wordOut),
    waitsFor: lifts.length > 0 ? [...waitsFor] : [],
    lifted: isLifted && last ? wordOut(last) : null,
    exemptions: exemptions.map((exemption) => ({
      ...wordOut(exemption),
      ...(exemption.kind === 'asset' ? { assetId: exemption.assetId } : { version: exemption.version }),
    })),
    ahead: ahead && wordOut(ahead),
  }
}

function scopeOf(scope: z.infer<typeof scopeSchema>): EmbargoScope {
  return scope.kind === 'asset' ? { kind: 'asset', assetId: assetId(scope.assetId) } : scope
}

function liftersIn(lifters: z.infer<typeof liftersSchema>): Lifters {
  if (lifters.kind === 'anyone-allowed') return lifters
  const [first = '', ...others] = lifters.names
  return { kind: lifters.kind, names: [first, ...others] }
}
