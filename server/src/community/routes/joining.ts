import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import type { Context } from 'hono'
import { SHORTEST_PASSWORD } from '../../plant/auth/index.ts'
import {
  type ApiEnv,
  createApi,
  json,
  jsonBody,
  networkPrefix,
  RateLimit,
  refusals,
} from '../../plant/http/index.ts'
import { refuseWhileSealed, worksBackstage } from '../../production/index.ts'
import type { Arrival } from '../accounts/arrive.ts'
import type { AccountDeps } from '../accounts/deps.ts'
import { askForFirstPasskey, joinWithPasskey, joinWithPassword } from '../accounts/join.ts'
import { orderLink } from '../accounts/order-link.ts'
import { signInByLink, signInByPasskey, signInByPassword } from '../accounts/sign-in.ts'
import {
  arrivedOut,
  ceremonyOut,
  done,
  emailIn,
  handleIn,
  knownPasskeyIn,
  newPasskeyIn,
  passwordIn,
  tags,
  ticketIn,
} from './account-wire.ts'

const linkToken = z.object({ token: z.string().max(64) })

const getDoor = createRoute({
  method: 'get',
  path: '/public/door',
  operationId: 'getDoor',
  tags,
  summary: 'By what one may join and sign in here, and a ticket for the form',
  responses: {
    200: json(
      'The door',
      z
        .object({
          hasMail: z.boolean(),
          takesPasskeys: z.boolean(),
          shortestPassword: z.int(),
          ticket: z.string(),
          workBits: z.int().openapi({ description: 'Leading zero bits of SHA-256("ticket proof").' }),
        })
        .openapi('Door'),
    ),
    ...refusals,
  },
})
const orderLinkRoute = createRoute({
  method: 'post',
  path: '/public/sign-in-links',
  operationId: 'orderSignInLink',
  tags,
  summary:
    'Have a link sent by which the owner of an address signs in or joins; the answer is always the same',
  request: { body: jsonBody(z.object({ email: emailIn, ...ticketIn })) },
  responses: { 202: json('A letter is on its way', done), ...refusals },
})
const readLink = createRoute({
  method: 'get',
  path: '/public/sign-in-links/{token}',
  operationId: 'readSignInLink',
  tags,
  summary: 'Whether a link still opens; reading changes nothing',
  request: { params: linkToken },
  responses: { 200: json('It opens', z.object({ isOpen: z.boolean() })), ...refusals },
})
const openLink = createRoute({
  method: 'post',
  path: '/public/sign-in-links/{token}/openings',
  operationId: 'openSignInLink',
  tags,
  request: { params: linkToken },
  responses: { 201: json('Signed in', arrivedOut), ...refusals },
})
const join = createRoute({
  method: 'post',
  path: '/public/accounts',
  operationId: 'joinWithPassword',
  tags,
  request: { body: jsonBody(z.object({ handle: handleIn, password: passwordIn, ...ticketIn })) },
  responses: { 201: json('Joined and signed in', arrivedOut), ...refusals },
})
const askFirstPasskey = createRoute({
  method: 'post',
  path: '/public/passkey-accounts/questions',
  operationId: 'askForFirstPasskey',
  tags,
  request: { body: jsonBody(z.object({ handle: handleIn, ...ticketIn })) },
  responses: { 201: json('What the device is asked', ceremonyOut), ...refusals },
})
const joinByPasskey = createRoute({
  method: 'post',
  path: '/public/passkey-accounts',
  operationId: 'joinWithPasskey',
  tags,
  request: { body: jsonBody(z.object({ handle: handleIn, answer: newPasskeyIn })) },
  responses: { 201: json('Joined and signed in', arrivedOut), ...refusals },
})
const signIn = createRoute({
  method: 'post',
  path: '/public/sessions',
  operationId: 'signInByName',
  tags,
  summary: 'Sign in with a handle or an e-mail address, and a password',
  request: {
    body: jsonBody(z.object({ name: z.string().trim().min(1).max(200), password: z.string().max(200) })),
  },
  responses: { 201: json('Signed in', arrivedOut), ...refusals },
})
const askPasskey = createRoute({
  method: 'post',
  path: '/public/passkey-sessions/questions',
  operationId: 'askForPasskey',
  tags,
  responses: { 201: json('What the device is asked', ceremonyOut), ...refusals },
})
const signInPasskey = createRoute({
  method: 'post',
  path: '/public/passkey-sessions',
  operationId: 'signInByPasskey',
  tags,
  request: { body: jsonBody(z.object({ answer: knownPasskeyIn })) },
  responses: { 201: json('Signed in', arrivedOut), ...refusals },
})
const signOut = createRoute({
  method: 'delete',
  path: '/public/sessions/current',
  operationId: 'leaveThisBrowser',
  tags,
  summary: 'Sign out; the browser forgets who looked',
  responses: { 200: json('Signed out', done), ...refusals },
})

type Ctx = Context<ApiEnv>

/** Routes by which somebody joins and signs in. Whoever comes is slowed by work or by waiting, and by their network. */
export function joiningRoutes(deps: AccountDeps) {
  const { db, accounts, tickets, clock, viewers, mail = null } = deps
  // A whole cinema may come at once; over a day a network makes no more accounts than its pace lets it.
  const worked = new RateLimit({ burst: 120, perMinute: 6 })
  const waited = new RateLimit({ burst: 3, perMinute: 0.1 })
  const letters = new RateLimit({ burst: 3, perMinute: 0.1 })
  const signIns = new RateLimit({ burst: 60, perMinute: 10 })
  const guesses = new RateLimit({ burst: 20, perMinute: 10 })
  const api = createApi()

  /** Whether a form that anybody may send is taken for a person's; a program that filled in every field is told that it was. */
  async function isTaken(c: Ctx, form: { ticket: string; proof: string; website: string }): Promise<boolean> {
    await refuseWhileSealed(db)
    const payment = await tickets.spend(form, clock.now())
    const limit = payment === 'worked' ? worked : waited
    limit.take(networkPrefix(c.var.clientAddress), performance.now())
    return form.website === ''
  }

  async function arrived(c: Ctx, { userId, cookies }: Arrival) {
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    const writer = await db
      .selectFrom('community.writers as w')
      .innerJoin('wall.viewers as v', 'v.id', 'w.viewerId')
      .select('w.handle')
      .where('v.accountId', '=', userId)
      .executeTakeFirst()
    return c.json({ handle: writer?.handle ?? null, worksBackstage: await worksBackstage(db, userId) }, 201)
  }

  api.openapi(getDoor, (c) =>
    c.json(
      {
        hasMail: mail !== null,
        takesPasskeys: accounts.takesPasskeys,
        shortestPassword: SHORTEST_PASSWORD,
        ticket: tickets.issue(clock.now()),
        workBits: tickets.workBits,
      },
      200,
    ),
  )
  api.openapi(orderLinkRoute, async (c) => {
    const { email, ...form } = c.req.valid('json')
    if (mail === null) throw new Problem('no-mail')
    const isWanted = await isTaken(c, form)
    letters.take(email.toLowerCase(), performance.now())
    if (isWanted) await orderLink(deps, email)
    return c.json({ done: true as const }, 202)
  })
  api.openapi(readLink, async (c) =>
    c.json({ isOpen: await accounts.links.isOpen(c.req.valid('param').token) }, 200),
  )
  api.openapi(openLink, async (c) => {
    await refuseWhileSealed(db)
    const { token } = c.req.valid('param')
    return arrived(c, await signInByLink(deps, { token, headers: c.req.raw.headers }))
  })
  api.openapi(join, async (c) => {
    const { handle, password, ...form } = c.req.valid('json')
    if (!(await isTaken(c, form))) return c.json({ handle, worksBackstage: false }, 201)
    return arrived(c, await joinWithPassword(deps, { handle, password, headers: c.req.raw.headers }))
  })
  api.openapi(askFirstPasskey, async (c) => {
    const { handle, ...form } = c.req.valid('json')
    if (!(await isTaken(c, form))) throw new Problem('ticket-refused')
    const { options, cookies } = await askForFirstPasskey(deps, { handle, headers: c.req.raw.headers })
    for (const cookie of cookies.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    return c.json({ options }, 201)
  })
  api.openapi(joinByPasskey, async (c) =>
    arrived(c, await joinWithPasskey(deps, { ...c.req.valid('json'), headers: c.req.raw.headers })),
  )
  api.openapi(signIn, async (c) => {
    const { name, password } = c.req.valid('json')
    signIns.take(networkPrefix(c.var.clientAddress), performance.now())
    // Guesses at one account may come from many networks.
    guesses.take(name.toLowerCase(), performance.now())
    return arrived(c, await signInByPassword(deps, { name, password, headers: c.req.raw.headers }))
  })
  api.openapi(askPasskey, async (c) => {
    signIns.take(networkPrefix(c.var.clientAddress), performance.now())
    const { options, cookies } = await accounts.passkeys.ask(c.req.raw.headers)
    for (const cookie of cookies.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    return c.json({ options }, 201)
  })
  api.openapi(signInPasskey, async (c) => {
    const { answer } = c.req.valid('json')
    return arrived(c, await signInByPasskey(deps, { answer, headers: c.req.raw.headers }))
  })
  api.openapi(signOut, async (c) => {
    const cookies = [...(await accounts.signOut(c.req.raw.headers)).getSetCookie(), viewers.forget()]
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ done: true as const }, 200)
  })
  return api
}
