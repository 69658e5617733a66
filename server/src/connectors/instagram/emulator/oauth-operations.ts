import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import {
  escapeHtml,
  operation,
  type EmulatedAnswer,
  type Operation,
  pageAround,
} from '../../emulating/index.ts'
import { GRAPH } from '../graph.ts'
import { refusal } from './answers.ts'
import type { InstagramWorld, Login } from './world.ts'

const READ_ON = '2026-11-21'
const FACEBOOK = 'https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow'
const LONG = 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived'
const INSTAGRAM =
  'https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login'
const SIXTY_DAYS = 60 * 86_400
// So that going through the pages is tried.
const PAGES_AT_ONCE = 2

const consentQuery = z.strictObject({
  client_id: z.string(),
  redirect_uri: z.url(),
  response_type: z.literal('code'),
  scope: z.string().min(1),
  state: z.string(),
})

/** Facebook's and Instagram's consent pages, and what hands out, lengthens and describes their tokens. */
export function oauthOperations(world: InstagramWorld): Operation[] {
  return [
    ...consent(world, { login: 'facebook', path: `/${GRAPH}/dialog/oauth`, source: FACEBOOK }),
    ...consent(world, { login: 'instagram', path: '/oauth/authorize', source: INSTAGRAM }),
    ...facebookTokens(world),
    ...instagramTokens(world),
  ]
}

function consent(
  world: InstagramWorld,
  { login, path, source }: { login: Login; path: string; source: string },
): Operation[] {
  const said = { source, readOn: READ_ON, path, query: consentQuery } as const
  return [
    operation({
      ...said,
      name: `${login}-consent-page`,
      method: 'GET',
      isRead: true,
      reading: 'none',
      answer: ({ query }) => {
        if (query.client_id !== world.app.clientId) return { status: 400, body: 'Invalid platform app' }
        return {
          status: 200,
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: pageAround(
            login === 'facebook' ? 'Facebook, emulated' : 'Instagram, emulated',
            `<p>Stagedoor wants to use <b>@${escapeHtml(world.account.username)}</b>:</p>
<ul>${query.scope
              .split(',')
              .map((scope) => `<li>${escapeHtml(scope)}</li>`)
              .join('')}</ul>
<form method="post"><button name="answer" value="allow">Allow</button>
<button name="answer" value="deny">Cancel</button></form>`,
          ),
        }
      },
    }),
    operation({
      ...said,
      name: `${login}-consent`,
      method: 'POST',
      reading: 'form',
      body: z.strictObject({ answer: z.enum(['allow', 'deny']) }),
      answer: ({ query, body }) => {
        const back = new URL(query.redirect_uri)
        back.searchParams.set('state', query.state)
        if (body.answer === 'deny') back.searchParams.set('error', 'access_denied')
        else {
          const code = randomBytes(24).toString('base64url')
          world.codes.set(code, { login, redirectUri: query.redirect_uri, scopes: query.scope.split(',') })
          back.searchParams.set('code', code)
        }
        return { status: 302, headers: { location: login === 'instagram' ? `${back.href}#_` : back.href } }
      },
    }),
  ]
}

function facebookTokens(world: InstagramWorld): Operation[] {
  const secret = { client_id: z.string(), client_secret: z.string() }
  return [
    operation({
      source: LONG,
      readOn: READ_ON,
      name: 'facebook-token',
      method: 'GET',
      path: `/${GRAPH}/oauth/access_token`,
      reading: 'none',
      query: z.union([
        z.strictObject({ ...secret, redirect_uri: z.string(), code: z.string() }),
        z.strictObject({
          ...secret,
          grant_type: z.literal('fb_exchange_token'),
          fb_exchange_token: z.string(),
        }),
      ]),
      answer: ({ query }) => {
        if (query.client_id !== world.app.clientId || query.client_secret !== world.app.clientSecret)
          return refusal(101, null, 'Error validating application')
        if ('code' in query) {
          const known = takeCode(world, query.code, query.redirect_uri)
          if (known === null) return refusal(100, 36_009, 'This authorization code has been used.')
          const token = world.tokenFor({ login: 'facebook', kind: 'short', scopes: known })
          return { status: 200, body: { access_token: token, token_type: 'bearer', expires_in: 3600 } }
        }
        const admitted = world.admit(query.fb_exchange_token)
        if ('refused' in admitted) return admitted.refused
        const { scopes } = admitted.token
        const token = world.tokenFor({ login: 'facebook', kind: 'long', scopes })
        return { status: 200, body: { access_token: token, token_type: 'bearer', expires_in: SIXTY_DAYS } }
      },
    }),
    operation({
      source: 'https://developers.facebook.com/docs/graph-api/reference/user/permissions',
      readOn: READ_ON,
      name: 'permissions',
      method: 'GET',
      path: `/${GRAPH}/me/permissions`,
      isRead: true,
      reading: 'none',
      answer: ({ token }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const granted = admitted.token.scopes.map((permission) => ({ permission, status: 'granted' }))
        return { status: 200, body: { data: granted } }
      },
    }),
    operation({
      source: 'https://developers.facebook.com/docs/graph-api/reference/user/accounts',
      readOn: READ_ON,
      name: 'pages',
      method: 'GET',
      path: `/${GRAPH}/me/accounts`,
      isRead: true,
      reading: 'none',
      query: z.strictObject({
        fields: z.literal('id,name,access_token,instagram_business_account{id,username,name}'),
        limit: z.coerce.number().int().max(100).optional(),
        after: z.string().optional(),
      }),
      answer: ({ token, query: { after = '0' } }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const { scopes, kind } = admitted.token
        const from = Number(after)
        const to = Math.min(from + PAGES_AT_ONCE, world.pages.length)
        const shown = world.pages.slice(from, to).map((name, at) => ({
          id: String(100 + from + at),
          name,
          // A Page's token dies with a short one that it came of.
          access_token: world.tokenFor({
            login: 'facebook',
            kind: kind === 'long' ? 'page' : 'short',
            scopes,
          }),
          ...(name === world.account.name
            ? {
                instagram_business_account: {
                  id: world.account.id,
                  username: world.account.username,
                  name: world.account.name,
                },
              }
            : {}),
        }))
        const next = to < world.pages.length ? { next: 'https://graph.facebook.com/next' } : {}
        return { status: 200, body: { data: shown, paging: { cursors: { after: String(to) }, ...next } } }
      },
    }),
  ]
}

function instagramTokens(world: InstagramWorld): Operation[] {
  return [
    operation({
      source: INSTAGRAM,
      readOn: READ_ON,
      name: 'instagram-token',
      method: 'POST',
      path: '/oauth/access_token',
      reading: 'form',
      body: z.strictObject({
        client_id: z.string(),
        client_secret: z.string(),
        grant_type: z.literal('authorization_code'),
        redirect_uri: z.string(),
        code: z.string(),
      }),
      answer: ({ body }) => {
        if (body.client_id !== world.app.clientId || body.client_secret !== world.app.clientSecret)
          return refusal(101, null, 'Invalid platform app')
        const scopes = takeCode(world, body.code, body.redirect_uri)
        if (scopes === null) return refusal(100, null, 'Matching code was not found or was already used')
        const access_token = world.tokenFor({ login: 'instagram', kind: 'short', scopes })
        const user_id = world.account.id
        return { status: 200, body: { data: [{ access_token, user_id, permissions: scopes.join(',') }] } }
      },
    }),
    operation({
      source: INSTAGRAM,
      readOn: READ_ON,
      name: 'instagram-long-token',
      method: 'GET',
      path: '/access_token',
      reading: 'none',
      query: z.strictObject({
        grant_type: z.literal('ig_exchange_token'),
        client_secret: z.string(),
        access_token: z.string(),
      }),
      answer: ({ query }) => {
        const admitted = world.admit(query.access_token)
        if ('refused' in admitted) return admitted.refused
        if (query.client_secret !== world.app.clientSecret) return refusal(101)
        return longToken(world, admitted.token.scopes)
      },
    }),
    operation({
      source: 'https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token',
      readOn: READ_ON,
      name: 'renew',
      method: 'GET',
      path: '/refresh_access_token',
      reading: 'none',
      query: z.strictObject({ grant_type: z.literal('ig_refresh_token'), access_token: z.string() }),
      answer: ({ query }) => {
        const { nextRenewal } = world
        world.nextRenewal = null
        if (nextRenewal?.kind === 'says') return nextRenewal.answer
        const known = world.tokens.get(query.access_token)
        if (known === undefined || known.login !== 'instagram')
          return refusal(190, 460, 'Error validating access token')
        if (nextRenewal?.kind === 'same')
          return {
            status: 200,
            body: { access_token: query.access_token, token_type: 'bearer', expires_in: SIXTY_DAYS },
          }
        return longToken(world, known.scopes)
      },
    }),
    operation({
      source: 'https://developers.facebook.com/docs/instagram-platform/reference/me',
      readOn: READ_ON,
      name: 'me',
      method: 'GET',
      path: `/${GRAPH}/me`,
      isRead: true,
      reading: 'none',
      query: z.strictObject({ fields: z.literal('user_id,username,name,account_type') }),
      answer: ({ token }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const { id, username, name } = world.account
        return { status: 200, body: { user_id: id, username, name, account_type: 'BUSINESS' } }
      },
    }),
  ]
}

function longToken(world: InstagramWorld, scopes: readonly string[]): EmulatedAnswer {
  const token = world.tokenFor({ login: 'instagram', kind: 'long', scopes })
  return { status: 200, body: { access_token: token, token_type: 'bearer', expires_in: SIXTY_DAYS } }
}

function takeCode(world: InstagramWorld, code: string, redirectUri: string): readonly string[] | null {
  const known = world.codes.get(code)
  world.codes.delete(code)
  return known === undefined || known.redirectUri !== redirectUri ? null : known.scopes
}
