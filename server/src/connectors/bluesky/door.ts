import { z } from 'zod'
import type { AccountDoor, DoorContext, TokenGrant } from '../account-door.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import { type Answer, answerOf, refusalOf } from '../wire/index.ts'
import { xrpc } from './client.ts'
import { blueskyRefusal } from './errors.ts'

// What a server says of its own; used where a token cannot be read.
const ACCESS_LIVES_MS = 120 * 60_000
const REFRESH_LIVES_MS = 90 * 24 * 3_600_000
// A token that ends while a call is on its way is no use.
const MARGIN_MS = 60_000

const Session = z.object({
  accessJwt: z.string(),
  refreshJwt: z.string().nullish(),
  handle: z.string(),
  did: z.string(),
  didDoc: z
    .object({ service: z.array(z.object({ id: z.string(), serviceEndpoint: z.unknown() })).optional() })
    .optional(),
  emailConfirmed: z.boolean().optional(),
})

/** An account opened with its handle and an app password. */
export const blueskyDoor: AccountDoor = {
  kind: 'words',
  asksServer: true,
  fields: [
    {
      name: 'identifier',
      label: 'Handle',
      isSecret: false,
      hint: 'The account’s handle, such as saltlight.bsky.social.',
    },
    {
      name: 'password',
      label: 'App password',
      isSecret: true,
      hint: 'Made in Bluesky under Settings, Privacy and security, App passwords. Not the account’s own password.',
    },
  ],
  open: async ({ identifier = '', password = '' }, ctx) => {
    const origin = serverOf(ctx)
    const session = await xrpc(ctx, {
      origin,
      name: 'com.atproto.server.createSession',
      token: null,
      input: { json: { identifier: identifier.replace(/^@/, ''), password } },
      answer: Session,
    })
    return {
      remoteId: session.did,
      handle: session.handle,
      name: session.handle,
      settings: { pdsDid: didOfServer(session, origin), emailConfirmed: session.emailConfirmed ?? true },
      token: grantOf(session, ctx.now()),
    }
  },
  refresh: async (refreshToken, ctx) => {
    const answer = await answerOf(
      await ctx.fetch(new URL('/xrpc/com.atproto.server.refreshSession', serverOf(ctx)), {
        method: 'POST',
        headers: { authorization: `Bearer ${refreshToken}` },
      }),
    )
    if (answer.status !== 200) throw renewalRefusal(answer, ctx.now())
    return grantOf(Session.parse(answer.body), ctx.now())
  },
}

// Of a refresh token, "expired" is final.
function renewalRefusal(answer: Answer, now: number): ConnectorRefusal {
  const known = blueskyRefusal(answer, { now, isCommit: false })
  if (known.error.code !== 'ExpiredToken') return known
  return refusalOf(answer, {
    code: 'ExpiredToken',
    refused: ['auth', 'The session was not renewed in time.', 'Connect the account again.'],
    now,
  })
}

function grantOf({ accessJwt, refreshJwt }: z.infer<typeof Session>, now: number): TokenGrant {
  return {
    accessToken: accessJwt,
    refreshToken: refreshJwt ? refreshJwt : null,
    expiresAt: (endOf(accessJwt) ?? now + ACCESS_LIVES_MS) - MARGIN_MS,
    refreshExpiresAt: refreshJwt ? (endOf(refreshJwt) ?? now + REFRESH_LIVES_MS) : null,
    scopes: [],
  }
}

function endOf(jwt: string): number | null {
  const [, payload] = jwt.split('.')
  if (payload === undefined) return null
  try {
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp?: unknown }
    return typeof exp === 'number' ? exp * 1000 : null
  } catch {
    // A server may hand out tokens of any kind.
    return null
  }
}

// The account may live on another host than the one that signs it in, as behind bsky.social.
function didOfServer({ didDoc }: z.infer<typeof Session>, origin: string): string {
  const endpoint = didDoc?.service?.find(({ id }) => id.endsWith('#atproto_pds'))?.serviceEndpoint
  const { host } = new URL(typeof endpoint === 'string' ? endpoint : origin)
  return `did:web:${encodeURIComponent(host)}`
}

function serverOf({ origins }: Pick<DoorContext, 'origins'>): string {
  const { account } = origins
  if (account !== undefined && account !== '') return account
  throw new ConnectorRefusal({
    kind: 'config',
    code: 'server-missing',
    what: 'It is not said at which server the account is.',
    remedy: 'Name the server, such as https://bsky.social.',
    retryAt: null,
    raw: '',
  })
}
