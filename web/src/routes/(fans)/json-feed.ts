import type { Feed } from './feed.ts'

/** Posts that are out as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function jsonFeedOf({ production, posts, origin }: Feed): string {
  const here = `${origin}/${production.slug}`
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: production.title,
    home_page_url: here,
    feed_url: `${here}/feed.json`,
    ...(production.line === null ? {} : { description: production.line }),
    items: posts.map(({ slug, title, lead, openedAt, credits }) => ({
      id: `${here}/${slug}`,
      url: `${here}/${slug}`,
      title,
      content_text: lead ?? '',
      date_published: openedAt,
      ...(credits.length > 0 ? { authors: credits.map(({ name }) => ({ name })) } : {}),
    })),
  })
}
