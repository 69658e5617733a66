import { createRoute, z } from '@hono/zod-openapi'
import {
  createApi,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  refusals,
  shortText,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { makeKey, revokeKey } from '../api-keys.ts'
import { authorize } from '../authorize.ts'
import type { ProductionDeps } from '../deps.ts'
import { acceptInvitation, invite, readInvitation } from '../invitations.ts'
import { changeRole, removeMember } from '../members.ts'
import { keysOf, membersOf, openInvitations } from '../queries.ts'
import { readReset, resetPassword } from '../reset-password.ts'
import {
  emailSchema,
  listOf,
  newPersonSchema,
  passwordSchema,
  productionParam,
  roleSchema,
  scopeSchema,
  tokenParam,
} from './wire.ts'

const tags = ['people']

const memberSchema = z
  .object({ id: wireId, name: z.string(), email: z.string(), role: roleSchema, since: wireInstant })
  .openapi('Member')
const invitationSchema = z
  .object({
    id: wireId,
    name: z.string(),
    email: z.string().nullable(),
    role: roleSchema,
    createdAt: wireInstant,
  })
  .openapi('Invitation')
const keySchema = z
  .object({
    id: wireId,
    name: z.string(),
    scopes: z.array(z.string()),
    createdAt: wireInstant,
    lastUsedAt: wireInstant.nullable(),
    revokedAt: wireInstant.nullable(),
  })
  .openapi('ApiKey')
const memberParam = productionParam.extend({ member: wireId })
const keyParam = productionParam.extend({ key: wireId })
const done = z.object({ done: z.literal(true) })

const list = createRoute({
  method: 'get',
  path: '/productions/{production}/members',
  operationId: 'listMembers',
  tags,
  request: { params: productionParam },
  responses: {
    200: json(
      'Members and open invitations',
      z.object({ items: z.array(memberSchema), invitations: z.array(invitationSchema) }),
    ),
    ...refusals,
  },
})
const inviteRoute = createRoute({
  method: 'post',
  path: '/productions/{production}/invitations',
  operationId: 'inviteMember',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(z.object({ name: shortText(), email: emailSchema.nullish(), role: roleSchema })),
  },
  responses: {
    201: json('The link, shown this once', z.object({ id: wireId, url: z.string(), expiresAt: wireInstant })),
    ...refusals,
  },
})
const changeRoleRoute = createRoute({
  method: 'patch',
  path: '/productions/{production}/members/{member}',
  operationId: 'changeRole',
  tags,
  request: { params: memberParam, body: jsonBody(z.object({ role: roleSchema })) },
  responses: { 200: json('Changed', done), ...refusals },
})
const remove = createRoute({
  method: 'delete',
  path: '/productions/{production}/members/{member}',
  operationId: 'removeMember',
  tags,
  request: { params: memberParam },
  responses: { 200: json('Removed', done), ...refusals },
})
const readInvitationRoute = createRoute({
  method: 'get',
  path: '/invitation-slips/{token}',
  operationId: 'readInvitation',
  tags: ['slips'],
  request: { params: tokenParam },
  responses: {
    200: json(
      'The invitation',
      z.object({ name: z.string(), email: z.string().nullable(), role: roleSchema, production: z.string() }),
    ),
    ...refusals,
  },
})
const accept = createRoute({
  method: 'post',
  path: '/invitation-slips/{token}/acceptances',
  operationId: 'acceptInvitation',
  tags: ['slips'],
  request: {
    params: tokenParam,
    body: jsonBody(z.object({ account: z.union([newPersonSchema, z.null()]) })),
  },
  responses: { 201: json('A member now', z.object({ production: z.string() })), ...refusals },
})
const readResetRoute = createRoute({
  method: 'get',
  path: '/reset-slips/{token}',
  operationId: 'readReset',
  tags: ['slips'],
  request: { params: tokenParam },
  responses: {
    200: json('Whose password it is', z.object({ name: z.string(), expiresAt: wireInstant.nullable() })),
    ...refusals,
  },
})
const reset = createRoute({
  method: 'post',
  path: '/reset-slips/{token}/passwords',
  operationId: 'resetPassword',
  tags: ['slips'],
  request: { params: tokenParam, body: jsonBody(z.object({ password: passwordSchema })) },
  responses: { 201: json('The password is new', done), ...refusals },
})
const listKeys = createRoute({
  method: 'get',
  path: '/productions/{production}/keys',
  operationId: 'listKeys',
  tags,
  request: { params: productionParam },
  responses: { 200: json('API keys', listOf(keySchema)), ...refusals },
})
const makeKeyRoute = createRoute({
  method: 'post',
  path: '/productions/{production}/keys',
  operationId: 'makeKey',
  tags,
  request: {
    params: productionParam,
    body: jsonBody(z.object({ name: shortText(80), scopes: z.array(scopeSchema).min(1) })),
  },
  responses: {
    201: json('The key, shown this once', z.object({ id: wireId, secret: z.string() })),
    ...refusals,
  },
})
const revoke = createRoute({
  method: 'delete',
  path: '/productions/{production}/keys/{key}',
  operationId: 'revokeKey',
  tags,
  request: { params: keyParam },
  responses: { 200: json('Revoked', done), ...refusals },
})

/** Routes of people: members, invitations, password resets and API keys. */
export function peopleRoutes({ db, clock, site, accounts, mail = null }: ProductionDeps) {
  const api = createApi()
  api.openapi(list, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'view-backstage' })
    const members = await membersOf(db, production.id)
    const invitations = await openInvitations(db, production.id)
    return c.json(
      {
        items: members.map(({ id, name, email, role, createdAt }) => ({
          id,
          name,
          email,
          role,
          since: instantOut(createdAt),
        })),
        invitations: invitations.map((row) => ({ ...row, createdAt: instantOut(row.createdAt) })),
      },
      200,
    )
  })
  api.openapi(inviteRoute, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'manage-members' })
    const { name, email, role } = c.req.valid('json')
    const order = { productionId: production.id, name, email: email ?? null, role, by: actor }
    const made = await invite({ db, clock, site, mail }, order)
    return c.json({ ...made, expiresAt: instantOut(made.expiresAt) }, 201)
  })
  api.openapi(changeRoleRoute, async (c) => {
    const { production: slug, member: memberId } = c.req.valid('param')
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'manage-members' })
    await changeRole(
      { db },
      { productionId: production.id, memberId, by: actor.name, ...c.req.valid('json') },
    )
    return c.json({ done: true as const }, 200)
  })
  api.openapi(remove, async (c) => {
    const { production: slug, member: memberId } = c.req.valid('param')
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'manage-members' })
    await removeMember({ db }, { productionId: production.id, memberId, by: actor.name })
    return c.json({ done: true as const }, 200)
  })
  api.openapi(readInvitationRoute, async (c) => {
    const { name, email, role, title } = await readInvitation({ db, clock }, c.req.valid('param').token)
    return c.json({ name, email, role, production: title }, 200)
  })
  api.openapi(accept, async (c) => {
    const { account: fresh } = c.req.valid('json')
    const acceptance = { identity: c.var.identity, fresh }
    const { slug, account } = await acceptInvitation(
      { db, clock, accounts },
      c.req.valid('param').token,
      acceptance,
    )
    if (account !== null && fresh !== null)
      for (const cookie of (await accounts.signIn(fresh, c.req.raw.headers)).getSetCookie())
        c.header('set-cookie', cookie, { append: true })
    return c.json({ production: slug }, 201)
  })
  api.openapi(readResetRoute, async (c) => {
    const { name, expiresAt } = await readReset({ db, clock }, c.req.valid('param').token)
    return c.json({ name, expiresAt: maybeInstantOut(expiresAt) }, 200)
  })
  api.openapi(reset, async (c) => {
    await resetPassword(
      { db, clock, accounts },
      { token: c.req.valid('param').token, ...c.req.valid('json') },
    )
    return c.json({ done: true as const }, 201)
  })
  api.openapi(listKeys, async (c) => {
    const slug = c.req.valid('param').production
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'manage-keys' })
    const keys = await keysOf(db, production.id)
    const items = keys.map(({ id, name, scopes, createdAt, lastUsedAt, revokedAt }) => ({
      id,
      name,
      scopes,
      createdAt: instantOut(createdAt),
      lastUsedAt: maybeInstantOut(lastUsedAt),
      revokedAt: maybeInstantOut(revokedAt),
    }))
    return c.json({ items, next: null }, 200)
  })
  api.openapi(makeKeyRoute, async (c) => {
    const slug = c.req.valid('param').production
    const { production, actor } = await authorize({ db }, c.var.identity, { slug, act: 'manage-keys' })
    const order = { productionId: production.id, userId: actor.userId, ...c.req.valid('json') }
    return c.json(await makeKey({ db }, order), 201)
  })
  api.openapi(revoke, async (c) => {
    const { production: slug, key: keyId } = c.req.valid('param')
    const { production } = await authorize({ db }, c.var.identity, { slug, act: 'manage-keys' })
    await revokeKey({ db }, { productionId: production.id, keyId })
    return c.json({ done: true as const }, 200)
  })
  return api
}
