import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFeedOf } from './json-feed.ts'
import { rssOf } from './rss.ts'

const production = { slug: 'saltlight', title: 'Saltlight', line: 'One lamp.' }
const post = {
  slug: 'waves',
  title: 'Waves & <salt>',
  lead: 'A storm.',
  openedAt: '2026-11-21T08:47:02.108Z',
}

test('a feed names each post by the address of the house', () => {
  const feed = rssOf({ production, posts: [post], origin: 'https://house.example' })
  expect(feed).toContain('<link>https://house.example/saltlight/waves</link>')
  expect(feed).toContain('<pubDate>Sat, 21 Nov 2026 08:47:02 GMT</pubDate>')
  expect(feed).toContain('<title>Waves &amp; &lt;salt&gt;</title>')
})

test('no title can open or close an element of the feed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const feed = rssOf({
        production,
        posts: [{ ...post, title, lead: title }],
        origin: 'https://house.example',
      })
      expect(feed.match(/<item>/g)).toHaveLength(1)
      expect(feed.match(/<\/?[a-z]/gi)).toHaveLength(
        rssOf({ production, posts: [post], origin: 'https://house.example' }).match(/<\/?[a-z]/gi)?.length ??
          0,
      )
    }),
  )
})

test('the same feed as JSON names its version, each post by its address, and who made it', () => {
  const credits = [{ name: 'Aino Leppälä', person: 'aino-leppala', craft: 'Miniatures' }]
  const feed = jsonFeedOf({ production, posts: [{ ...post, credits }], origin: 'https://house.example' })
  expect(JSON.parse(feed)).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: 'https://house.example/saltlight/feed.json',
    items: [
      {
        id: 'https://house.example/saltlight/waves',
        title: 'Waves & <salt>',
        authors: [{ name: 'Aino Leppälä' }],
      },
    ],
  })
})
