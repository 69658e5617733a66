import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, refusals } from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import { changeReminders, reminderDays } from '../forms/remind-of-expiry.ts'

const tags = ['clearance']
const schema = z.object({ days: z.array(z.int().min(1).max(365)).max(5) }).openapi('FormReminders')

const read = createRoute({
  method: 'get',
  path: '/productions/{production}/form-reminders',
  operationId: 'readFormReminders',
  tags,
  request: { params: productionParam },
  responses: { 200: json('On how many days before a window ends the crew is told', schema), ...refusals },
})
const change = createRoute({
  method: 'put',
  path: '/productions/{production}/form-reminders',
  operationId: 'changeFormReminders',
  tags,
  request: { params: productionParam, body: jsonBody(schema) },
  responses: { 200: json('Changed; the alarms of signed forms are set again', schema), ...refusals },
})

/** When the crew is told that a release form is about to end. */
export function formReminderRoutes(deps: ClearanceDeps) {
  const { db, clock } = deps
  return createApi()
    .openapi(read, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'view-backstage',
      })
      return c.json({ days: [...(await reminderDays(db, production.id))] }, 200)
    })
    .openapi(change, async (c) => {
      const { production } = await authorize(deps, c.var.identity, {
        slug: c.req.valid('param').production,
        act: 'manage-grants',
      })
      const { days } = c.req.valid('json')
      const changed = await db
        .transaction()
        .execute((trx) => changeReminders(trx, { productionId: production.id, days, now: clock.now() }))
      return c.json({ days: [...changed] }, 200)
    })
}
