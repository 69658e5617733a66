import { createRoute, z } from '@hono/zod-openapi'
import {
  sayConsequences,
  sayHypothesis,
  sayVerdict,
  type Speaking,
  type Verdict,
  VERDICT_KINDS,
} from '@stagedoor/core/clearance'
import { createApi, json, jsonBody, maybeInstantOut, refusals, wireInstant } from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import { type Changing, countChanges, simulate } from '../simulate.ts'
import { assetsShown } from '../things-shown.ts'
import { speakingOf } from '../speaking.ts'
import { suppositionIn, suppositionSchema } from './supposition-wire.ts'
import { assetIdsOf, thingOut, thingSchema } from './thing-wire.ts'
import { editOut, neededEditSchema, verdictWordSchema } from './verdict-wire.ts'

const countsSchema = z.record(z.enum(VERDICT_KINDS), z.int())

const changingSchema = thingSchema
  .extend({
    change: z.enum(['better', 'worse', 'otherwise']),
    before: verdictWordSchema,
    after: verdictWordSchema.extend({ when: z.string() }),
    isShut: z.boolean().openapi({ description: 'It is out, and would be shut.' }),
    editsNew: z.array(neededEditSchema),
    editsGone: z.array(neededEditSchema),
    clearsAt: wireInstant.nullable(),
  })
  .openapi('ChangedAnswer')

const simulationSchema = z
  .object({
    supposed: z.array(z.string()),
    consequences: z.string(),
    asked: z.int().openapi({ description: 'How many answers could change, and were asked for again.' }),
    better: z.int(),
    worse: z.int(),
    otherwise: z.int(),
    shut: z.int(),
    before: countsSchema,
    after: countsSchema,
    changes: z.array(changingSchema),
  })
  .openapi('Simulation')

const run = createRoute({
  method: 'post',
  path: '/productions/{production}/simulations',
  operationId: 'simulate',
  tags: ['clearance'],
  summary: 'What would come of something, without doing it: nothing is written, not even to the log',
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({ suppose: z.array(suppositionSchema).min(1).max(10) }).openapi('Suppositions', {
        description: 'Supposed all together.',
      }),
    ),
  },
  responses: { 200: json('What would come of it', simulationSchema), ...refusals },
})

/** Simulations: what would come of something. */
export function simulationRoutes(deps: ClearanceDeps) {
  return createApi().openapi(run, async (c) => {
    const { production } = await authorize(deps, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-backstage',
    })
    const suppositions = c.req.valid('json').suppose.map((asked) => suppositionIn(asked, production.zone))
    const seen = await simulate(deps, { productionId: production.id, suppositions })
    const speaking = await speakingOf(deps.db, {
      productionId: production.id,
      zone: production.zone,
      now: deps.clock.now(),
    })
    const shown = await assetsShown(
      deps,
      seen.changing.flatMap(({ standing }) => assetIdsOf(standing.order)),
    )
    const counted = countChanges(seen)
    return c.json(
      {
        supposed: seen.supposed.map(({ hypothesis, name }) =>
          sayHypothesis(hypothesis, () => name, speaking),
        ),
        consequences: sayConsequences(counted, speaking),
        ...counted,
        before: seen.before,
        after: seen.after,
        changes: seen.changing.map((one) => ({
          ...thingOut(one.standing, shown, speaking),
          ...changeOut(one, { ...speaking, timeline: one.standing.order.timeline }),
        })),
      },
      200,
    )
  })
}

function changeOut(
  { change, before, after, isShut, editsNew, editsGone, clearsAt }: Changing,
  speaking: Speaking,
) {
  return {
    change: change === 'same' ? ('otherwise' as const) : change,
    before: wordOf(before, speaking),
    after: wordOf(after, speaking),
    isShut,
    editsNew: editsNew.map(editOut),
    editsGone: editsGone.map(editOut),
    clearsAt: maybeInstantOut(clearsAt),
  }
}

function wordOf(verdict: Verdict, speaking: Speaking) {
  const { headline, reason, when } = sayVerdict(verdict, speaking)
  return { kind: verdict.kind, headline, reason, when }
}
