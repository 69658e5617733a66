import { mentionsIn, namedIn } from '@stagedoor/core/community'
import MarkdownIt, { type Token } from 'markdown-it'
import sanitizeHtml from 'sanitize-html'

/** Words as pages show them, as search and the term pairs read them, and whom they name. */
export interface RenderedWords {
  readonly html: string
  /** What a reader sees, without mark-up; lines and blocks are set apart by line ends. */
  readonly text: string
  /** Skeletons of the handles that are named, the first few. */
  readonly names: readonly string[]
}

const WEB = /^https?:\/\//i
// Deeper than any talk needs; each level costs.
const DEEPEST = 12

// Emphasis, links, lists, quotes, code and line ends: no images, no headings, no tables, no HTML. Bare addresses are
// links only with their scheme. Nothing is ever fetched.
const markdown = new MarkdownIt('zero', { html: false, breaks: true, linkify: true, maxNesting: DEEPEST })
markdown.enable([
  'emphasis',
  'link',
  'autolink',
  'linkify',
  'list',
  'blockquote',
  'fence',
  'backticks',
  'newline',
  'escape',
  'entity',
])
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
markdown.validateLink = (address) => WEB.test(address)

// A second lock on the same door: whatever the renderer may once do wrong, no more than this leaves.
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre'],
  allowedAttributes: { a: ['href', 'rel', 'class'], ol: ['start'] },
  allowedClasses: { a: ['mention'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'escape',
}

/** Renders words that passed `checkWords`; names link to the pages of their bearers, whether there are any or not. */
export function renderWords(words: string, { production }: { production: string }): RenderedWords {
  const tokens = markdown.parse(words, {})
  const text = textOf(tokens)
  for (const token of tokens)
    if (token.children !== null) token.children = linked(token.children, `/${production}/fans/`)
  const html = markdown.renderer.render(tokens, markdown.options, {})
  return { html: sanitizeHtml(html, ALLOWED).trim(), text, names: namedIn(mentionsIn(text)) }
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .flatMap((token) => {
      if (token.type === 'fence') return [token.content]
      if (token.children === null) return []
      return [
        token.children
          .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? '\n' : content))
          .join(''),
      ]
    })
    .join('\n')
    .trim()
}

function linked(children: readonly Token[], fans: string): Token[] {
  let inLink = 0
  return children.flatMap((token) => {
    if (token.type === 'link_open') {
      inLink += 1
      token.attrSet('rel', 'nofollow ugc noopener')
    }
    if (token.type === 'link_close') inLink -= 1
    return token.type === 'text' && inLink === 0 ? named(token, fans) : [token]
  })
}

function named(token: Token, fans: string): Token[] {
  const made = (like: Partial<Token>): Token =>
    Object.assign(
      Object.create(Object.getPrototypeOf(token)) as Token,
      token,
      { attrs: null, content: '' },
      like,
    )
  const text = (content: string): Token => made({ content })
  const parts: Token[] = []
  let at = 0
  for (const { handle, from, until } of mentionsIn(token.content)) {
    const attrs: [string, string][] = [
      ['class', 'mention'],
      ['href', `${fans}${encodeURIComponent(handle)}`],
    ]
    parts.push(
      text(token.content.slice(at, from)),
      made({ type: 'link_open', tag: 'a', nesting: 1, attrs }),
      text(`@${handle}`),
      made({ type: 'link_close', tag: 'a', nesting: -1 }),
    )
    at = until
  }
  return [...parts, text(token.content.slice(at))]
}
