import { z } from 'zod'
import {
  type EmulatedAnswer,
  escapeHtml,
  operation,
  type Operation,
  pageAround,
} from '../../emulating/index.ts'
import { commentFrom } from './comment-operations.ts'
import type { EmulatedVideo, YoutubeWorld } from './world.ts'

const HELP = { source: 'https://support.google.com/youtube/', readOn: '2026-11-21' } as const

/** What people see and do on YouTube itself: watch, write a comment, delete in the Studio. */
export function lookOperations(world: YoutubeWorld): Operation[] {
  const watched = z.strictObject({ v: z.string(), lc: z.string().optional() })
  const short = z.strictObject({ lc: z.string().optional() })
  const comment = z.strictObject({ author: z.string().min(1), text: z.string().min(1) })
  return [
    operation({
      ...HELP,
      name: 'watch',
      method: 'GET',
      path: '/watch',
      isRead: true,
      reading: 'none',
      query: watched,
      answer: ({ query }) => watchPage(world, query.v),
    }),
    operation({
      ...HELP,
      name: 'watch-short',
      method: 'GET',
      path: '/shorts/{id}',
      isRead: true,
      reading: 'none',
      query: short,
      answer: ({ params }) => watchPage(world, params.id),
    }),
    operation({
      ...HELP,
      name: 'write-comment',
      method: 'POST',
      path: '/watch',
      reading: 'form',
      query: watched,
      body: comment,
      answer: ({ query, body }) => written(world, query.v, body),
    }),
    operation({
      ...HELP,
      name: 'write-comment-on-short',
      method: 'POST',
      path: '/shorts/{id}',
      reading: 'form',
      query: short,
      body: comment,
      answer: ({ params, body }) => written(world, params.id, body),
    }),
    operation({
      source: 'https://oembed.com/',
      readOn: HELP.readOn,
      name: 'oembed',
      method: 'GET',
      path: '/oembed',
      isRead: true,
      reading: 'none',
      query: z.strictObject({ url: z.url(), format: z.literal('json') }),
      answer: ({ query }) => cardOf(world, new URL(query.url).searchParams.get('v') ?? ''),
    }),
    operation({
      ...HELP,
      name: 'picture',
      method: 'GET',
      path: '/vi/{id}/hqdefault.jpg',
      isRead: true,
      reading: 'none',
      answer: ({ params }) =>
        seenBy(world, params.id) === undefined
          ? { status: 404, headers: { 'content-type': 'image/jpeg' }, body: GREY }
          : { status: 200, headers: { 'content-type': 'image/jpeg' }, body: PICTURE },
    }),
    operation({
      source: 'https://developers.google.com/youtube/v3/guides/push_notifications',
      readOn: HELP.readOn,
      name: 'feed',
      method: 'GET',
      path: '/feeds/videos.xml',
      isRead: true,
      reading: 'none',
      query: z.strictObject({ channel_id: z.string() }),
      answer: ({ query }) => feedOf(world, query.channel_id),
    }),
    operation({
      ...HELP,
      name: 'studio',
      method: 'GET',
      path: '/video/{id}/edit',
      isRead: true,
      reading: 'none',
      answer: ({ params }) => {
        const video = world.videos.get(params.id ?? '')
        return video === undefined
          ? unavailable()
          : page(
              'YouTube Studio',
              `${wordsOf(video)}<form method="post"><button name="act" value="delete">Delete</button></form>`,
            )
      },
    }),
    operation({
      ...HELP,
      name: 'delete-in-studio',
      method: 'POST',
      path: '/video/{id}/edit',
      reading: 'form',
      body: z.strictObject({ act: z.literal('delete') }),
      answer: ({ params }) => {
        world.videos.delete(params.id ?? '')
        return { status: 303, headers: { location: '/' } }
      },
    }),
  ]
}

function seenBy(world: YoutubeWorld, id = ''): EmulatedVideo | undefined {
  const video = world.videos.get(id)
  return video?.resource.status.privacyStatus === 'private' ? undefined : video
}

function watchPage(world: YoutubeWorld, id: string | undefined): EmulatedAnswer {
  const video = seenBy(world, id)
  if (video === undefined) return unavailable()
  const comments = video.comments.map(
    ({ author, text }) => `<li><b>${escapeHtml(author)}</b> ${escapeHtml(text)}</li>`,
  )
  return page(
    video.resource.snippet.title,
    `${wordsOf(video)}<ul>${comments.join('')}</ul>
<form method="post"><label>As <input name="author" value="ana.sees.things"></label>
<label>write <input name="text"></label> <button>Comment</button></form>`,
  )
}

const GREY = Buffer.from('grey')
const PICTURE = Buffer.from('a picture of the film')

// A film that is private and one that never was are told apart: "Unauthorized" and "Not Found".
function cardOf(world: YoutubeWorld, id: string): EmulatedAnswer {
  const video = world.videos.get(id)
  if (video === undefined) return { status: 404, body: 'Not Found' }
  if (seenBy(world, id) === undefined) return { status: 401, body: 'Unauthorized' }
  return { status: 200, body: { type: 'video', title: video.resource.snippet.title } }
}

function feedOf(world: YoutubeWorld, channel: string): EmulatedAnswer {
  if (channel !== world.channel.id) return { status: 404, body: 'Not Found' }
  const entries = [...world.videos.values()]
    .filter(({ resource }) => resource.status.privacyStatus === 'public')
    .map(
      ({ id, resource }) =>
        `<entry><id>yt:video:${id}</id><title>${escapeHtml(resource.snippet.title)}</title></entry>`,
    )
  return {
    status: 200,
    headers: { 'content-type': 'text/xml; charset=UTF-8' },
    body: `<feed xmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`,
  }
}

function written(
  world: YoutubeWorld,
  id: string | undefined,
  { author, text }: { author: string; text: string },
): EmulatedAnswer {
  const video = seenBy(world, id)
  if (video === undefined) return unavailable()
  video.comments.push(commentFrom(world, { author, channelId: `UC${author}`, text }))
  return { status: 303, headers: { location: `/watch?v=${video.id}` } }
}

function wordsOf({ resource }: EmulatedVideo): string {
  return `<p>${escapeHtml(resource.snippet.description ?? '').replaceAll('\n', '<br>')}</p>`
}

function page(title: string, body: string): EmulatedAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: pageAround(title, body),
  }
}

function unavailable(): EmulatedAnswer {
  return { ...page('Video unavailable', '<p>This video is private or does not exist.</p>'), status: 404 }
}
