import { createRoute, z } from '@hono/zod-openapi'
import {
  RETRACTION_CLASSES,
  sumWhereabouts,
  type Whereabout,
  WHEREABOUT_KINDS,
  WHEREABOUT_STANDS,
} from '@stagedoor/core/publish'
import { csvLine } from '../../clearance/index.ts'
import {
  createApi,
  type Identity,
  instantOut,
  json,
  maybeInstantOut,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import type { PublishDeps } from '../deps.ts'
import { whereItIs } from '../recall/whereabouts/where-it-is.ts'

const tags = ['recall']
const askedQuery = z.object({
  of: z.enum(['cut', 'asset', 'subject', 'scene']),
  id: wireId,
})

const whereaboutSchema = z
  .object({
    kind: z.enum(WHEREABOUT_KINDS),
    title: z.string(),
    name: z.string(),
    address: z.string().nullable(),
    stands: z.enum(WHEREABOUT_STANDS),
    since: wireInstant.nullable(),
    until: wireInstant.nullable(),
    seen: z
      .array(z.object({ figure: z.string(), value: z.int(), at: wireInstant.nullable() }))
      .openapi({ description: 'How many have it or saw it, by what is counted; empty where nobody tells.' }),
    retraction: z.enum(RETRACTION_CLASSES),
  })
  .openapi('Whereabout')
const reportSchema = z
  .object({
    at: wireInstant,
    places: z.int(),
    held: z
      .object({
        hard: z.int(),
        conditional: z.int(),
        manual: z.int(),
        'best-effort': z.int(),
        none: z.int(),
      })
      .openapi({ description: 'Places where something is now, by how surely they give back.' }),
    whereabouts: z.array(whereaboutSchema),
  })
  .openapi('Whereabouts')

const read = createRoute({
  method: 'get',
  path: '/productions/{production}/whereabouts',
  operationId: 'readWhereabouts',
  tags,
  summary: 'What has already left, of a cut, an asset, a person or a scene: before anything is called back',
  request: { params: productionParam, query: askedQuery },
  responses: { 200: json('Every place, what is there now first', reportSchema), ...refusals },
})
const asList = createRoute({
  method: 'get',
  path: '/productions/{production}/whereabouts.csv',
  operationId: 'exportWhereabouts',
  tags,
  request: { params: productionParam, query: askedQuery },
  responses: {
    200: { description: 'The same as a list', content: { 'text/csv': { schema: z.string() } } },
    ...refusals,
  },
})

/** Routes of what has already left. */
export function whereaboutRoutes(deps: PublishDeps) {
  const { db, clock } = deps
  const told = deps.told ?? (async () => [])
  const api = createApi()
  const found = async (identity: Identity, slug: string, { of, id }: z.infer<typeof askedQuery>) => {
    const { production } = await authorize({ db }, identity, { slug, act: 'view-backstage' })
    const now = clock.now()
    const asked = { kind: of, id }
    return { now, list: await whereItIs({ db, told }, { productionId: production.id, slug, asked, now }) }
  }
  api.openapi(read, async (c) => {
    const { now, list } = await found(c.var.identity, c.req.valid('param').production, c.req.valid('query'))
    const { places, held } = sumWhereabouts(list)
    return c.json(
      { at: instantOut(now), places, held: { ...held }, whereabouts: list.map(whereaboutOut) },
      200,
    )
  })
  api.openapi(asList, async (c) => {
    const { production } = c.req.valid('param')
    const { list } = await found(c.var.identity, production, c.req.valid('query'))
    c.header('content-disposition', `attachment; filename="${production}-whereabouts.csv"`)
    return c.body(listOfWhereabouts(list), 200, { 'content-type': 'text/csv; charset=utf-8' })
  })
  return api
}

function whereaboutOut(one: Whereabout): z.infer<typeof whereaboutSchema> {
  return {
    ...one,
    since: maybeInstantOut(one.since),
    until: maybeInstantOut(one.until),
    seen: one.seen.map((seen) => ({ ...seen, at: maybeInstantOut(seen.at) })),
  }
}

const HEAD = ['title', 'kind', 'place', 'address', 'stands', 'since', 'until', 'seen', 'gives back']

function listOfWhereabouts(list: readonly Whereabout[]): string {
  const lines = list.map(({ title, kind, name, address, stands, since, until, seen, retraction }) =>
    csvLine([
      title,
      kind,
      name,
      address ?? '',
      stands,
      maybeInstantOut(since) ?? '',
      maybeInstantOut(until) ?? '',
      seen.map(({ figure, value }) => `${figure} ${value}`).join(', '),
      retraction,
    ]),
  )
  return [csvLine(HEAD), ...lines].map((line) => `${line}\r\n`).join('')
}
