import { noticePath, sayNotice } from '@stagedoor/core/community'
import { say } from '@stagedoor/core/words'
import type { Site } from '../../plant/http/index.ts'
import type { News } from './news.ts'
import type { SeenNotice } from './read-notices.ts'

/** A letter's words, plain and drawn. */
export interface DrawnNews {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/**
 * Words a letter of news. Its subject and its first two hundred letters are the same in every letter, since a lock screen
 * shows them; it names posts and people as its reader sees them in this moment, and quotes nobody.
 */
export function drawLetter({
  news,
  site,
  stop,
  locale,
}: {
  news: News
  site: Pick<Site, 'link'>
  stop: string
  locale: string
}): DrawnNews {
  const parts = partsOf(news, site, locale)
  const more = news.hasMore ? [say(locale, 'notice.mail.more', {})] : []
  const opening = say(locale, 'notice.mail.opening', {})
  const page = site.link('/me/notices')
  const foot = [
    { words: say(locale, 'notice.mail.open', {}), link: page },
    { words: say(locale, 'notice.mail.choose', {}), link: site.link('/me/notices/settings') },
    { words: say(locale, 'notice.mail.stop', {}), link: stop },
  ]
  const text = [
    opening,
    ...parts.map(({ heading, lines }) =>
      [heading, ...lines.map(({ words, link }) => `- ${words}\n  ${link}`)].filter(Boolean).join('\n\n'),
    ),
    ...more,
    foot.map(({ words, link }) => `${words}: ${link}`).join('\n'),
  ].join('\n\n')
  const subject = say(locale, 'notice.mail.subject', {})
  return { subject, text: `${text}\n`, html: drawn({ locale, subject, opening, parts, more, foot }) }
}

interface Line {
  readonly words: string
  readonly link: string
}

interface Part {
  readonly heading: string
  readonly lines: readonly Line[]
}

function partsOf({ notices, isSealed }: News, site: Pick<Site, 'link'>, locale: string): Part[] {
  const byProduction = new Map<string, SeenNotice[]>()
  for (const notice of notices) {
    const { slug } = notice.production
    byProduction.set(slug, [...(byProduction.get(slug) ?? []), notice])
  }
  const parts = [...byProduction.values()].map((ofOne) => ({
    heading: ofOne[0]?.production.title ?? '',
    lines: ofOne.map((notice) => ({ words: sayNotice(locale, notice), link: site.link(noticePath(notice)) })),
  }))
  const sealed = { words: say(locale, 'notice.sealed', {}), link: site.link('/me/notices') }
  return isSealed ? [...parts, { heading: '', lines: [sealed] }] : parts
}

interface Drawing {
  readonly locale: string
  readonly subject: string
  readonly opening: string
  readonly parts: readonly Part[]
  readonly more: readonly string[]
  readonly foot: readonly Line[]
}

// Mail programs read styles from the element alone, and this page loads nothing from anywhere.
function drawn({ locale, subject, opening, parts, more, foot }: Drawing): string {
  const link = ({ words, link: to }: Line) =>
    `<a href="${escaped(to)}" style="color:#8a4a0b">${escaped(words)}</a>`
  return `<!doctype html>
<html lang="${escaped(locale)}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f7f3ea;color:#17181b;font:16px/1.5 Georgia,serif">
<div style="max-width:560px;margin:0 auto">
<p style="color:#504e48;font-size:14px">${escaped(opening)}</p>
${parts
  .map(
    ({ heading, lines }) =>
      `${heading === '' ? '' : `<h2 style="font-weight:400;font-size:22px">${escaped(heading)}</h2>\n`}<ul style="padding-left:20px">\n${lines.map((line) => `<li style="margin:8px 0">${link(line)}</li>`).join('\n')}\n</ul>`,
  )
  .join('\n')}
${more.map((words) => `<p>${escaped(words)}</p>`).join('\n')}
<p style="font-size:14px">${foot.map(link).join('<br>\n')}</p>
</div>
</body>
</html>
`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (words: string): string => words.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter)
