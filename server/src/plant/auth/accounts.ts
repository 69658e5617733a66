import { Problem } from '@stagedoor/contract/problems'
import type pg from 'pg'
import type { Site } from '../http/index.ts'
import type { Account } from './account.ts'
import { type BetterAuth, configure } from './better-auth.ts'
import { cookiesOf, onlyCookies } from './cookies.ts'
import { linksOf } from './links.ts'
import { addressOf, noAddress } from './no-address.ts'
import { type Passkey, passkeysOf } from './passkeys.ts'
import { takesPasskeys } from './passkey-owner.ts'

// Cookies without a session need not be asked about.
const SESSION = /\bstagedoor\.session_token=/

/** By what an account is signed in to. */
export interface SignInMethods {
  /** Null where it has no address. */
  readonly email: string | null
  readonly isEmailProven: boolean
  readonly hasPassword: boolean
  readonly passkeys: readonly Passkey[]
}

/** Sessions and ways to sign in, by better-auth in its own schema; it keeps real time, whatever the house's clock says. */
export type Accounts = ReturnType<typeof openAccounts>

/** Opens the accounts over the auth role's own pool. */
export function openAccounts({ pool, site, secret }: { pool: pg.Pool; site: Site; secret: string }) {
  const auth = configure({ pool, site, secret })
  return {
    ...credentialsOf(auth),
    ...sessionsOf(auth),
    links: linksOf(auth),
    passkeys: passkeysOf(auth),
    takesPasskeys: takesPasskeys(site),
  }
}

function credentialsOf(auth: BetterAuth) {
  /** Makes an account with a password; `email` null where it has no address. Throws `name-taken`. */
  async function create({
    name,
    email,
    password,
  }: {
    name: string
    email: string | null
    password: string
  }): Promise<Account> {
    const context = await auth.$context
    const address = email?.toLowerCase() ?? noAddress()
    const known = await context.internalAdapter.findUserByEmail(address)
    if (known !== null)
      throw new Problem('name-taken', {
        detail: 'An account with this e-mail exists. Sign in with it instead.',
      })
    const account = await make(name, address)
    await keepPassword(account.userId, password)
    return account
  }

  /** Makes an account that has no way in but the session that is opened for it; the house may call it by a name of its own. */
  function createWithoutPassword(name: string, called?: string): Promise<Account> {
    return make(name, noAddress(called))
  }

  /** The account that the house called by a name of its own, or null. */
  function findCalled(called: string): Promise<Account | null> {
    return find(noAddress(called))
  }

  async function make(name: string, email: string): Promise<Account> {
    const { internalAdapter } = await auth.$context
    const user = await internalAdapter.createUser(
      { name, email, emailVerified: false },
      { method: 'email-password' },
    )
    return { userId: user.id, name: user.name, email: user.email }
  }

  /** Signs in; the answer's Set-Cookie headers carry the session. */
  async function signIn(
    credentials: { email: string; password: string },
    headers: Headers,
  ): Promise<Headers> {
    const response = await auth.api.signInEmail({
      body: { email: credentials.email.toLowerCase(), password: credentials.password },
      headers: onlyCookies(headers),
      asResponse: true,
    })
    if (response.status === 429) throw new Problem('too-many-requests')
    if (!response.ok) throw new Problem('sign-in-failed')
    return cookiesOf(response)
  }

  async function find(email: string): Promise<Account | null> {
    const found = await (await auth.$context).internalAdapter.findUserByEmail(email.toLowerCase())
    return found === null ? null : { userId: found.user.id, name: found.user.name, email: found.user.email }
  }

  /** Sets a new password and ends every session of the account. */
  async function setPassword(userId: string, password: string): Promise<void> {
    const { internalAdapter } = await auth.$context
    await keepPassword(userId, password)
    await internalAdapter.deleteUserSessions(userId)
  }

  async function keepPassword(userId: string, password: string): Promise<void> {
    const context = await auth.$context
    const hash = await context.password.hash(password)
    if (await hasPassword(userId)) await context.internalAdapter.updatePassword(userId, hash)
    else
      await context.internalAdapter.linkAccount({
        userId,
        providerId: 'credential',
        accountId: userId,
        password: hash,
      })
  }

  async function hasPassword(userId: string): Promise<boolean> {
    const ways = await (await auth.$context).internalAdapter.findAccounts(userId)
    return ways.some(({ providerId }) => providerId === 'credential')
  }

  /** Whether a password is the account's; any is, where it has none. */
  async function isPassword(userId: string, password: string): Promise<boolean> {
    const context = await auth.$context
    const ways = await context.internalAdapter.findAccounts(userId)
    const kept = ways.find(({ providerId }) => providerId === 'credential')?.password
    return kept == null || context.password.verify({ hash: kept, password })
  }

  async function rename(userId: string, name: string): Promise<void> {
    await (await auth.$context).internalAdapter.updateUser(userId, { name })
  }

  async function methodsOf(userId: string): Promise<SignInMethods> {
    const user = await (await auth.$context).internalAdapter.findUserById(userId)
    return {
      email: user === null ? null : addressOf(user.email),
      isEmailProven: user?.emailVerified === true,
      hasPassword: await hasPassword(userId),
      passkeys: await passkeysOf(auth).listOf(userId),
    }
  }

  return {
    create,
    createWithoutPassword,
    findCalled,
    signIn,
    find,
    setPassword,
    isPassword,
    rename,
    methodsOf,
  }
}

function sessionsOf(auth: BetterAuth) {
  /** Opens a session for an account that has shown who it is; the cookies carry it. */
  async function openSession(userId: string): Promise<Headers> {
    return cookiesOf(
      await auth.api.openSession({ body: { userId }, headers: new Headers(), asResponse: true }),
    )
  }

  async function signOut(headers: Headers): Promise<Headers> {
    return cookiesOf(await auth.api.signOut({ headers: onlyCookies(headers), asResponse: true }))
  }

  /** The account whose session the request carries, or null. */
  async function whoAsks(headers: Headers): Promise<Account | null> {
    if (!SESSION.test(headers.get('cookie') ?? '')) return null
    const session = await auth.api.getSession({ headers: onlyCookies(headers) })
    return session === null
      ? null
      : { userId: session.user.id, name: session.user.name, email: session.user.email }
  }

  /** When each open session of an account began, the newest first; of the browsers nothing is known. */
  async function sessionsSince(userId: string): Promise<Date[]> {
    const open = await (await auth.$context).internalAdapter.listSessions(userId)
    return open.map(({ createdAt }) => createdAt).toSorted((one, other) => other.getTime() - one.getTime())
  }

  async function endSessions(userId: string): Promise<void> {
    await (await auth.$context).internalAdapter.deleteUserSessions(userId)
  }

  return { openSession, signOut, whoAsks, sessionsSince, endSessions }
}
