import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { escapeHtml, operation, type Operation, pageAround } from '../../emulating/index.ts'
import { challengeOf, type MastodonServer, OWN_ID } from './server.ts'

const readOn = '2026-11-21'
const METHODS = 'https://docs.joinmastodon.org/methods'
const HTML = { 'content-type': 'text/html; charset=utf-8' }

const Asked = z.strictObject({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.url(),
  scope: z.string().min(1),
  state: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.literal('S256').optional(),
})

const Token = z.union([
  z.strictObject({
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    client_id: z.string(),
    client_secret: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string().optional(),
    scope: z.string().optional(),
  }),
  z.strictObject({
    grant_type: z.literal('refresh_token'),
    refresh_token: z.string(),
    client_id: z.string(),
    client_secret: z.string(),
  }),
])

/** Registering an application, the consent of a person, tokens, and who one is. */
export function oauthOperations(server: MastodonServer, origin: string): Operation[] {
  const refused = (error: string) => ({ status: 400, body: { error, error_description: error } })
  return [
    operation({
      name: 'create-app',
      method: 'POST',
      path: '/api/v1/apps',
      source: `${METHODS}/apps/#create`,
      readOn,
      reading: 'form',
      body: z.strictObject({
        client_name: z.string().min(1),
        redirect_uris: z.string().min(1),
        scopes: z.string().optional(),
        website: z.url().optional(),
      }),
      answer: ({ body }) => {
        const { clientId, clientSecret } = server.register(body.redirect_uris.split(/\s+/))
        return {
          status: 200,
          body: { id: '1', name: body.client_name, client_id: clientId, client_secret: clientSecret },
        }
      },
    }),
    operation({
      name: 'consent-page',
      method: 'GET',
      path: '/oauth/authorize',
      source: `${METHODS}/oauth/#authorize`,
      readOn,
      isRead: true,
      reading: 'none',
      query: Asked,
      answer: ({ query }) => ({
        status: 200,
        headers: HTML,
        body: pageAround(
          'Mastodon, emulated',
          `<p>Stagedoor asks for: ${escapeHtml(query.scope)}</p><form method="post"><button name="answer" value="allow">Allow</button></form>`,
        ),
      }),
    }),
    operation({
      name: 'consent',
      method: 'POST',
      path: '/oauth/authorize',
      source: `${METHODS}/oauth/#authorize`,
      readOn,
      reading: 'form',
      query: Asked,
      body: z.strictObject({ answer: z.literal('allow') }),
      answer: ({ query }) => {
        const app = server.apps.get(query.client_id)
        if (app?.redirectUris.includes(query.redirect_uri) !== true) return refused('invalid_redirect_uri')
        const code = randomBytes(24).toString('hex')
        server.codes.set(code, { redirectUri: query.redirect_uri, challenge: query.code_challenge ?? null })
        const back = new URL(query.redirect_uri)
        back.searchParams.set('code', code)
        if (query.state !== undefined) back.searchParams.set('state', query.state)
        return { status: 302, headers: { location: back.toString() } }
      },
    }),
    operation({
      name: 'token',
      method: 'POST',
      path: '/oauth/token',
      source: `${METHODS}/oauth/#token`,
      readOn,
      reading: 'form',
      body: Token,
      answer: ({ body }) => {
        if (server.apps.get(body.client_id)?.secret !== body.client_secret) return refused('invalid_client')
        const made = { token_type: 'Bearer', scope: 'read:accounts read:statuses write:media write:statuses' }
        if (body.grant_type === 'refresh_token') {
          const next = server.nextRenewal
          server.nextRenewal = null
          if (next !== null && next !== 'empty') return next
          const session = server.renew(body.refresh_token)
          if (session === null) return refused('invalid_grant')
          return {
            status: 200,
            body: { ...made, ...session, ...(next === 'empty' ? { refresh_token: '' } : {}) },
          }
        }
        const code = server.codes.get(body.code)
        server.codes.delete(body.code)
        const isProved = code?.challenge == null || challengeOf(body.code_verifier ?? '') === code.challenge
        if (code === undefined || code.redirectUri !== body.redirect_uri || !isProved)
          return refused('invalid_grant')
        return { status: 200, body: { ...made, ...server.session() } }
      },
    }),
    operation({
      name: 'verify-credentials',
      method: 'GET',
      path: '/api/v1/accounts/verify_credentials',
      source: `${METHODS}/accounts/#verify_credentials`,
      readOn,
      isRead: true,
      reading: 'none',
      answer: ({ token }) =>
        server.isSignedIn(token)
          ? {
              status: 200,
              body: {
                id: OWN_ID,
                acct: 'saltlight',
                username: 'saltlight',
                display_name: 'Saltlight',
                url: `${origin}/@saltlight`,
              },
            }
          : { status: 401, body: { error: 'The access token is invalid' } },
    }),
  ]
}
