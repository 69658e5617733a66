import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, maybeInstantOut, refusals, wireInstant } from '../../plant/http/index.ts'
import { readSlip } from '../../plant/slips/index.ts'
import type { ProductionDeps } from '../deps.ts'
import { productionById } from '../queries.ts'
import { tokenParam } from './wire.ts'

const read = createRoute({
  method: 'get',
  path: '/slips/{token}',
  operationId: 'readSlip',
  tags: ['slips'],
  summary: 'What a door slip is for; its purpose has routes of its own',
  request: { params: tokenParam },
  responses: {
    200: json(
      'The slip',
      z
        .object({
          purpose: z.string(),
          addressedTo: z.string().nullable(),
          expiresAt: wireInstant.nullable(),
          production: z.object({ slug: z.string(), title: z.string(), zone: z.string() }).nullable(),
        })
        .openapi('Slip'),
    ),
    ...refusals,
  },
})

/** The one route that every door slip begins with. */
export function slipRoutes({ db, clock }: ProductionDeps) {
  const api = createApi()
  api.openapi(read, async (c) => {
    const slip = await readSlip(db, { token: c.req.valid('param').token, now: clock.now() })
    const production = await productionById(db, slip.productionId)
    const { purpose, addressedTo, expiresAt } = slip
    return c.json(
      {
        purpose,
        addressedTo,
        expiresAt: maybeInstantOut(expiresAt),
        production:
          production === undefined
            ? null
            : { slug: production.slug, title: production.title, zone: production.zone },
      },
      200,
    )
  })
  return api
}
