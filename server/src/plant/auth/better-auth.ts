import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { magicLink } from 'better-auth/plugins/magic-link'
import type pg from 'pg'
import { z } from 'zod'
import type { Site } from '../http/index.ts'
import { type DeliverLink, digestOfToken, LINK_LIVES_S, newToken } from './link-token.ts'
import { nameOfPasskeyOwner, relyingParty } from './passkey-owner.ts'
import { SHORTEST_PASSWORD } from './password.ts'

/** better-auth as this house sets it up: in its own schema, over its own role, reached by our own routes alone. */
export type BetterAuth = ReturnType<typeof configure>

const MOMENTS = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** Configures better-auth; it keeps real time, and no address or browser of whoever signs in. */
export function configure({ pool, site, secret }: { pool: pg.Pool; site: Site; secret: string }) {
  return betterAuth({
    appName: 'Stagedoor',
    baseURL: site.origin,
    basePath: '/api/auth',
    secret,
    database: pool,
    trustedOrigins: [site.origin],
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD },
    user: { modelName: 'users', fields: { ...MOMENTS, emailVerified: 'email_verified' } },
    session: {
      modelName: 'sessions',
      fields: {
        ...MOMENTS,
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
    },
    account: {
      modelName: 'accounts',
      fields: {
        ...MOMENTS,
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
    verification: { modelName: 'verifications', fields: { ...MOMENTS, expiresAt: 'expires_at' } },
    plugins: [
      magicLink({
        expiresIn: LINK_LIVES_S,
        generateToken: newToken,
        storeToken: { type: 'custom-hasher', hash: async (token) => digestOfToken(token) },
        sendMagicLink: async ({ token, metadata }) => {
          await (metadata as { deliver: DeliverLink }).deliver(token)
        },
      }),
      passkey({
        ...relyingParty(site),
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
        // Whoever joins has no session yet: the account is made when their device has answered.
        registration: {
          requireSession: false,
          resolveUser: ({ context }) => nameOfPasskeyOwner(context),
          afterVerification: async ({ ctx, user, context }) => {
            const known = await ctx.context.internalAdapter.findUserById(user.id)
            if (known !== null) return undefined
            const made = await ctx.context.internalAdapter.createUser(
              { ...nameOfPasskeyOwner(context), emailVerified: false },
              { method: 'passkey' },
            )
            return { userId: made.id }
          },
        },
        schema: {
          passkey: {
            modelName: 'passkeys',
            fields: {
              publicKey: 'public_key',
              userId: 'user_id',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
      inHouse,
    ],
    advanced: {
      cookiePrefix: 'stagedoor',
      database: { generateId: 'uuid' },
      ipAddress: { disableIpTracking: true },
    },
    logger: { disabled: true },
  })
}

// No address of better-auth's is mounted; this one, too, is called from inside alone.
const inHouse = {
  id: 'in-house',
  endpoints: {
    openSession: createAuthEndpoint(
      '/in-house/sessions',
      { method: 'POST', requireHeaders: true, body: z.object({ userId: z.string() }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId)
        if (user === null) throw new Error('A session was to be opened for an account that is not there.')
        const session = await ctx.context.internalAdapter.createSession(user.id)
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ isOpen: true })
      },
    ),
  },
} as const
