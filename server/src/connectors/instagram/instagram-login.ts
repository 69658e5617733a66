import { z } from 'zod'
import type { AppCredentials, DoorContext, OpenedAccount, TokenGrant } from '../account-door.ts'
import { askDoor, notAllowed } from './ask-door.ts'
import { GRAPH } from './graph.ts'

const SCOPES = [
  'instagram_business_basic',
  'instagram_business_content_publish',
  'instagram_business_manage_comments',
  'instagram_business_manage_insights',
]

/** Where a person allows it, at Instagram. */
export function instagramConsent(
  { app, redirectUri, state }: { app: AppCredentials; redirectUri: string; state: string },
  { origins }: Pick<DoorContext, 'origins'>,
): string {
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: SCOPES.join(','),
    state,
  })
  return `${origins.web}/oauth/authorize?${query.toString()}`
}

const shortSchema = z.looseObject({
  access_token: z.string().min(1),
  permissions: z.union([z.string(), z.array(z.string())]).default(''),
})
// The page shows a list around it; the server has been seen to leave it away.
const exchangedSchema = z.union([
  z
    .looseObject({ data: z.array(shortSchema).min(1) })
    .transform(({ data }) => data[0] as z.infer<typeof shortSchema>),
  shortSchema,
])

const longSchema = z.looseObject({ access_token: z.string().min(1), expires_in: z.number() })

const meSchema = z.looseObject({
  user_id: z.union([z.string(), z.number()]).transform(String),
  username: z.string(),
  name: z.string().optional(),
  account_type: z.string().optional(),
})

/** Trades the code for a token of an hour, and that for one of sixty days. */
export async function openByInstagram(
  { app, redirectUri, code }: { app: AppCredentials; redirectUri: string; code: string },
  ctx: DoorContext,
): Promise<readonly OpenedAccount[]> {
  const secret = app.clientSecret ?? ''
  const short = await askDoor(ctx, {
    url: `${ctx.origins.instagramToken}/oauth/access_token`,
    init: {
      method: 'POST',
      body: new URLSearchParams({
        client_id: app.clientId,
        client_secret: secret,
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
        // Instagram hangs this on the code, and does not want it back.
        code: code.replace(/#_$/, ''),
      }),
    },
    schema: exchangedSchema,
  })
  const { permissions } = short
  const granted = typeof permissions === 'string' ? permissions.split(',') : permissions
  const missing = SCOPES.filter((scope) => !granted.includes(scope))
  if (missing.length > 0) throw notAllowed(missing)
  const query = new URLSearchParams({
    grant_type: 'ig_exchange_token',
    client_secret: secret,
    access_token: short.access_token,
  })
  const long = await askDoor(ctx, {
    url: `${ctx.origins.instagram}/access_token?${query.toString()}`,
    schema: longSchema,
  })
  const me = await askDoor(ctx, {
    url: `${ctx.origins.instagram}/${GRAPH}/me?fields=user_id,username,name,account_type`,
    init: { headers: { authorization: `Bearer ${long.access_token}` } },
    schema: meSchema,
  })
  return [
    {
      remoteId: me.user_id,
      handle: me.username,
      name: me.name ?? me.username,
      settings: { login: 'instagram', accountKind: me.account_type ?? 'unknown', canDelete: false },
      token: grantOf(ctx, { long, before: null, scopes: granted }),
    },
  ]
}

/** Renews a token of sixty days; it has to be a day old, and may not have ended. */
export async function renewInstagram(token: string, ctx: DoorContext): Promise<TokenGrant> {
  const query = new URLSearchParams({ grant_type: 'ig_refresh_token', access_token: token })
  const long = await askDoor(ctx, {
    url: `${ctx.origins.instagram}/refresh_access_token?${query.toString()}`,
    schema: longSchema,
  })
  return grantOf(ctx, { long, before: token, scopes: [] })
}

// The token is its own refresh token, so both end together.
function grantOf(
  ctx: DoorContext,
  {
    long,
    before,
    scopes,
  }: { long: z.infer<typeof longSchema>; before: string | null; scopes: readonly string[] },
): TokenGrant {
  const expiresAt = ctx.now() + long.expires_in * 1000
  return {
    accessToken: long.access_token,
    refreshToken: long.access_token === before ? null : long.access_token,
    expiresAt,
    refreshExpiresAt: expiresAt,
    scopes,
  }
}
