import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { mayOperate } from '@stagedoor/core/production'
import { PLATFORM_IDS } from '@stagedoor/core/publish'
import {
  createApi,
  type Identity,
  instantOut,
  json,
  jsonBody,
  refusals,
  shortText,
  wireId,
  wireInstant,
} from '../../../plant/http/index.ts'
import { listOf } from '../../../production/index.ts'
import { dropApp, listApps, putApp } from '../apps.ts'
import { callbackOf, type DoorDeps } from '../doors.ts'
import { connectorParam, serverIn } from './wire.ts'

const tags = ['house']

const appSchema = z
  .object({
    id: wireId,
    connector: z.enum(PLATFORM_IDS),
    server: z.string().nullable(),
    door: z.string().nullable(),
    clientId: z.string(),
    hasSecret: z.boolean(),
    takenBy: z.enum(['operator', 'by-itself']),
    changedBy: z.string().nullable(),
    changedAt: wireInstant,
  })
  .openapi('PlatformApp')

const list = createRoute({
  method: 'get',
  path: '/apps',
  operationId: 'listApps',
  tags,
  summary: 'The applications of this house at platforms, without their secrets; for the operator',
  responses: { 200: json('The applications', listOf(appSchema)), ...refusals },
})
const put = createRoute({
  method: 'put',
  path: '/apps/{connector}',
  operationId: 'putApp',
  tags,
  summary: 'Give the application of a platform; a secret is never shown again',
  request: {
    params: connectorParam,
    body: jsonBody(
      z.object({
        server: serverIn,
        door: z.string().max(40).nullish(),
        clientId: shortText(500),
        clientSecret: z
          .string()
          .trim()
          .max(2000)
          .nullish()
          .openapi({ description: 'Left out: the one there is stays.' }),
      }),
    ),
  },
  responses: { 200: json('Kept', z.object({ connector: z.enum(PLATFORM_IDS) })), ...refusals },
})
const drop = createRoute({
  method: 'delete',
  path: '/apps/{app}',
  operationId: 'dropApp',
  tags,
  summary: 'Forget an application; accounts that came by it cannot be renewed any more',
  request: { params: z.object({ app: wireId }) },
  responses: { 200: json('Forgotten', z.object({ id: wireId })), ...refusals },
})

/** Routes of the house's applications at platforms; for the operator alone. */
export function appRoutes(deps: DoorDeps) {
  const api = createApi()
  api.openapi(list, async (c) => {
    operatorIn(c.var.identity)
    const apps = await listApps(deps)
    const items = apps.map(({ server, door, changedAt, ...app }) => ({
      ...app,
      server: server === '' ? null : server,
      door: door === '' ? null : door,
      changedAt: instantOut(changedAt),
    }))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(put, async (c) => {
    const { name } = operatorIn(c.var.identity)
    const connector = deps.platforms.of(c.req.valid('param').connector)
    const { clientId, clientSecret, door = null, ...asked } = c.req.valid('json')
    if (connector.door.kind !== 'oauth') throw new Problem('not-found')
    const server = connector.door.asksServer ? deps.platforms.serverIn(connector.id, asked.server ?? '') : ''
    if (server === null) throw new Problem('not-a-server')
    await putApp(
      deps,
      { connector, server, door },
      {
        clientId,
        clientSecret: clientSecret === undefined || clientSecret === '' ? null : clientSecret,
        takenBy: 'operator',
        redirectUri: callbackOf(deps, connector),
        changedBy: name,
      },
    )
    return c.json({ connector: connector.id }, 200)
  })
  api.openapi(drop, async (c) => {
    operatorIn(c.var.identity)
    const { app } = c.req.valid('param')
    if (!(await dropApp(deps, app))) throw new Problem('not-found')
    return c.json({ id: app }, 200)
  })
  return api
}

function operatorIn(identity: Identity): Extract<Identity, { kind: 'account' }> {
  if (identity.kind === 'nobody') throw new Problem('not-signed-in')
  if (identity.kind !== 'account' || !mayOperate(identity, 'settings'))
    throw new Problem('not-allowed', { act: 'settings' })
  return identity
}
