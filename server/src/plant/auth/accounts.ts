import { Problem } from '@stagedoor/contract/problems'
import { betterAuth } from 'better-auth'
import type pg from 'pg'
import type { Site } from '../http/index.ts'

/** A person with a password. */
export interface Account {
  userId: string
  name: string
  email: string
}

/** The shortest password that is taken, in characters. */
export const SHORTEST_PASSWORD = 10

/** Sessions and passwords, by better-auth in its own schema; it keeps real time, whatever the house's clock says. */
export type Accounts = ReturnType<typeof openAccounts>

/** Opens the accounts over the auth role's own pool. */
export function openAccounts({ pool, site, secret }: { pool: pg.Pool; site: Site; secret: string }) {
  const auth = configure(pool, site, secret)

  async function create({
    name,
    email,
    password,
  }: {
    name: string
    email: string
    password: string
  }): Promise<Account> {
    const context = await auth.$context
    const address = email.toLowerCase()
    const known = await context.internalAdapter.findUserByEmail(address)
    if (known !== null)
      throw new Problem('name-taken', {
        detail: 'An account with this e-mail exists. Sign in with it instead.',
      })
    const user = await context.internalAdapter.createUser(
      { name, email: address, emailVerified: false },
      { method: 'email-password' },
    )
    await context.internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: await context.password.hash(password),
    })
    return { userId: user.id, name: user.name, email: user.email }
  }

  /** Signs in; the answer's Set-Cookie headers carry the session. */
  async function signIn(
    credentials: { email: string; password: string },
    headers: Headers,
  ): Promise<Headers> {
    const response = await auth.api.signInEmail({
      body: { email: credentials.email.toLowerCase(), password: credentials.password },
      headers,
      asResponse: true,
    })
    if (response.status === 429) throw new Problem('too-many-requests')
    if (!response.ok) throw new Problem('sign-in-failed')
    return cookiesOf(response)
  }

  async function signOut(headers: Headers): Promise<Headers> {
    return cookiesOf(await auth.api.signOut({ headers, asResponse: true }))
  }

  /** The account whose session the request carries, or null. */
  async function whoAsks(headers: Headers): Promise<Account | null> {
    if (!headers.has('cookie')) return null
    const session = await auth.api.getSession({ headers })
    return session === null
      ? null
      : { userId: session.user.id, name: session.user.name, email: session.user.email }
  }

  async function find(email: string): Promise<Account | null> {
    const found = await (await auth.$context).internalAdapter.findUserByEmail(email.toLowerCase())
    return found === null ? null : { userId: found.user.id, name: found.user.name, email: found.user.email }
  }

  /** Sets a new password and ends every session of the account. */
  async function setPassword(userId: string, password: string): Promise<void> {
    const context = await auth.$context
    await context.internalAdapter.updatePassword(userId, await context.password.hash(password))
    await context.internalAdapter.deleteUserSessions(userId)
  }

  return { create, signIn, signOut, whoAsks, find, setPassword }
}

function configure(pool: pg.Pool, site: Site, secret: string) {
  const moments = { createdAt: 'created_at', updatedAt: 'updated_at' }
  return betterAuth({
    appName: 'Stagedoor',
    baseURL: site.origin,
    basePath: '/api/auth',
    secret,
    database: pool,
    trustedOrigins: [site.origin],
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD },
    user: { modelName: 'users', fields: { ...moments, emailVerified: 'email_verified' } },
    session: {
      modelName: 'sessions',
      fields: {
        ...moments,
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
    },
    account: {
      modelName: 'accounts',
      fields: {
        ...moments,
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { modelName: 'verifications', fields: { ...moments, expiresAt: 'expires_at' } },
    advanced: { cookiePrefix: 'stagedoor', database: { generateId: 'uuid' } },
    logger: { disabled: true },
  })
}

function cookiesOf(response: Response): Headers {
  const headers = new Headers()
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return headers
}
