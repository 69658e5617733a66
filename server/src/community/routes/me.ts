import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import {
  createApi,
  type Identity,
  instantOut,
  json,
  jsonBody,
  maybeInstantOut,
  networkPrefix,
  RateLimit,
  refusals,
  wireId,
} from '../../plant/http/index.ts'
import { refuseWhileSealed } from '../../production/index.ts'
import {
  addPasskey,
  askForPasskey,
  chooseHandle,
  choosePassword,
  forgetPasskey,
  takeAddress,
} from '../accounts/change-ways-in.ts'
import type { AccountDeps } from '../accounts/deps.ts'
import { giveEverything } from '../accounts/give-everything.ts'
import { endAccount } from '../accounts/leave.ts'
import { forgetProgress, readMe, sayGrown } from '../accounts/me.ts'
import { orderAddress } from '../accounts/order-link.ts'
import {
  ceremonyOut,
  done,
  emailIn,
  handleIn,
  meOut,
  newPasskeyIn,
  passwordIn,
  tags,
} from './account-wire.ts'

const ok = { 200: json('Done', done), ...refusals }

const read = createRoute({
  method: 'get',
  path: '/public/me',
  operationId: 'getFanAccount',
  tags,
  responses: { 200: json('The account that asks', meOut), ...refusals },
})
const who = createRoute({
  method: 'get',
  path: '/public/who',
  operationId: 'getWhoIsHere',
  tags,
  summary: 'Whether somebody is signed in, and by which handle',
  responses: {
    200: json(
      'Who is here',
      z.object({ isSignedIn: z.boolean(), handle: z.string().nullable(), isGrown: z.boolean() }),
    ),
    ...refusals,
  },
})
const setHandle = createRoute({
  method: 'put',
  path: '/public/me/handle',
  operationId: 'chooseHandle',
  tags,
  request: { body: jsonBody(z.object({ handle: handleIn })) },
  responses: ok,
})
const setPassword = createRoute({
  method: 'put',
  path: '/public/me/password',
  operationId: 'choosePassword',
  tags,
  summary: 'Set a password; every other session ends',
  request: { body: jsonBody(z.object({ password: passwordIn, before: z.string().max(200).default('') })) },
  responses: ok,
})
const setGrown = createRoute({
  method: 'put',
  path: '/public/me/grown',
  operationId: 'sayGrown',
  tags,
  summary: 'Say that one is of age; no date is asked',
  request: { body: jsonBody(z.object({ isOfAge: z.literal(true) })) },
  responses: ok,
})
const orderAddressRoute = createRoute({
  method: 'post',
  path: '/public/me/addresses',
  operationId: 'orderAddress',
  tags,
  summary: 'Have a link sent that proves an e-mail address for this account',
  request: { body: jsonBody(z.object({ email: emailIn })) },
  responses: { 202: json('A letter is on its way', done), ...refusals },
})
const takeAddressRoute = createRoute({
  method: 'post',
  path: '/public/me/addresses/{token}/openings',
  operationId: 'takeAddress',
  tags,
  request: { params: z.object({ token: z.string().max(64) }) },
  responses: ok,
})
const askPasskey = createRoute({
  method: 'post',
  path: '/public/me/passkeys/questions',
  operationId: 'askForOneMorePasskey',
  tags,
  responses: { 201: json('What the device is asked', ceremonyOut), ...refusals },
})
const keepPasskey = createRoute({
  method: 'post',
  path: '/public/me/passkeys',
  operationId: 'addPasskey',
  tags,
  request: { body: jsonBody(z.object({ answer: newPasskeyIn })) },
  responses: ok,
})
const dropPasskey = createRoute({
  method: 'delete',
  path: '/public/me/passkeys/{passkey}',
  operationId: 'forgetPasskey',
  tags,
  request: { params: z.object({ passkey: wireId }) },
  responses: ok,
})
const endSessions = createRoute({
  method: 'delete',
  path: '/public/me/sessions',
  operationId: 'signOutEverywhere',
  tags,
  responses: ok,
})
const resetProgress = createRoute({
  method: 'delete',
  path: '/public/me/progress/{production}',
  operationId: 'forgetProgress',
  tags,
  request: { params: z.object({ production: z.string().max(80) }) },
  responses: ok,
})
const everything = createRoute({
  method: 'get',
  path: '/public/me/everything',
  operationId: 'getEverythingOfMine',
  tags,
  summary: 'All that the house holds of this account, as one file',
  responses: {
    200: {
      description: 'The file',
      content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
    },
    ...refusals,
  },
})
const end = createRoute({
  method: 'delete',
  path: '/public/me',
  operationId: 'endFanAccount',
  tags,
  summary: 'End the account; nothing of it is left',
  request: { body: jsonBody(z.object({ isMeant: z.literal(true) })) },
  responses: ok,
})

/** Routes of one's own account. Each asks the account of the session and none other: no address of them names anybody. */
export function meRoutes(deps: AccountDeps) {
  const { db, accounts, viewers, mail = null } = deps
  const letters = new RateLimit({ burst: 3, perMinute: 0.2 })
  // Many accounts of one network order letters to many addresses.
  const lettersOfNetwork = new RateLimit({ burst: 60, perMinute: 6 })
  const files = new RateLimit({ burst: 3, perMinute: 0.1 })
  const tries = new RateLimit({ burst: 10, perMinute: 2 })
  const api = createApi()
  const yes = { done: true as const }

  api.openapi(read, async (c) => {
    const me = await readMe(deps, signedIn(c.var.identity))
    return c.json(
      {
        ...me,
        handleRestsUntil: maybeInstantOut(me.handleRestsUntil),
        grownSaidAt: maybeInstantOut(me.grownSaidAt),
        passkeys: me.passkeys.map(({ id, since }) => ({ id, since: instantOut(since) })),
        sessions: me.sessions.map(instantOut),
        progress: me.progress.map(({ slug, title, toldAt }) => ({ slug, title, toldAt: instantOut(toldAt) })),
      },
      200,
    )
  })
  api.openapi(who, async (c) => {
    if (c.var.identity.kind !== 'account')
      return c.json({ isSignedIn: false, handle: null, isGrown: false }, 200)
    const viewer = await db
      .selectFrom('wall.viewers as v')
      .leftJoin('community.writers as w', 'w.viewerId', 'v.id')
      .select(['w.handle', 'v.isGrown'])
      .where('v.accountId', '=', c.var.identity.userId)
      .executeTakeFirst()
    return c.json(
      { isSignedIn: true, handle: viewer?.handle ?? null, isGrown: viewer?.isGrown ?? false },
      200,
    )
  })
  api.openapi(setHandle, async (c) => {
    const userId = signedIn(c.var.identity)
    await refuseWhileSealed(db)
    tries.take(userId, performance.now())
    const { handle } = c.req.valid('json')
    const { setCookie } = await chooseHandle(deps, { userId, headers: c.req.raw.headers, handle })
    if (setCookie !== null) c.header('set-cookie', setCookie, { append: true })
    return c.json(yes, 200)
  })
  api.openapi(setPassword, async (c) => {
    const userId = signedIn(c.var.identity)
    tries.take(userId, performance.now())
    for (const cookie of await choosePassword(deps, { userId, ...c.req.valid('json') }))
      c.header('set-cookie', cookie, { append: true })
    return c.json(yes, 200)
  })
  api.openapi(setGrown, async (c) => {
    await sayGrown(deps, { userId: signedIn(c.var.identity), headers: c.req.raw.headers })
    return c.json(yes, 200)
  })
  api.openapi(orderAddressRoute, async (c) => {
    const userId = signedIn(c.var.identity)
    if (mail === null) throw new Problem('no-mail')
    await refuseWhileSealed(db)
    const { email } = c.req.valid('json')
    letters.take(userId, performance.now())
    letters.take(email.toLowerCase(), performance.now())
    lettersOfNetwork.take(networkPrefix(c.var.clientAddress), performance.now())
    await orderAddress(deps, { userId, email })
    return c.json(yes, 202)
  })
  api.openapi(takeAddressRoute, async (c) => {
    const userId = signedIn(c.var.identity)
    await takeAddress(deps, { userId, token: c.req.valid('param').token })
    return c.json(yes, 200)
  })
  api.openapi(askPasskey, async (c) => {
    const userId = signedIn(c.var.identity)
    tries.take(userId, performance.now())
    const { options, cookies } = await askForPasskey(deps, { userId, headers: c.req.raw.headers })
    for (const cookie of cookies.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    return c.json({ options }, 201)
  })
  api.openapi(keepPasskey, async (c) => {
    const userId = signedIn(c.var.identity)
    await addPasskey(deps, { userId, headers: c.req.raw.headers, answer: c.req.valid('json').answer })
    return c.json(yes, 200)
  })
  api.openapi(dropPasskey, async (c) => {
    const userId = signedIn(c.var.identity)
    await forgetPasskey(deps, { userId, passkeyId: c.req.valid('param').passkey })
    return c.json(yes, 200)
  })
  api.openapi(endSessions, async (c) => {
    await accounts.endSessions(signedIn(c.var.identity))
    c.header('set-cookie', viewers.forget(), { append: true })
    return c.json(yes, 200)
  })
  api.openapi(resetProgress, async (c) => {
    await forgetProgress(deps, { userId: signedIn(c.var.identity), slug: c.req.valid('param').production })
    return c.json(yes, 200)
  })
  api.openapi(everything, (c) => {
    const userId = signedIn(c.var.identity)
    files.take(userId, performance.now())
    const pieces = ReadableStream.from(giveEverything(deps, userId)).pipeThrough(new TextEncoderStream())
    const headers = {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="everything-of-mine.json"',
      'cache-control': 'no-store',
    }
    return new Response(pieces, { headers }) as never
  })
  api.openapi(end, async (c) => {
    await endAccount(deps, signedIn(c.var.identity))
    for (const cookie of (await accounts.signOut(c.req.raw.headers)).getSetCookie())
      c.header('set-cookie', cookie, { append: true })
    c.header('set-cookie', viewers.forget(), { append: true })
    return c.json(yes, 200)
  })
  return api
}

function signedIn(identity: Identity): string {
  if (identity.kind !== 'account') throw new Problem('not-signed-in')
  return identity.userId
}
