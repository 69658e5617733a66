import type { Feed } from './feed.ts'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// The characters that XML 1.0 (2.2) can carry; others are left out, since it cannot escape them either.
const UNPRINTABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** Words as XML carries them. */
export const xmlText = (words: string): string =>
  words.replace(UNPRINTABLE, '').replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter)

/** Posts that are out as RSS 2.0 (rssboard.org/rss-specification), with the feed's own address as Atom has it. */
export function rssOf({
  production,
  posts,
  origin,
}: Omit<Feed, 'posts'> & {
  posts: readonly Omit<Feed['posts'][number], 'credits'>[]
}): string {
  const here = `${origin}/${production.slug}`
  const items = posts.map(
    ({ slug, title, lead, openedAt }) => `    <item>
      <title>${xmlText(title)}</title>
      <link>${xmlText(`${here}/${slug}`)}</link>
      <guid isPermaLink="true">${xmlText(`${here}/${slug}`)}</guid>
      <pubDate>${new Date(openedAt).toUTCString()}</pubDate>
      ${lead === null ? '' : `<description>${xmlText(lead)}</description>`}
    </item>
`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>${xmlText(production.title)}</title>
    <link>${xmlText(here)}</link>
    <description>${xmlText(production.line ?? production.title)}</description>
    <atom:link href="${xmlText(`${here}/feed.xml`)}" rel="self" type="application/rss+xml"/>
${items.join('')}  </channel>
</rss>
`
}
