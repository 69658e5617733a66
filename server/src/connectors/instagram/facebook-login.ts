import { z } from 'zod'
import type { AppCredentials, DoorContext, OpenedAccount } from '../account-door.ts'
import { askDoor, noAccount, notAllowed } from './ask-door.ts'
import { GRAPH } from './graph.ts'

const NEEDED = [
  'instagram_basic',
  'instagram_content_publish',
  'instagram_manage_comments',
  'instagram_manage_insights',
  'pages_read_engagement',
  'pages_show_list',
]
const DELETING = 'instagram_manage_contents'
const PAGES = 40

/** What is asked for with Facebook Login. */
export const FACEBOOK_SCOPES: readonly string[] = [...NEEDED, DELETING]

/** Where a person allows it, at Facebook. */
export function facebookConsent(
  { app, redirectUri, state }: { app: AppCredentials; redirectUri: string; state: string },
  { origins }: Pick<DoorContext, 'origins'>,
): string {
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: FACEBOOK_SCOPES.join(','),
    state,
  })
  return `${origins.facebookConsent}/${GRAPH}/dialog/oauth?${query.toString()}`
}

const tokenSchema = z.looseObject({ access_token: z.string().min(1) })
const permissionsSchema = z.looseObject({
  data: z.array(z.looseObject({ permission: z.string(), status: z.string() })).default([]),
})

/**
 * Trades the code for the Instagram accounts of every Page that the person manages. The user's token is made a long one
 * first: the tokens of Pages that come of a short one die with it.
 */
export async function openByFacebook(
  { app, redirectUri, code }: { app: AppCredentials; redirectUri: string; code: string },
  ctx: DoorContext,
): Promise<readonly OpenedAccount[]> {
  const secret = { client_id: app.clientId, client_secret: app.clientSecret ?? '' }
  const short = await tokenFor(ctx, { ...secret, redirect_uri: redirectUri, code })
  const long = await tokenFor(ctx, {
    ...secret,
    grant_type: 'fb_exchange_token',
    fb_exchange_token: short,
  })
  const { data } = await askDoor(ctx, {
    url: `${ctx.origins.facebook}/${GRAPH}/me/permissions`,
    init: bearing(long),
    schema: permissionsSchema,
  })
  const granted = data.filter(({ status }) => status === 'granted').map(({ permission }) => permission)
  const missing = NEEDED.filter((permission) => !granted.includes(permission))
  if (missing.length > 0) throw notAllowed(missing)
  const accounts = await accountsOfPages(ctx, { token: long, granted })
  if (accounts.length === 0)
    throw noAccount(
      'None of your Facebook Pages has a professional Instagram account.',
      'Link the account to a Page in the settings of Instagram, or use Instagram Login.',
    )
  return accounts
}

async function tokenFor(ctx: DoorContext, query: Readonly<Record<string, string>>): Promise<string> {
  const { access_token: token } = await askDoor(ctx, {
    url: `${ctx.origins.facebook}/${GRAPH}/oauth/access_token?${new URLSearchParams(query).toString()}`,
    schema: tokenSchema,
  })
  return token
}

const pagesSchema = z.looseObject({
  data: z
    .array(
      z.looseObject({
        id: z.string(),
        name: z.string(),
        access_token: z.string().optional(),
        instagram_business_account: z
          .looseObject({ id: z.string(), username: z.string().optional(), name: z.string().optional() })
          .optional(),
      }),
    )
    .default([]),
  paging: z
    .looseObject({
      cursors: z.looseObject({ after: z.string().optional() }).optional(),
      next: z.string().optional(),
    })
    .optional(),
})

async function accountsOfPages(
  ctx: DoorContext,
  { token, granted }: { token: string; granted: readonly string[] },
): Promise<OpenedAccount[]> {
  const accounts: OpenedAccount[] = []
  let after: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const query = new URLSearchParams({
      fields: 'id,name,access_token,instagram_business_account{id,username,name}',
      limit: '100',
      ...(after === undefined ? {} : { after }),
    })
    const { data, paging } = await askDoor(ctx, {
      url: `${ctx.origins.facebook}/${GRAPH}/me/accounts?${query.toString()}`,
      init: bearing(token),
      schema: pagesSchema,
    })
    for (const { id: pageId, name, access_token, instagram_business_account: found } of data) {
      if (found === undefined || access_token === undefined) continue
      accounts.push({
        remoteId: found.id,
        handle: found.username ?? found.name ?? name,
        name: found.name ?? found.username ?? name,
        settings: { login: 'facebook', pageId, canDelete: granted.includes(DELETING) },
        token: {
          accessToken: access_token,
          refreshToken: null,
          expiresAt: null,
          refreshExpiresAt: null,
          scopes: granted,
        },
      })
    }
    after = paging?.cursors?.after
    if (after === undefined || paging?.next === undefined) break
  }
  return accounts
}

const bearing = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } })
