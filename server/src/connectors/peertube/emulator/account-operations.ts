import { z } from 'zod'
import { type EmulatedAnswer, operation, type Operation } from '../../emulating/index.ts'
import { CHANNEL_ID, PEERTUBE_TRIAL, type PeertubeServer } from './server.ts'

const readOn = '2026-11-21'

/** Where the documentation of an operation of the API is. */
export const documented = (name: string) => ({
  name,
  source: `https://docs.joinpeertube.org/api-rest-reference.html#operation/${name}`,
  readOn,
})

/** How PeerTube words a refusal. https://www.rfc-editor.org/rfc/rfc7807 */
export function peertubeError(status: number, detail: string, code?: string): EmulatedAnswer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: { type: 'about:blank', status, detail, ...(code === undefined ? {} : { code }) },
  }
}

/** Answers whoever is signed in, and refuses everybody else. */
export function signedIn(
  server: PeertubeServer,
  token: string | null,
  answer: () => EmulatedAnswer,
): EmulatedAnswer {
  return server.isSignedIn(token) ? answer() : peertubeError(401, 'Token is invalid', 'invalid_token')
}

const Token = z.union([
  z.strictObject({
    client_id: z.string(),
    client_secret: z.string(),
    grant_type: z.literal('password'),
    username: z.string(),
    password: z.string(),
  }),
  z.strictObject({
    client_id: z.string(),
    client_secret: z.string(),
    grant_type: z.literal('refresh_token'),
    refresh_token: z.string(),
  }),
])

/** Signing in, who one is, and what the server takes. */
export function accountOperations(server: PeertubeServer, origin: string): Operation[] {
  return [
    operation({
      ...documented('getOAuthClient'),
      method: 'GET',
      path: '/api/v1/oauth-clients/local',
      isRead: true,
      reading: 'none',
      answer: () => ({
        status: 200,
        body: { client_id: server.client.id, client_secret: server.client.secret },
      }),
    }),
    operation({
      ...documented('getOAuthToken'),
      method: 'POST',
      path: '/api/v1/users/token',
      reading: 'form',
      body: Token,
      answer: ({ body }) => {
        if (body.client_id !== server.client.id || body.client_secret !== server.client.secret)
          return peertubeError(400, 'Client is invalid', 'invalid_client')
        if (body.grant_type === 'password')
          return body.username === PEERTUBE_TRIAL.username && body.password === PEERTUBE_TRIAL.password
            ? { status: 200, body: server.session() }
            : peertubeError(400, 'Invalid grant: user credentials are invalid', 'invalid_grant')
        const next = server.nextRenewal
        server.nextRenewal = null
        if (next !== null && next !== 'empty') return next
        const session = server.renew(body.refresh_token)
        if (session === null)
          return peertubeError(400, 'Invalid grant: refresh token is invalid', 'invalid_grant')
        return { status: 200, body: { ...session, ...(next === 'empty' ? { refresh_token: '' } : {}) } }
      },
    }),
    operation({
      ...documented('getUserInfo'),
      method: 'GET',
      path: '/api/v1/users/me',
      isRead: true,
      reading: 'none',
      answer: ({ token }) =>
        signedIn(server, token, () => ({
          status: 200,
          body: {
            username: PEERTUBE_TRIAL.username,
            account: { name: PEERTUBE_TRIAL.username },
            videoQuota: server.quota,
            videoQuotaDaily: -1,
            videoChannels: [
              {
                id: CHANNEL_ID,
                name: 'saltlight_channel',
                displayName: 'Saltlight',
                url: `${origin}/video-channels/saltlight_channel`,
              },
            ],
          },
        })),
    }),
    operation({
      ...documented('getUserVideoQuotaUsed'),
      method: 'GET',
      path: '/api/v1/users/me/video-quota-used',
      isRead: true,
      reading: 'none',
      answer: ({ token }) =>
        signedIn(server, token, () => ({
          status: 200,
          body: { videoQuotaUsed: server.used, videoQuotaUsedDaily: server.used },
        })),
    }),
    operation({
      ...documented('getConfig'),
      method: 'GET',
      path: '/api/v1/config',
      isRead: true,
      reading: 'none',
      answer: () => ({ status: 200, body: { serverVersion: '8.1.0', instance: { name: 'PeerTube' } } }),
    }),
  ]
}
