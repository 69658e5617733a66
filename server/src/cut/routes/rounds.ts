import { createRoute, z } from '@hono/zod-openapi'
import { timeRange } from '@stagedoor/core/time'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  wireFlicks,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { authorizeIn } from '../../production/index.ts'
import type { CutDeps } from '../deps.ts'
import { openRoundOverCuts } from '../rounds.ts'

const rangeSchema = z
  .object({ fromFlicks: wireFlicks, toFlicks: wireFlicks })
  .refine(({ fromFlicks, toFlicks }) => fromFlicks < toFlicks, 'A shot begins before it ends.')

const open = createRoute({
  method: 'post',
  path: '/kill-rights/{right}/rounds',
  operationId: 'openReviewRound',
  tags: ['cut'],
  summary:
    'Ask a person and their delegates about new material; until they answer, or silence does, it is held',
  request: {
    params: z.object({ right: wireId }),
    body: jsonBody(
      z.object({
        assets: z
          .array(z.object({ assetId: wireId, shots: z.array(rangeSchema).max(2000).default([]) }))
          .max(2000)
          .default([]),
        cuts: z.array(wireId).max(500).default([]),
        asked: z
          .array(
            z.discriminatedUnion('kind', [
              z.object({ kind: z.literal('person'), email: z.email().nullable().default(null) }),
              z.object({
                kind: z.literal('delegate'),
                delegateId: wireId,
                email: z.email().nullable().default(null),
              }),
            ]),
          )
          .max(20),
        note: z.string().trim().max(2000).default(''),
      }),
    ),
  },
  responses: {
    201: json(
      'Open; its links are shown this once',
      z.object({
        id: wireId,
        number: z.int(),
        units: z.int(),
        silenceApprovesAt: wireInstant.nullable(),
        slips: z.array(z.object({ addressedTo: z.string(), url: z.string(), expiresAt: wireInstant })),
        leftOut: z.array(z.object({ title: z.string(), because: z.enum(['asked-before', 'not-counted']) })),
      }),
    ),
    ...refusals,
  },
})

/** Rounds of approvals are opened here, where assets and cuts are both known. */
export function roundRoutes({ db, clock, site, mail = null }: CutDeps) {
  return createApi().openapi(open, async (c) => {
    const { right: rightId } = c.req.valid('param')
    const right = await db
      .selectFrom('clearance.killRights')
      .select('productionId')
      .where('id', '=', rightId)
      .executeTakeFirst()
    const target = { productionId: right?.productionId, act: 'ask-for-approval' as const }
    const { production, actor } = await authorizeIn({ db }, c.var.identity, target)
    const { assets, cuts, asked, note } = c.req.valid('json')
    const opened = await openRoundOverCuts(
      { db, clock, site, mail },
      {
        productionId: production.id,
        rightId,
        assets: assets.map(({ assetId, shots }) => ({
          assetId,
          shots: shots.map(({ fromFlicks, toFlicks }) => timeRange(fromFlicks, toFlicks)),
        })),
        cutIds: cuts,
        asked,
        note,
        actor,
      },
    )
    return c.json(
      {
        id: opened.roundId,
        number: opened.number,
        units: opened.units,
        silenceApprovesAt: maybeInstantOut(opened.silenceApprovesAt),
        slips: opened.slips.map((slip) => ({ ...slip, expiresAt: instantOut(slip.expiresAt) })),
        leftOut: opened.leftOut.map((one) => ({ ...one })),
      },
      201,
    )
  })
}
