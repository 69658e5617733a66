import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { instant } from '@stagedoor/core/time'
import { setManual } from '../../plant/clock/index.ts'
import {
  createApi,
  instantIn,
  instantOut,
  json,
  jsonBody,
  networkPrefix,
  RateLimit,
  refusals,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import { claimHouse } from '../claim-house.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { houseState, productionsOf } from '../queries.ts'
import type { ProductionDeps } from '../deps.ts'
import { emailSchema, newPersonSchema, productionSchema, roleSchema, tokenParam } from './wire.ts'

const tags = ['house']

const getHouse = createRoute({
  method: 'get',
  path: '/house',
  operationId: 'getHouse',
  tags,
  summary: 'The state of the house',
  responses: {
    200: json(
      'The house',
      z
        .object({
          hasOwner: z.boolean(),
          isSealed: z.boolean(),
          sealReason: z.string().nullable(),
          clock: z.enum(['real', 'manual']),
          everManual: z.boolean(),
          now: wireInstant,
          url: z.string(),
          reachableByPhone: z.boolean(),
        })
        .openapi('House'),
    ),
    ...refusals,
  },
})

const claim = createRoute({
  method: 'post',
  path: '/claims/{token}',
  operationId: 'claimHouse',
  tags,
  summary: 'Become the owner with the one-time address printed at start',
  request: { params: tokenParam, body: jsonBody(newPersonSchema) },
  responses: {
    201: json('The owner, signed in', z.object({ userId: wireId, name: z.string() })),
    ...refusals,
  },
})

const signIn = createRoute({
  method: 'post',
  path: '/sessions',
  operationId: 'signIn',
  tags,
  summary: 'Sign in',
  request: { body: jsonBody(z.object({ email: emailSchema, password: z.string().max(200) })) },
  responses: {
    201: json('Signed in; the cookie carries the session', z.object({ signedIn: z.literal(true) })),
    ...refusals,
  },
})

const signOut = createRoute({
  method: 'delete',
  path: '/sessions/current',
  operationId: 'signOut',
  tags,
  summary: 'Sign out',
  responses: { 200: json('Signed out', z.object({ signedIn: z.literal(false) })), ...refusals },
})

const getMe = createRoute({
  method: 'get',
  path: '/me',
  operationId: 'getMe',
  tags,
  summary: 'Who asks, and in which productions they work',
  responses: {
    200: json(
      'The account',
      z
        .object({
          userId: wireId,
          name: z.string(),
          isOperator: z.boolean(),
          productions: z.array(
            productionSchema
              .pick({ id: true, slug: true, title: true, isDemo: true })
              .extend({ role: roleSchema }),
          ),
        })
        .openapi('Me'),
    ),
    ...refusals,
  },
})

const setClock = createRoute({
  method: 'put',
  path: '/clock',
  operationId: 'setClock',
  tags,
  summary: 'Set the manual clock (development and tests only)',
  request: { body: jsonBody(z.object({ now: instantIn })) },
  responses: { 200: json('The moment it is now', z.object({ now: wireInstant })), ...refusals },
})

const unseal = createRoute({
  method: 'delete',
  path: '/house/seal',
  operationId: 'unsealHouse',
  tags,
  summary: 'Open a house that was restored from a backup',
  responses: { 200: json('Open', z.object({ isSealed: z.literal(false) })), ...refusals },
})

/** Routes of the house as a whole: its state, its owner, sessions and the clock. */
export function houseRoutes(deps: ProductionDeps) {
  const { db, accounts, clock, site, door, ticks } = deps
  const signIns = new RateLimit({ burst: 10, perMinute: 10 })
  const guesses = new RateLimit({ burst: 20, perMinute: 10 })
  const api = createApi()

  api.openapi(getHouse, async (c) => {
    const house = await houseState(db)
    return c.json(
      {
        hasOwner: house.hasOwner,
        isSealed: house.sealedAt !== null,
        sealReason: house.sealReason,
        clock: clock.isManual() ? ('manual' as const) : ('real' as const),
        everManual: clock.wasEverManual(),
        now: instantOut(clock.now()),
        url: site.origin,
        reachableByPhone: site.reachableByPhone,
      },
      200,
    )
  })
  api.openapi(claim, async (c) => {
    const person = c.req.valid('json')
    const owner = await claimHouse({ db, accounts, door }, { token: c.req.valid('param').token, ...person })
    for (const cookie of (await accounts.signIn(person, c.req.raw.headers)).getSetCookie())
      c.header('set-cookie', cookie, { append: true })
    return c.json({ userId: owner.userId, name: owner.name }, 201)
  })
  api.openapi(signIn, async (c) => {
    const credentials = c.req.valid('json')
    const now = ticks()
    signIns.take(networkPrefix(c.var.clientAddress), now)
    // Guesses at one account may come from many networks.
    guesses.take(credentials.email.toLowerCase(), now)
    for (const cookie of (await accounts.signIn(credentials, c.req.raw.headers)).getSetCookie())
      c.header('set-cookie', cookie, { append: true })
    return c.json({ signedIn: true as const }, 201)
  })
  api.openapi(signOut, async (c) => {
    for (const cookie of (await accounts.signOut(c.req.raw.headers)).getSetCookie())
      c.header('set-cookie', cookie, { append: true })
    return c.json({ signedIn: false as const }, 200)
  })
  api.openapi(getMe, async (c) => {
    const { identity } = c.var
    if (identity.kind === 'nobody') throw new Problem('not-signed-in')
    const { userId, name } = identity
    const rows = await productionsOf(db, userId)
    const mine = identity.kind === 'key' ? rows.filter((row) => row.id === identity.productionId) : rows
    const productions = mine.map(({ id, slug, title, isDemo, role }) => ({ id, slug, title, isDemo, role }))
    return c.json(
      { userId, name, isOperator: identity.kind === 'account' && identity.isOperator, productions },
      200,
    )
  })
  api.openapi(setClock, async (c) => {
    const { identity } = c.var
    if (identity.kind === 'nobody') throw new Problem('not-signed-in')
    if (identity.kind !== 'account' || !identity.isOperator)
      throw new Problem('not-allowed', { act: 'set-clock' })
    if (!clock.isManual()) throw new Problem('clock-not-manual')
    const now = instant(c.req.valid('json').now)
    await db.transaction().execute((trx) => setManual(trx, now))
    await clock.refresh()
    return c.json({ now: instantOut(clock.now()) }, 200)
  })
  api.openapi(unseal, async (c) => {
    const { identity } = c.var
    if (identity.kind === 'nobody') throw new Problem('not-signed-in')
    if (identity.kind !== 'account' || !identity.isOperator)
      throw new Problem('not-allowed', { act: 'unseal' })
    const rows = await productionsOf(db, identity.userId)
    await db.transaction().execute(async (trx) => {
      await trx.updateTable('plant.house').set({ sealedAt: null, sealReason: null }).execute()
      for (const { id } of rows)
        await appendToChain(trx, {
          productionId: id,
          kind: 'house-unsealed',
          body: {},
          personal: { by: identity.name },
        })
    })
    return c.json({ isSealed: false as const }, 200)
  })
  return api
}
