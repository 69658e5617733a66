import { z } from 'zod'
import { operation, type Operation } from '../../emulating/index.ts'
import { GRAPH } from '../graph.ts'
import { notThere, refusal } from './answers.ts'
import { wordsOf } from './publish-operations.ts'
import { fieldsOf } from './schemas.ts'
import type { EmulatedComment, EmulatedMedia, InstagramWorld } from './world.ts'

const DOCS = 'https://developers.facebook.com/docs/instagram-platform'
const READ_ON = '2026-11-21'
const PAGE = 25

const MEDIA_FIELDS = [
  'id',
  'caption',
  'permalink',
  'timestamp',
  'like_count',
  'comments_count',
  'media_product_type',
] as const

const paging = { limit: z.coerce.number().int().min(1).max(100).optional(), after: z.string().optional() }

/** Reading containers, posts, lists, comments and insights; writing a comment; deleting a post. */
export function nodeOperations(world: InstagramWorld, origin: string): Operation[] {
  const shown = ({ id, shortcode, container, at, figures, comments }: EmulatedMedia) => ({
    id,
    ...('caption' in container.words ? { caption: container.words.caption } : {}),
    permalink: `${origin}/${container.words.media_type === 'REELS' ? 'reel' : 'stories'}/${shortcode}/`,
    timestamp: stamp(at),
    like_count: figures.likes,
    comments_count: figures.comments ?? comments.length,
    media_product_type: container.words.media_type === 'REELS' ? 'REELS' : 'STORY',
  })
  const list = (name: string, edge: 'media' | 'stories') =>
    operation({
      source: `${DOCS}/instagram-graph-api/reference/ig-user/${edge}`,
      readOn: READ_ON,
      name,
      method: 'GET',
      path: `/${GRAPH}/{account}/${edge}`,
      isRead: true,
      reading: 'none',
      query: z.strictObject({ fields: fieldsOf(...MEDIA_FIELDS), ...paging }),
      answer: ({ token, params, query }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const stranger = world.refuseStranger(params.account)
        if (stranger !== null) return stranger
        const kind = edge === 'media' ? 'REELS' : 'STORIES'
        const all = [...world.media.values()]
          .filter(({ id, container }) => container.words.media_type === kind && world.seen(id) !== null)
          .toReversed()
          .map((media) => picked(shown(media), query.fields))
        return { status: 200, body: pageOf(all, query) }
      },
    })
  return [
    list('list-media', 'media'),
    list('list-stories', 'stories'),
    operation({
      source: `${DOCS}/instagram-graph-api/reference/ig-media/comments`,
      readOn: READ_ON,
      name: 'list-comments',
      method: 'GET',
      path: `/${GRAPH}/{media}/comments`,
      isRead: true,
      reading: 'none',
      query: z.strictObject({
        fields: fieldsOf('id', 'text', 'timestamp', 'username', 'replies'),
        ...paging,
      }),
      answer: ({ token, params, query }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const media = world.seen(params.media ?? '')
        if (media === null) return notThere()
        const all = media.comments
          .filter(({ thread }) => thread === undefined)
          .toReversed()
          .map((comment) => {
            const replies = media.comments.filter(({ thread }) => thread === comment.id).map(told)
            // An edge inside another is a page of its own, and the rest of it is asked for at the edge.
            return { ...told(comment), ...(replies.length === 0 ? {} : { replies: pageOf(replies, {}) }) }
          })
        return { status: 200, body: pageOf(all, query) }
      },
    }),
    operation({
      source: `${DOCS}/instagram-graph-api/reference/ig-comment/replies#reading`,
      readOn: '2026-11-22',
      name: 'list-replies',
      method: 'GET',
      path: `/${GRAPH}/{comment}/replies`,
      isRead: true,
      reading: 'none',
      query: z.strictObject({ fields: fieldsOf('id', 'text', 'timestamp', 'username'), ...paging }),
      answer: ({ token, params, query }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const found = world.commentOf(params.comment ?? '')
        if (found === undefined) return notThere()
        const replies = found.media.comments.filter(({ thread }) => thread === found.comment.id).map(told)
        return { status: 200, body: pageOf(replies, query) }
      },
    }),
    operation({
      source: `${DOCS}/instagram-graph-api/reference/ig-media/comments`,
      readOn: READ_ON,
      name: 'comment',
      method: 'POST',
      path: `/${GRAPH}/{media}/comments`,
      isCommit: true,
      reading: 'json',
      body: z.strictObject({ message: z.string().min(1).max(2200) }),
      answer: ({ token, params, body }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const media = world.seen(params.media ?? '')
        if (media === null) return notThere()
        return { status: 200, body: { id: world.comment(media, world.account.username, body.message).id } }
      },
    }),
    operation({
      source: `${DOCS}/instagram-graph-api/reference/ig-comment/replies`,
      readOn: '2026-11-22',
      name: 'answer-comment',
      method: 'POST',
      path: `/${GRAPH}/{comment}/replies`,
      isCommit: true,
      reading: 'json',
      body: z.strictObject({ message: z.string().min(1).max(2200) }),
      answer: ({ token, params, body }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const found = world.commentOf(params.comment ?? '')
        if (found === undefined || found.comment.thread !== undefined) return notThere()
        const { username } = world.account
        return {
          status: 200,
          body: {
            id: world.comment(found.media, username, { text: body.message, thread: found.comment.id }).id,
          },
        }
      },
    }),
    operation({
      source: `${DOCS}/reference/instagram-media/insights`,
      readOn: READ_ON,
      name: 'insights',
      method: 'GET',
      path: `/${GRAPH}/{media}/insights`,
      isRead: true,
      reading: 'none',
      query: z.strictObject({ metric: fieldsOf('views', 'reach', 'saved', 'shares') }),
      answer: ({ token, params, query }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const media = world.seen(params.media ?? '')
        if (media === null) return notThere()
        const { views, reach, saves, shares } = media.figures
        const told: Record<string, number> = { views, reach, saved: saves, shares }
        const entries = query.metric.map((name) => ({
          name,
          period: 'lifetime',
          values: [{ value: told[name] }],
        }))
        return { status: 200, body: { data: entries } }
      },
    }),
    operation({
      source: `${DOCS}/reference/instagram-media`,
      readOn: READ_ON,
      name: 'read-node',
      method: 'GET',
      path: `/${GRAPH}/{node}`,
      isRead: true,
      reading: 'none',
      query: z.strictObject({ fields: fieldsOf(...MEDIA_FIELDS, 'status_code', 'status', 'video_status') }),
      answer: ({ token, params, query }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        const media = world.seen(params.node ?? '')
        if (media !== null) return { status: 200, body: picked(shown(media), ['id', ...query.fields]) }
        const container = world.containers.get(params.node ?? '')
        if (container === undefined) return notThere()
        const code = world.statusOf(container)
        const uploading_phase = {
          status: container.sha256 === null ? 'in_progress' : 'complete',
          bytes_transferred: container.received.length,
        }
        const all = {
          id: container.id,
          status_code: code,
          status: wordsOf(container, code),
          ...(container.isResumable ? { video_status: { uploading_phase } } : {}),
        }
        return { status: 200, body: picked(all, ['id', ...query.fields]) }
      },
    }),
    operation({
      source: `${DOCS}/reference/instagram-media`,
      readOn: READ_ON,
      name: 'delete-media',
      method: 'DELETE',
      path: `/${GRAPH}/{media}`,
      reading: 'none',
      answer: ({ token, params }) => {
        const admitted = world.admit(token)
        if ('refused' in admitted) return admitted.refused
        // https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment#deleting
        const written = world.commentOf(params.media ?? '')
        if (written !== undefined) {
          written.media.comments.splice(written.media.comments.indexOf(written.comment), 1)
          return { status: 200, body: { success: true } }
        }
        const media = world.seen(params.media ?? '')
        if (media === null) return notThere()
        const { login, scopes } = admitted.token
        if (login !== 'facebook' || !scopes.includes('instagram_manage_contents') || !world.mayDelete)
          return refusal(10, null, 'Application does not have permission for this action')
        world.media.delete(media.id)
        return { status: 200, body: { success: true } }
      },
    }),
  ]
}

const told = ({ id, username, text, at }: EmulatedComment) => ({ id, username, text, timestamp: stamp(at) })

function picked(all: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)))
}

function pageOf(
  all: readonly unknown[],
  { limit = PAGE, after }: { limit?: number | undefined; after?: string | undefined },
) {
  const from = after === undefined ? 0 : Number(Buffer.from(after, 'base64url').toString())
  const to = Math.min(from + limit, all.length)
  return {
    data: all.slice(from, to),
    paging: {
      cursors: { after: Buffer.from(String(to)).toString('base64url') },
      // The real one has the token in it.
      ...(to < all.length ? { next: 'https://graph.facebook.com/next?access_token=never-followed' } : {}),
    },
  }
}

// `2026-11-21T09:00:00+0000`.
function stamp(at: number): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', '+0000')
}
