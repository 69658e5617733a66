import { z } from 'zod'
import {
  type EmulatedAnswer,
  escapeHtml,
  operation,
  type Operation,
  pageAround,
} from '../../emulating/index.ts'
import { captionOf } from './caption-of.ts'
import type { EmulatedMedia, InstagramWorld } from './world.ts'

const APP = { source: 'https://help.instagram.com/', readOn: '2026-11-21' } as const

/** What people see and do on Instagram itself: look at a post, write under it, delete their own. */
export function lookOperations(world: InstagramWorld): Operation[] {
  return [
    ...(['reel', 'stories'] as const).flatMap((kind) => postPages(world, kind)),
    operation({
      ...APP,
      name: 'profile',
      method: 'GET',
      path: `/${world.account.username}/`,
      isRead: true,
      reading: 'none',
      answer: () => {
        const links = [...world.media.values()].map((media) => {
          const address = addressOf(media)
          return `<li><a href="${address}">${escapeHtml(captionOf(media) || address)}</a></li>`
        })
        return page(`@${world.account.username}`, `<ul>${links.join('')}</ul>`)
      },
    }),
  ]
}

function postPages(world: InstagramWorld, kind: 'reel' | 'stories'): Operation[] {
  const path = `/${kind}/{shortcode}/`
  const seen = (shortcode = '') =>
    [...world.media.values()].find((media) => media.shortcode === shortcode && world.seen(media.id) !== null)
  return [
    operation({
      ...APP,
      name: `look-at-${kind}`,
      method: 'GET',
      path,
      isRead: true,
      reading: 'none',
      answer: ({ params }) => {
        const media = seen(params.shortcode)
        return media === undefined ? gone() : page(`@${world.account.username}`, bodyOf(media))
      },
    }),
    operation({
      ...APP,
      name: `act-on-${kind}`,
      method: 'POST',
      path,
      reading: 'form',
      body: z.strictObject({
        act: z.enum(['delete', 'comment']),
        author: z.string().optional(),
        text: z.string().optional(),
      }),
      answer: ({ params, body: { act, author = 'somebody', text = '' } }) => {
        const media = seen(params.shortcode)
        if (media === undefined) return gone()
        if (act === 'delete') {
          world.media.delete(media.id)
          return { status: 303, headers: { location: '/' } }
        }
        if (text !== '') world.comment(media, author, text)
        return { status: 303, headers: { location: addressOf(media) } }
      },
    }),
  ]
}

function addressOf({ container, shortcode }: EmulatedMedia): string {
  return `/${container.words.media_type === 'REELS' ? 'reel' : 'stories'}/${shortcode}/`
}

function bodyOf(media: EmulatedMedia): string {
  const comments = media.comments.map(
    ({ username, text }) => `<li><b>${escapeHtml(username)}</b> ${escapeHtml(text)}</li>`,
  )
  return `<p>${escapeHtml(captionOf(media))}</p><ul>${comments.join('')}</ul>
<form method="post"><p><label>As <input name="author" value="ana.sees.things"></label>
<label>write <input name="text"></label> <button name="act" value="comment">Comment</button></p></form>
<form method="post"><p>As the account: <button name="act" value="delete">Delete</button></p></form>`
}

function page(title: string, body: string): EmulatedAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: pageAround(title, body),
  }
}

function gone(): EmulatedAnswer {
  return { ...page('Sorry, this page is not available', ''), status: 404 }
}
