import { createRoute, z } from '@hono/zod-openapi'
import { createApi, json, jsonBody, refusals } from '../../plant/http/index.ts'
import { authorize, productionParam } from '../../production/index.ts'
import { calendarSettingsOf, changeCalendarSettings } from '../opening/calendar-settings.ts'
import type { PublishDeps } from '../deps.ts'

const tags = ['publish']
const MINUTE_MS = 60_000
const timeSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .openapi({ example: '22:00' })
const settingsSchema = z
  .object({
    leastApartMinutes: z
      .int()
      .min(0)
      .max(10_080)
      .openapi({ description: 'Two posts at one place closer than this are warned of.' }),
    quietHours: z
      .object({ from: timeSchema, until: timeSchema, zone: z.string().max(60) })
      .nullable()
      .openapi({ description: 'Hours of the audience in which a post is warned of.' }),
  })
  .openapi('CalendarSettings')

const path = '/productions/{production}/calendar-settings'
const read = createRoute({
  method: 'get',
  path,
  operationId: 'readCalendarSettings',
  tags,
  request: { params: productionParam },
  responses: { 200: json('What the production wishes of its calendar', settingsSchema), ...refusals },
})
const change = createRoute({
  method: 'put',
  path,
  operationId: 'changeCalendarSettings',
  tags,
  request: { params: productionParam, body: jsonBody(settingsSchema) },
  responses: { 200: json('Kept; what is scheduled stays', settingsSchema), ...refusals },
})

/** Routes of what a production wishes of its calendar. */
export function calendarRoutes({ db }: PublishDeps) {
  const api = createApi()
  const shown = async (productionId: string) => {
    const { leastApartMs, quietHours } = await calendarSettingsOf(db, productionId)
    return { leastApartMinutes: leastApartMs / MINUTE_MS, quietHours }
  }
  api.openapi(read, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    return c.json(await shown(production.id), 200)
  })
  api.openapi(change, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'publish' })
    await changeCalendarSettings({ db }, { productionId: production.id, ...c.req.valid('json'), actor })
    return c.json(await shown(production.id), 200)
  })
  return api
}
