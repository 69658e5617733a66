import { createRoute, z } from '@hono/zod-openapi'
import { Problem, problems } from '@stagedoor/contract/problems'
import type { Connector } from '../../../connectors/index.ts'
import { sessionDigest } from '../../../plant/auth/index.ts'
import { createApi, json, jsonBody, refusals, wireId } from '../../../plant/http/index.ts'
import { authorize, authorizeIn, listOf, productionById, productionParam } from '../../../production/index.ts'
import { appOf } from '../apps.ts'
import { callbackOf, comeBack, type DoorDeps, openDoor } from '../doors.ts'
import { sayOnPage } from '../said-on-page.ts'
import { connectorParam, connectorSchema, doorOut, serverIn } from './wire.ts'

const tags = ['publish']

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/connectors',
  operationId: 'listConnectors',
  tags,
  summary: 'The platforms that accounts can be connected at, and what each of them lets an application do',
  request: { params: productionParam },
  responses: { 200: json('The platforms', listOf(connectorSchema)), ...refusals },
})
const open = createRoute({
  method: 'post',
  path: '/productions/{production}/account-doors',
  operationId: 'openAccountDoor',
  tags,
  summary: 'Begin to connect an account: where the person is sent to give permission',
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        connector: connectorParam.shape.connector,
        server: serverIn,
        door: z.string().max(40).nullish(),
        accountId: wireId.nullish().openapi({ description: 'An account that is connected again.' }),
      }),
    ),
  },
  responses: { 201: json('Where to go, within ten minutes', z.object({ url: z.string() })), ...refusals },
})
const back = createRoute({
  method: 'get',
  path: '/connectors/{connector}/callback',
  operationId: 'comeBackFromPlatform',
  tags,
  summary: 'Where a platform sends people back to; it leads on to the page of accounts',
  request: {
    params: connectorParam,
    query: z.object({
      state: z.string().max(200).optional(),
      code: z.string().max(4000).optional(),
      error: z.string().max(200).optional(),
    }),
  },
  responses: { 303: { description: 'On to the page of accounts' }, ...refusals },
})

/** Routes of the platforms: which there are, the way to them, and the way back. */
export function connectorRoutes(deps: DoorDeps) {
  const api = createApi()
  api.openapi(list, async (c) => {
    const { production } = c.req.valid('param')
    await authorize(deps, c.var.identity, { slug: production, act: 'view-backstage' })
    const items = await Promise.all(deps.platforms.all.map((one) => shown(deps, one)))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(open, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize(deps, c.var.identity, { slug, act: 'publish' })
    const session = sessionDigest(c.req.raw.headers)
    // A key has no browser that could come back.
    if (session === null || c.var.identity.kind !== 'account') throw new Problem('not-signed-in')
    const { connector, server = null, door = null, accountId = null } = c.req.valid('json')
    const asked = { connector: deps.platforms.of(connector), server, door, accountId }
    return c.json(await openDoor(deps, { productionId: production.id, actor, session }, asked), 201)
  })
  api.openapi(back, async (c) => {
    const { identity } = c.var
    const { state = '', code = null, error = null } = c.req.valid('query')
    const connector = deps.platforms.of(c.req.valid('param').connector)
    const session = sessionDigest(c.req.raw.headers)
    if (identity.kind !== 'account' || session === null) return c.redirect('/sign-in', 303)
    const { userId, name } = identity
    const may = async (productionId: string) => {
      await authorizeIn(deps, identity, { productionId, act: 'publish' })
    }
    const { productionId, outcome } = await comeBack(
      deps,
      { userId, name, session, may },
      { connector, state, code, error },
    )
    const production = productionId === null ? undefined : await productionById(deps.db, productionId)
    if (production === undefined) return c.redirect('/problems/door-shut-again', 303)
    const page = `/backstage/${production.slug}/accounts`
    if (outcome.kind === 'choose') return c.redirect(`${page}?choose=${outcome.choiceId}`, 303)
    return c.redirect(
      `${page}?said=${sayOnPage(deps, { productionId: production.id, ...saidOf(outcome) })}`,
      303,
    )
  })
  return api

  function saidOf(outcome: { kind: 'connected'; name: string } | { kind: 'refused'; problem: Problem }) {
    if (outcome.kind === 'connected') return { kind: 'connected' as const, words: outcome.name }
    const { type, facts } = outcome.problem
    const detail = typeof facts['detail'] === 'string' ? facts['detail'] : ''
    return { kind: 'refused' as const, words: `${problems[type].title} ${detail}`.trim() }
  }
}

async function shown(deps: DoorDeps, connector: Connector) {
  const { id, name, door } = connector
  const { retract, canHide, canPlaceAhead, comments, figures } = connector.capabilities
  return {
    id,
    name,
    door: doorOut(connector),
    isReady: await isReady(deps, connector),
    isElsewhere: deps.platforms.isElsewhere(id),
    namedServer: deps.platforms.namedServer(id),
    callback: door.kind === 'oauth' ? callbackOf(deps, connector) : null,
    retraction: retract,
    canHide,
    canPlaceAhead,
    comments,
    figures: [...figures],
  }
}

// Of several doors one that has its application is enough.
async function isReady(deps: DoorDeps, connector: Connector): Promise<boolean> {
  const { door } = connector
  if (door.kind !== 'oauth' || door.app === 'by-itself') return true
  for (const choice of door.choices ?? [null])
    if ((await appOf(deps, { connector, server: '', door: choice?.name ?? null })) !== null) return true
  return false
}
