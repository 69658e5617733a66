import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { GUISES } from '@stagedoor/core/wall'
import {
  createApi,
  instantIn,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorize, productionById, productionParam } from '../../production/index.ts'
import type { WallDeps } from '../deps.ts'
import type { WornViewer } from '../made-viewers.ts'
import { madeBy, viewAsOf } from '../view-as.ts'

const tags = ['view as']
const MOST_SEEN = 500

const called = z.object({ id: wireId, label: z.string() })

const madeViewerIn = z
  .object({
    seen: z
      .array(wireId)
      .max(MOST_SEEN)
      .default([])
      .openapi({ description: 'Labels of the story up to which they have seen; none puts them at zero.' }),
    guise: z
      .enum(GUISES)
      .default('nobody')
      .openapi({ description: 'For whom they are taken: anybody, a fan with an account, one of age.' }),
    asOf: instantIn
      .nullable()
      .default(null)
      .openapi({ description: 'The moment at which they look, past or to come; null is now.' }),
  })
  .openapi('NewMadeViewer')

const viewAsSchema = z
  .object({
    production: z.object({ slug: z.string(), title: z.string(), zone: z.string() }),
    seen: z.array(called),
    passed: z
      .array(called)
      .openapi({ description: 'How far that counts at their moment: nobody has passed what is not out.' }),
    guise: z.enum(GUISES),
    asOf: wireInstant.nullable(),
    moment: wireInstant,
    diesAt: wireInstant,
  })
  .openapi('MadeViewer', {
    description: 'Somebody made up, as whom a member of the crew looks. They read, and write nothing.',
  })

const make = createRoute({
  method: 'post',
  path: '/productions/{production}/made-viewers',
  operationId: 'viewAs',
  tags,
  summary: 'See front of house as somebody made up, from the next page on',
  request: { params: productionParam, body: jsonBody(madeViewerIn) },
  responses: { 201: json('Seen as; a cookie says so', viewAsSchema), ...refusals },
})
const read = createRoute({
  method: 'get',
  path: '/made-viewer',
  operationId: 'readViewAs',
  tags,
  responses: {
    200: json(
      'As whom this browser looks',
      z.object({
        worn: viewAsSchema.nullable(),
        isOver: z.boolean().openapi({ description: 'It looked as somebody, and that has ended.' }),
      }),
    ),
    ...refusals,
  },
})
const stop = createRoute({
  method: 'delete',
  path: '/made-viewer',
  operationId: 'stopViewAs',
  tags,
  responses: { 204: { description: 'Looks as itself again' }, ...refusals },
})

/** Routes by which crew look at front of house as somebody made up. */
export function viewAsRoutes(deps: WallDeps) {
  const { db, madeViewers } = deps
  const wireOf = async (worn: WornViewer): Promise<z.infer<typeof viewAsSchema>> => {
    const production = await productionById(db, worn.production)
    if (production === undefined) throw new Problem('not-found')
    const { seen, passed, guise, asOf, moment } = await viewAsOf(deps, worn)
    return {
      production: { slug: production.slug, title: production.title, zone: production.zone },
      seen: [...seen],
      passed: [...passed],
      guise,
      asOf: maybeInstantOut(asOf),
      moment: instantOut(moment),
      diesAt: instantOut(worn.diesAt),
    }
  }
  return createApi()
    .openapi(make, async (c) => {
      const { production, actor } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-as',
      })
      // A key has no browser to look with.
      if (c.var.identity.kind !== 'account') throw new Problem('not-allowed', { act: 'view-as' })
      const { asOf, ...order } = c.req.valid('json')
      const made = await madeBy(db, {
        productionId: production.id,
        order: { ...order, asOf: asOf as Instant | null },
      })
      const { worn, setCookie } = await db
        .transaction()
        .execute((trx) => madeViewers.make(trx, { ...made, accountId: actor.userId }))
      c.header('set-cookie', setCookie, { append: true })
      return c.json(await wireOf(worn), 201)
    })
    .openapi(read, async (c) => {
      const { headers } = c.req.raw
      const worn = await madeViewers.whoIsWorn(headers, c.var.identity)
      if (worn !== null) return c.json({ worn: await wireOf(worn), isOver: false }, 200)
      return c.json({ worn: null, isOver: madeViewers.isClaimed(headers) }, 200)
    })
    .openapi(stop, async (c) => {
      const { setCookie } = await db
        .transaction()
        .execute((trx) => madeViewers.letGo(trx, c.req.raw.headers, c.var.identity))
      c.header('set-cookie', setCookie, { append: true })
      return c.body(null, 204)
    })
}
