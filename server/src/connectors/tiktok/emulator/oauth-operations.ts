import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { operation, type Operation, pageAround } from '../../emulating/index.ts'
import type { TiktokWorld } from './world.ts'

const readOn = '2026-11-21'
const LOGIN = 'https://developers.tiktok.com/doc/login-kit-web'
const TOKENS = 'https://developers.tiktok.com/doc/oauth-user-access-token-management'

const asked = z.strictObject({
  client_key: z.string(),
  scope: z.string().min(1),
  response_type: z.literal('code'),
  redirect_uri: z.url(),
  state: z.string().min(1),
  code_challenge: z.string().optional(),
  code_challenge_method: z.literal('S256').optional(),
})

const tokenBody = z.union([
  z.strictObject({
    client_key: z.string(),
    client_secret: z.string(),
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string().optional(),
  }),
  z.strictObject({
    client_key: z.string(),
    client_secret: z.string(),
    grant_type: z.literal('refresh_token'),
    refresh_token: z.string(),
  }),
])

/** The consent of a person, and tokens: an access token of two hours, a refresh token that dies with its use. */
export function oauthOperations(world: TiktokWorld): Operation[] {
  const refused = (error: string) => ({
    status: 400,
    body: { error, error_description: error, log_id: '2026112109000003' },
  })
  const granted = ({
    access,
    refresh,
    expiresIn,
    refreshExpiresIn,
    scopes,
  }: ReturnType<TiktokWorld['grant']>) => ({
    status: 200,
    body: {
      access_token: access,
      expires_in: expiresIn,
      open_id: world.creator.openId,
      refresh_expires_in: refreshExpiresIn,
      refresh_token: refresh,
      scope: scopes,
      token_type: 'Bearer',
    },
  })
  return [
    operation({
      name: 'consent-page',
      method: 'GET',
      path: '/v2/auth/authorize/',
      source: LOGIN,
      readOn,
      isRead: true,
      reading: 'none',
      query: asked,
      answer: () => ({
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: pageAround(
          'TikTok, emulated',
          `<p>Stagedoor asks to post as @${world.creator.username} and to read its public posts back.</p>
<form method="post"><button name="answer" value="allow">Allow</button></form>`,
        ),
      }),
    }),
    operation({
      name: 'consent',
      method: 'POST',
      path: '/v2/auth/authorize/',
      source: LOGIN,
      readOn,
      reading: 'form',
      query: asked,
      body: z.strictObject({ answer: z.literal('allow') }),
      answer: ({ query }) => {
        if (query.client_key !== world.app.clientId) return refused('invalid_client')
        const code = randomBytes(20).toString('hex')
        world.codes.set(code, {
          challenge: query.code_challenge ?? null,
          redirectUri: query.redirect_uri,
          scopes: query.scope,
        })
        const back = new URL(query.redirect_uri)
        for (const [name, value] of Object.entries({ code, scopes: query.scope, state: query.state }))
          back.searchParams.set(name, value)
        return { status: 302, headers: { location: back.toString() } }
      },
    }),
    operation({
      name: 'token',
      method: 'POST',
      path: '/v2/oauth/token/',
      source: TOKENS,
      readOn,
      reading: 'form',
      body: tokenBody,
      answer: ({ body }) => {
        const { clientId, clientSecret } = world.app
        if (body.client_key !== clientId || body.client_secret !== clientSecret)
          return refused('invalid_client')
        if (body.grant_type === 'authorization_code') {
          const code = world.codes.get(body.code)
          world.codes.delete(body.code)
          const proof = createHash('sha256')
            .update(body.code_verifier ?? '')
            .digest('base64url')
          if (code === undefined || code.redirectUri !== body.redirect_uri) return refused('invalid_grant')
          if (code.challenge !== null && code.challenge !== proof) return refused('invalid_grant')
          return granted(world.grant(code.scopes))
        }
        const how = world.nextRenewal
        world.nextRenewal = 'usual'
        if (typeof how === 'object') return how
        const fresh = world.renew(body.refresh_token)
        if (fresh === null) return refused('invalid_grant')
        return granted(how === 'empty' ? { ...fresh, refresh: '' } : fresh)
      },
    }),
    operation({
      name: 'revoke',
      method: 'POST',
      path: '/v2/oauth/revoke/',
      source: TOKENS,
      readOn,
      reading: 'form',
      body: z.strictObject({ client_key: z.string(), client_secret: z.string(), token: z.string() }),
      answer: ({ body }) => {
        if (body.client_secret !== world.app.clientSecret) return refused('invalid_client')
        world.access.delete(body.token)
        world.refreshes.clear()
        return { status: 200, body: {} }
      },
    }),
  ]
}
