import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { operation, type Operation, pageAround } from '../../emulating/index.ts'
import { xSays, type XWorld } from './world.ts'

const source = 'https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code'
const readOn = '2026-11-21'

const asked = z.strictObject({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.url(),
  scope: z.string().min(1),
  state: z.string().min(1).max(500),
  code_challenge: z.string(),
  code_challenge_method: z.enum(['S256', 'plain']),
})

const tokenBody = z.union([
  z.strictObject({
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string(),
    client_id: z.string().optional(),
  }),
  z.strictObject({
    grant_type: z.literal('refresh_token'),
    refresh_token: z.string(),
    client_id: z.string().optional(),
  }),
])

/** The consent of a person, tokens of two hours, and who one is. */
export function oauthOperations(world: XWorld): Operation[] {
  const refused = (error: string, why = error) => ({ status: 400, body: { error, error_description: why } })
  const scope = 'tweet.read tweet.write users.read media.write offline.access'
  const granted = ({ access, refresh, expiresIn }: ReturnType<XWorld['grant']>) => ({
    status: 200,
    body: {
      token_type: 'bearer',
      expires_in: expiresIn,
      access_token: access,
      refresh_token: refresh,
      scope,
    },
  })
  const proof = `Basic ${btoa(`${world.app.clientId}:${world.app.clientSecret}`)}`
  return [
    operation({
      name: 'consent-page',
      method: 'GET',
      path: '/i/oauth2/authorize',
      source,
      readOn,
      isRead: true,
      reading: 'none',
      query: asked,
      answer: () => ({
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: pageAround(
          'X, emulated',
          `<p>Stagedoor asks to post as @${world.account.username}, to upload films, and to read its posts.</p>
<form method="post"><button name="answer" value="allow">Allow</button></form>`,
        ),
      }),
    }),
    operation({
      name: 'consent',
      method: 'POST',
      path: '/i/oauth2/authorize',
      source,
      readOn,
      reading: 'form',
      query: asked,
      body: z.strictObject({ answer: z.literal('allow') }),
      answer: ({ query }) => {
        if (query.client_id !== world.app.clientId) return refused('invalid_client')
        const code = randomBytes(20).toString('hex')
        world.codes.set(code, { challenge: query.code_challenge, redirectUri: query.redirect_uri })
        const back = new URL(query.redirect_uri)
        back.searchParams.set('state', query.state)
        back.searchParams.set('code', code)
        return { status: 302, headers: { location: back.toString() } }
      },
    }),
    operation({
      name: 'token',
      method: 'POST',
      path: '/2/oauth2/token',
      source,
      readOn,
      reading: 'form',
      body: tokenBody,
      answer: ({ body, headers }) => {
        if (headers.authorization !== proof) return { ...refused('unauthorized_client'), status: 401 }
        if (body.grant_type === 'authorization_code') {
          const code = world.codes.get(body.code)
          world.codes.delete(body.code)
          const shown = createHash('sha256').update(body.code_verifier).digest('base64url')
          if (code?.redirectUri !== body.redirect_uri || code.challenge !== shown)
            return refused('invalid_request', 'Value passed for the authorization code was invalid.')
          return granted(world.grant())
        }
        const how = world.nextRenewal
        world.nextRenewal = 'usual'
        if (typeof how === 'object') return how
        if (!world.refreshes.delete(body.refresh_token))
          return refused('invalid_request', 'Value passed for the token was invalid.')
        const fresh = world.grant()
        return granted(how === 'empty' ? { ...fresh, refresh: '' } : fresh)
      },
    }),
    operation({
      name: 'revoke',
      method: 'POST',
      path: '/2/oauth2/revoke',
      source,
      readOn,
      reading: 'form',
      body: z.strictObject({ token: z.string(), client_id: z.string().optional() }),
      answer: ({ body, headers }) => {
        if (headers.authorization !== proof) return { ...refused('unauthorized_client'), status: 401 }
        world.access.delete(body.token)
        world.refreshes.delete(body.token)
        return { status: 200, body: { revoked: true } }
      },
    }),
    operation({
      name: 'who-am-i',
      method: 'GET',
      path: '/2/users/me',
      source: 'https://docs.x.com/x-api/users/get-my-user',
      readOn,
      isRead: true,
      reading: 'none',
      answer: ({ token }) =>
        world.isSignedIn(token)
          ? { status: 200, body: { data: world.account } }
          : xSays(401, 'about:blank', 'Unauthorized'),
    }),
  ]
}
