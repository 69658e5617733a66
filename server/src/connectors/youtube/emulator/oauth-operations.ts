import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { escapeHtml, operation, type Operation, pageAround } from '../../emulating/index.ts'
import { oauthRefusal, refusal } from './answers.ts'
import { partsOf } from './schemas.ts'
import type { YoutubeWorld } from './world.ts'

const WEB = {
  source: 'https://developers.google.com/identity/protocols/oauth2/web-server',
  readOn: '2026-11-21',
} as const

const consentQuery = z.strictObject({
  client_id: z.string(),
  redirect_uri: z.url(),
  response_type: z.literal('code'),
  scope: z.string().min(1),
  access_type: z.enum(['offline', 'online']).optional(),
  prompt: z.string().optional(),
  include_granted_scopes: z.enum(['true', 'false']).optional(),
  state: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.literal('S256').optional(),
})

const tokenForm = z.union([
  z.strictObject({
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    client_id: z.string(),
    client_secret: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string().optional(),
  }),
  z.strictObject({
    grant_type: z.literal('refresh_token'),
    refresh_token: z.string(),
    client_id: z.string(),
    client_secret: z.string(),
  }),
])

/** Google's consent page and token endpoint, and the channels of who consented. */
export function oauthOperations(world: YoutubeWorld): Operation[] {
  return [
    operation({
      ...WEB,
      name: 'consent-page',
      method: 'GET',
      path: '/o/oauth2/v2/auth',
      isRead: true,
      reading: 'none',
      query: consentQuery,
      answer: ({ query }) => {
        if (query.client_id !== world.app.clientId)
          return { status: 400, body: 'Error 400: this client is not known' }
        const scopes = query.scope.split(' ')
        return {
          status: 200,
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: pageAround(
            'Google, emulated',
            `<p>Stagedoor wants to use the channel <b>${escapeHtml(world.channel.title)}</b>:</p>
<ul>${scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('')}</ul>
<form method="post"><button name="answer" value="allow">Allow</button>
<button name="answer" value="deny">Cancel</button></form>`,
          ),
        }
      },
    }),
    operation({
      ...WEB,
      name: 'consent',
      method: 'POST',
      path: '/o/oauth2/v2/auth',
      reading: 'form',
      query: consentQuery,
      body: z.strictObject({ answer: z.enum(['allow', 'deny']) }),
      answer: ({ query, body }) => {
        const back = new URL(query.redirect_uri)
        if (query.state !== undefined) back.searchParams.set('state', query.state)
        if (body.answer === 'deny') back.searchParams.set('error', 'access_denied')
        else {
          const code = `4/${randomBytes(24).toString('base64url')}`
          world.codes.set(code, {
            redirectUri: query.redirect_uri,
            challenge: query.code_challenge ?? null,
            scope: query.scope,
          })
          back.searchParams.set('code', code)
          back.searchParams.set('scope', query.scope)
        }
        return { status: 302, headers: { location: back.href } }
      },
    }),
    operation({
      ...WEB,
      name: 'token',
      method: 'POST',
      path: '/token',
      reading: 'form',
      body: tokenForm,
      answer: ({ body }) => {
        if (body.client_id !== world.app.clientId || body.client_secret !== world.app.clientSecret)
          return oauthRefusal(401, 'invalid_client')
        return body.grant_type === 'refresh_token' ? renew(world, body.refresh_token) : trade(world, body)
      },
    }),
    operation({
      source: 'https://developers.google.com/youtube/v3/docs/channels/list',
      readOn: '2026-11-21',
      name: 'channels.list',
      method: 'GET',
      path: '/youtube/v3/channels',
      isRead: true,
      reading: 'none',
      query: z.strictObject({
        part: partsOf('id', 'snippet', 'status', 'statistics'),
        mine: z.literal('true'),
        maxResults: z.coerce.number().int().min(0).max(50).optional(),
        pageToken: z.string().optional(),
      }),
      answer: ({ token }) => {
        const { id, title, customUrl } = world.channel
        const items = [
          {
            id,
            snippet: { title, customUrl },
            status: { privacyStatus: 'public', longUploadsStatus: world.longUploads },
          },
        ]
        return (
          world.refuseCall(token) ?? { status: 200, body: { kind: 'youtube#channelListResponse', items } }
        )
      },
    }),
  ]
}

function trade(
  world: YoutubeWorld,
  {
    code,
    redirect_uri,
    code_verifier,
  }: { code: string; redirect_uri: string; code_verifier?: string | undefined },
) {
  const known = world.codes.get(code)
  world.codes.delete(code)
  const isProved =
    known?.challenge == null ||
    (code_verifier !== undefined &&
      createHash('sha256').update(code_verifier).digest('base64url') === known.challenge)
  if (known === undefined || known.redirectUri !== redirect_uri || !isProved)
    return oauthRefusal(400, 'invalid_grant')
  const { accessToken, refreshToken, expiresIn } = world.grant(known.scope)
  return {
    status: 200,
    body: {
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: expiresIn,
      scope: known.scope,
      token_type: 'Bearer',
    },
  }
}

function renew(world: YoutubeWorld, refreshToken: string) {
  const { nextRenewal } = world
  world.nextRenewal = null
  if (nextRenewal?.kind === 'says') return nextRenewal.answer
  const scope = world.refreshes.get(refreshToken)
  if (scope === undefined) return oauthRefusal(400, 'invalid_grant', 'Token has been expired or revoked.')
  return {
    status: 200,
    body: {
      access_token: world.accessToken(scope),
      expires_in: 3599,
      scope,
      token_type: 'Bearer',
      // Google leaves it out at a renewal; an empty one must not be taken for a new one.
      ...(nextRenewal?.kind === 'empty' ? { refresh_token: '' } : {}),
    },
  }
}

/** Refuses what is not documented as the Data API does. */
export const undocumented = (why: string) => refusal(400, 'badRequest', why)
