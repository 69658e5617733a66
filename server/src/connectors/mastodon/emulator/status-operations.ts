import { createHash } from 'node:crypto'
import { measureText } from '@stagedoor/core/publish'
import { z } from 'zod'
import { type EmulatedAnswer, escapeHtml, operation, type Operation } from '../../emulating/index.ts'
import { type EmulatedStatus, type MastodonServer, OWN_ID } from './server.ts'

const readOn = '2026-11-21'
const METHODS = 'https://docs.joinmastodon.org/methods'
const MOST_CHARACTERS = 500

/** Films, statuses, and what hangs on them. */
export function statusOperations(server: MastodonServer, origin: string): Operation[] {
  const missing = { status: 404, body: { error: 'Record not found' } }
  const signedIn = (token: string | null, answer: () => EmulatedAnswer): EmulatedAnswer =>
    server.isSignedIn(token) ? answer() : { status: 401, body: { error: 'The access token is invalid' } }
  const shown = (status: EmulatedStatus) => statusOf(server, status, origin)
  const descendantsOf = (id: string): EmulatedStatus[] =>
    [...server.statuses.values()]
      .filter(({ replyTo }) => replyTo === id)
      .flatMap((status) => [status, ...descendantsOf(status.id)])
  return [
    operation({
      name: 'instance',
      method: 'GET',
      path: '/api/v2/instance',
      source: `${METHODS}/instance/#v2`,
      readOn,
      isRead: true,
      reading: 'none',
      answer: () => ({
        status: 200,
        body: {
          domain: new URL(origin).host,
          configuration: {
            statuses: {
              max_characters: MOST_CHARACTERS,
              max_media_attachments: 4,
              characters_reserved_per_url: 23,
            },
            media_attachments: {
              supported_mime_types: ['video/mp4', 'video/quicktime', 'video/webm'],
              description_limit: 1500,
              video_size_limit: 103_809_024,
              video_frame_rate_limit: 120,
              video_matrix_limit: 8_294_400,
            },
          },
        },
      }),
    }),
    operation({
      name: 'create-media',
      method: 'POST',
      path: '/api/v2/media',
      source: `${METHODS}/media/#v2`,
      readOn,
      reading: 'multipart',
      body: z.strictObject({
        file: z.instanceof(Buffer),
        thumbnail: z.instanceof(Buffer).optional(),
        description: z.string().max(1500).optional(),
        focus: z.string().optional(),
      }),
      answer: ({ token, body }) =>
        signedIn(token, () => {
          const id = server.nextId()
          const readyAt = server.now + server.processMs
          const { file: bytes, description = '', thumbnail } = body
          const coverSha256 = thumbnail ? createHash('sha256').update(thumbnail).digest('hex') : null
          server.media.set(id, { id, bytes, description, coverSha256, readyAt, statusId: null })
          return { status: 202, body: { id, type: 'video', url: null, description } }
        }),
    }),
    operation({
      name: 'get-media',
      method: 'GET',
      path: '/api/v1/media/{id}',
      source: `${METHODS}/media/#get`,
      readOn,
      isRead: true,
      reading: 'none',
      answer: ({ token, params }) =>
        signedIn(token, () => {
          const media = server.media.get(params['id'] ?? '')
          if (media === undefined || media.statusId !== null) return missing
          const { id, description, readyAt } = media
          const isReady = readyAt <= server.now
          return {
            status: isReady ? 200 : 206,
            body: { id, type: 'video', url: isReady ? `${origin}/media/${id}` : null, description },
          }
        }),
    }),
    operation({
      name: 'delete-media',
      method: 'DELETE',
      path: '/api/v1/media/{id}',
      source: `${METHODS}/media/#delete`,
      readOn,
      reading: 'none',
      answer: ({ token, params }) =>
        signedIn(token, () =>
          server.media.delete(params['id'] ?? '') ? { status: 200, body: {} } : missing,
        ),
    }),
    operation({
      name: 'create-status',
      method: 'POST',
      path: '/api/v1/statuses',
      source: `${METHODS}/statuses/#create`,
      readOn,
      // With a key that was used within the hour it makes nothing.
      isCommit: ({ headers }) => server.madeWith(headers['idempotency-key']?.toString()) === null,
      reading: 'json',
      body: z.strictObject({
        status: z.string().optional(),
        media_ids: z.array(z.string()).max(4).optional(),
        in_reply_to_id: z.string().optional(),
        sensitive: z.boolean().optional(),
        spoiler_text: z.string().optional(),
        visibility: z.enum(['public', 'unlisted', 'private', 'direct']).optional(),
        language: z.string().min(2).optional(),
        scheduled_at: z.iso.datetime().optional(),
        quote_approval_policy: z.enum(['public', 'followers', 'nobody']).optional(),
      }),
      answer: ({ token, body, headers }) =>
        signedIn(token, () => {
          const key = headers['idempotency-key']?.toString()
          const made = server.madeWith(key)
          if (made !== null) return { status: 200, body: shown(made) }
          const media = (body.media_ids ?? []).map((id) => server.media.get(id))
          if (media.some((one) => one === undefined || one.statusId !== null)) return missing
          if (media.some((one) => (one?.readyAt ?? 0) > server.now))
            return invalid('Cannot attach files that have not finished processing. Try again in a moment!')
          const { status: text = '', spoiler_text: spoiler = '' } = body
          const counted = text.replace(/https?:\/\/\S+/gi, 'x'.repeat(23))
          if (measureText(spoiler + counted, 'grapheme') > MOST_CHARACTERS)
            return invalid(`Validation failed: Text character limit of ${MOST_CHARACTERS} exceeded`)
          if (text === '' && media.length === 0) return invalid("Validation failed: Text can't be blank")
          const replyTo = body.in_reply_to_id ?? null
          if (replyTo !== null && !server.statuses.has(replyTo)) return missing
          return {
            status: 200,
            body: shown(
              server.add(
                {
                  author: OWN_ID,
                  text,
                  spoiler,
                  sensitive: body.sensitive ?? false,
                  language: body.language ?? null,
                  visibility: body.visibility ?? 'public',
                  replyTo,
                  media: body.media_ids ?? [],
                },
                key,
              ),
            ),
          }
        }),
    }),
    operation({
      name: 'get-status',
      method: 'GET',
      path: '/api/v1/statuses/{id}',
      source: `${METHODS}/statuses/#get`,
      readOn,
      isRead: true,
      reading: 'none',
      answer: ({ token, params }) =>
        signedIn(token, () => {
          const status = server.statuses.get(params['id'] ?? '')
          return status === undefined ? missing : { status: 200, body: shown(status) }
        }),
    }),
    operation({
      name: 'status-source',
      method: 'GET',
      path: '/api/v1/statuses/{id}/source',
      source: `${METHODS}/statuses/#source`,
      readOn,
      isRead: true,
      reading: 'none',
      answer: ({ token, params }) =>
        signedIn(token, () => {
          const status = server.statuses.get(params['id'] ?? '')
          if (status === undefined) return missing
          return { status: 200, body: { id: status.id, text: status.text, spoiler_text: status.spoiler } }
        }),
    }),
    operation({
      name: 'status-context',
      method: 'GET',
      path: '/api/v1/statuses/{id}/context',
      source: `${METHODS}/statuses/#context`,
      readOn,
      isRead: true,
      reading: 'none',
      answer: ({ token, params }) =>
        signedIn(token, () => ({
          status: 200,
          body: { ancestors: [], descendants: descendantsOf(params['id'] ?? '').map(shown) },
        })),
    }),
    operation({
      name: 'delete-status',
      method: 'DELETE',
      path: '/api/v1/statuses/{id}',
      source: `${METHODS}/statuses/#delete`,
      readOn,
      query: z.strictObject({ delete_media: z.enum(['true', 'false']).optional() }),
      reading: 'none',
      answer: ({ token, params }) =>
        signedIn(token, () => {
          const status = server.statuses.get(params['id'] ?? '')
          if (status === undefined) return missing
          if (!server.mayDelete)
            return { status: 403, body: { error: 'This action is outside the authorized scopes' } }
          server.statuses.delete(status.id)
          for (const id of status.media) server.media.delete(id)
          return { status: 200, body: shown(status) }
        }),
    }),
    operation({
      name: 'account-statuses',
      method: 'GET',
      path: '/api/v1/accounts/{id}/statuses',
      source: `${METHODS}/accounts/#statuses`,
      readOn,
      isRead: true,
      query: z.strictObject({
        limit: z.string().regex(/^([1-9]|[1-3]\d|40)$/),
        exclude_reblogs: z.enum(['true', 'false']).optional(),
        max_id: z.string().optional(),
      }),
      reading: 'none',
      answer: ({ token, params, query }) => {
        const read = (): EmulatedAnswer => ({
          status: 200,
          body: [...server.statuses.values()]
            .filter(({ author }) => author === params['id'])
            // Whoever is not signed in reads what is for everybody.
            .filter(({ visibility }) => token !== null || ['public', 'unlisted'].includes(visibility))
            .filter(({ id }) => query.max_id === undefined || BigInt(id) < BigInt(query.max_id))
            .toReversed()
            .slice(0, Number(query.limit))
            .map(shown),
        })
        return token === null ? read() : signedIn(token, read)
      },
    }),
  ]
}

function invalid(error: string): EmulatedAnswer {
  return { status: 422, body: { error } }
}

function statusOf(server: MastodonServer, status: EmulatedStatus, origin: string) {
  const { id, author, text, at } = status
  const name = author === OWN_ID ? 'saltlight' : author
  const figures = server.figures.get(id) ?? {}
  const replies = [...server.statuses.values()].filter(({ replyTo }) => replyTo === id).length
  return {
    id,
    uri: `${origin}/users/${name}/statuses/${id}`,
    url: `${origin}/@${name}/${id}`,
    created_at: new Date(at).toISOString(),
    content: `<p>${escapeHtml(text).replaceAll('\n', '<br />')}</p>`,
    spoiler_text: status.spoiler,
    sensitive: status.sensitive || status.spoiler !== '',
    visibility: status.visibility,
    language: status.language,
    in_reply_to_id: status.replyTo,
    account: { id: author, acct: name, username: name, url: `${origin}/@${name}` },
    media_attachments: status.media.map((media) => ({ id: media, type: 'video' })),
    favourites_count: figures.likes ?? 0,
    reblogs_count: figures.shares ?? 0,
    replies_count: figures.comments ?? replies,
  }
}
