import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { createApi, json, jsonBody, refusals, wireId } from '../../../plant/http/index.ts'
import { authorize, authorizeIn, productionParam } from '../../../production/index.ts'
import { accountViews } from '../account-view.ts'
import { choiceOf, chooseAccounts } from '../choose-accounts.ts'
import { disconnectAccount } from '../disconnect-account.ts'
import { type DoorDeps, openByWords } from '../doors.ts'
import { lookAhead } from '../watch-accounts.ts'
import { accountById } from '../queries.ts'
import { readOnPage } from '../said-on-page.ts'
import { sayOfAccount } from '../say-of-account.ts'
import { switchOn } from '../switch-on.ts'
import { accountOut, accountSchema, connectorParam, serverIn } from './wire.ts'

const tags = ['publish']
const accountParam = z.object({ account: wireId })
const choiceParam = z.object({ choice: wireId })
const saidOfAccount = z
  .object({
    isAudited: z.boolean().openapi({ description: 'The platform has audited the application.' }),
    isSubscriber: z.boolean().openapi({ description: 'X: longer words and larger films.' }),
    readsReplies: z.boolean().openapi({ description: 'X: replies are read, though each costs money.' }),
    sendsDrafts: z.boolean().openapi({ description: 'TikTok: films wait in the inbox of its application.' }),
  })
  .partial()
const saidSchema = z.object({ kind: z.enum(['connected', 'refused']), words: z.string() })

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/accounts',
  operationId: 'listPlatformAccounts',
  tags,
  summary: 'The accounts of a production at platforms, and how each of them stands',
  request: {
    params: productionParam,
    query: z.object({
      said: z
        .string()
        .max(4000)
        .optional()
        .openapi({ description: 'As it stands in the address that a platform led back to.' }),
    }),
  },
  responses: {
    200: json('The accounts', z.object({ items: z.array(accountSchema), said: saidSchema.nullable() })),
    ...refusals,
  },
})
const connect = createRoute({
  method: 'post',
  path: '/productions/{production}/accounts',
  operationId: 'connectPlatformAccount',
  tags,
  summary: 'Connect an account by words such as an app password, or switch on a place of the house’s own',
  request: {
    params: productionParam,
    body: jsonBody(
      z.object({
        connector: connectorParam.shape.connector,
        server: serverIn,
        accountId: wireId.nullish().openapi({ description: 'An account that is connected again.' }),
        fields: z.record(z.string().max(60), z.string().max(4000)).default({}),
      }),
    ),
  },
  responses: { 201: json('Connected', z.object({ id: wireId })), ...refusals },
})
const readChoice = createRoute({
  method: 'get',
  path: '/account-choices/{choice}',
  operationId: 'readAccountChoice',
  tags,
  summary: 'The accounts that one permission opened, of which those meant are still to be said',
  request: { params: choiceParam },
  responses: {
    200: json(
      'The accounts',
      z.object({
        connector: connectorParam.shape.connector,
        accounts: z.array(z.object({ remoteId: z.string(), handle: z.string(), name: z.string() })),
      }),
    ),
    ...refusals,
  },
})
const choose = createRoute({
  method: 'post',
  path: '/account-choices/{choice}/accounts',
  operationId: 'choosePlatformAccounts',
  tags,
  summary: 'Connect those of them that are meant; the others are forgotten',
  request: {
    params: choiceParam,
    body: jsonBody(z.object({ remoteIds: z.array(z.string().max(500)).min(1).max(200) })),
  },
  responses: { 201: json('Connected', z.object({ ids: z.array(wireId) })), ...refusals },
})
const look = createRoute({
  method: 'post',
  path: '/accounts/{account}/looks',
  operationId: 'lookAtPlatformAccount',
  tags,
  summary: 'Look now whether an account would do its work',
  request: { params: accountParam },
  responses: { 201: json('As it was found', accountSchema), ...refusals },
})
const say = createRoute({
  method: 'patch',
  path: '/accounts/{account}',
  operationId: 'changePlatformAccount',
  tags,
  summary: 'Say of an account what its platform does not tell; each is kept where the platform has it',
  request: { params: accountParam, body: jsonBody(saidOfAccount) },
  responses: { 200: json('Kept', z.object({ id: wireId })), ...refusals },
})
const disconnect = createRoute({
  method: 'post',
  path: '/accounts/{account}/disconnections',
  operationId: 'disconnectPlatformAccount',
  tags,
  summary: 'Let an account go: its token is forgotten, and what waits for it is told',
  request: { params: accountParam },
  responses: {
    201: json(
      'Let go',
      z.object({
        givenBack: z.enum(['revoked', 'not-revoked', 'nothing-to-revoke']),
        waiting: z.int(),
      }),
    ),
    ...refusals,
  },
})

/** Routes of accounts at platforms. */
export function accountsRoutes(deps: DoorDeps) {
  const { db } = deps
  const api = createApi()
  api.openapi(list, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize(deps, c.var.identity, { slug, act: 'view-backstage' })
    const { said } = c.req.valid('query')
    const views = await accountViews(deps, production.id)
    return c.json(
      {
        items: views.map(accountOut),
        said: said === undefined ? null : readOnPage(deps, { productionId: production.id, said }),
      },
      200,
    )
  })
  api.openapi(connect, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize(deps, c.var.identity, { slug, act: 'publish' })
    const { server = null, accountId = null, fields, ...asked } = c.req.valid('json')
    const connector = deps.platforms.of(asked.connector)
    const id =
      connector.door.kind === 'ours'
        ? await switchOn(deps, { production, connector, actor })
        : await openByWords(
            deps,
            { productionId: production.id, actor },
            { connector, server, accountId, fields },
          )
    return c.json({ id }, 201)
  })
  api.openapi(readChoice, async (c) => {
    const { identity } = c.var
    if (identity.kind !== 'account') throw new Problem('not-signed-in')
    const { choice } = c.req.valid('param')
    return c.json(await choiceOf(deps, { choiceId: choice, userId: identity.userId }), 200)
  })
  api.openapi(choose, async (c) => {
    const { identity } = c.var
    if (identity.kind !== 'account') throw new Problem('not-signed-in')
    const { userId, name } = identity
    const { remoteIds } = c.req.valid('json')
    const may = async (productionId: string) => {
      await authorizeIn(deps, identity, { productionId, act: 'publish' })
    }
    const choiceId = c.req.valid('param').choice
    return c.json(
      { ids: await chooseAccounts(deps, { choiceId, actor: { userId, name }, remoteIds, may }) },
      201,
    )
  })
  api.openapi(look, async (c) => {
    const { account } = c.req.valid('param')
    const { production } = await authorizeIn(deps, c.var.identity, {
      productionId: (await accountById(db, account))?.productionId,
      act: 'publish',
    })
    await lookAhead(deps, account)
    const view = (await accountViews(deps, production.id)).find((one) => one.account.id === account)
    if (view === undefined) throw new Problem('not-found')
    return c.json(accountOut(view), 201)
  })
  api.openapi(say, async (c) => {
    const { account } = c.req.valid('param')
    await authorizeIn(deps, c.var.identity, {
      productionId: (await accountById(db, account))?.productionId,
      act: 'publish',
    })
    const { isAudited, isSubscriber, readsReplies, sendsDrafts } = c.req.valid('json')
    const said = {
      ...(isAudited === undefined ? {} : { projectIsAudited: isAudited }),
      ...(isSubscriber === undefined ? {} : { isSubscriber }),
      ...(readsReplies === undefined ? {} : { readsReplies }),
      ...(sendsDrafts === undefined ? {} : { sendsDrafts }),
    }
    await sayOfAccount(deps, { accountId: account, said })
    return c.json({ id: account }, 200)
  })
  api.openapi(disconnect, async (c) => {
    const { account } = c.req.valid('param')
    const { actor } = await authorizeIn(deps, c.var.identity, {
      productionId: (await accountById(db, account))?.productionId,
      act: 'publish',
    })
    return c.json(await disconnectAccount(deps, { accountId: account, actor }), 201)
  })
  return api
}
