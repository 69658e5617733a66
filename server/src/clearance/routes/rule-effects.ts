import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, refusals, wireId } from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import { noticeReaches, ruleEffects } from '../rule-effects.ts'

const effectsSchema = z
  .object({
    rules: z.array(
      z.object({
        ruleId: wireId.openapi({
          description: 'Of an embargo, a prohibition, a holdback, an agreement or a secret.',
        }),
        holds: z.int().openapi({ description: 'Exposures that may not leave while it stands.' }),
        edits: z.int().openapi({ description: 'Exposures that may leave once it is covered or cut.' }),
      }),
    ),
    notices: z.array(
      z.object({
        noticeId: wireId,
        assets: z.int().openapi({ description: 'Assets made at its place on its day.' }),
      }),
    ),
  })
  .openapi('RuleEffects', { description: 'What does nothing today is left out.' })

const read = createRoute({
  method: 'get',
  path: '/productions/{production}/rule-effects',
  operationId: 'readRuleEffects',
  tags: ['clearance'],
  summary: 'What each rule holds today, and what each crowd notice reaches',
  request: { params: productionParam },
  responses: { 200: json('By rule', effectsSchema), ...refusals },
})

/** What rules do today. */
export function ruleEffectRoutes(deps: ClearanceDeps) {
  const { db } = deps
  return createApi().openapi(read, async (c) => {
    const { production } = await authorize(deps, c.var.identity, {
      slug: c.req.valid('param').production,
      act: 'view-backstage',
    })
    const [rules, notices] = [await ruleEffects(db, production.id), await noticeReaches(db, production.id)]
    return c.json({ rules: [...rules], notices: [...notices] }, 200)
  })
}
