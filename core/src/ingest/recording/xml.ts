/** An element with its text (its children's left out) and its children; attributes are not kept. */
export interface XmlElement {
  readonly name: string
  readonly text: string
  readonly children: readonly XmlElement[]
}

const LONGEST = 256 * 1024
const DEEPEST = 16
const MOST_ELEMENTS = 5_000

interface Open {
  readonly name: string
  text: string
  readonly children: XmlElement[]
}

// One mark-up, or the text up to the next: comments, CDATA, declarations, tags, in this order.
const TOKEN =
  /<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<\?[^]*?\?>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy

/**
 * Reads a small XML document, strictly: one root, tags that close each other in order, the five entities of XML and
 * numbered characters. A document type is refused, so that nothing can be expanded or fetched. Null for anything else,
 * and for what is longer than 256 KiB, deeper than 16, or more than 5,000 elements.
 */
export function readXml(text: string): XmlElement | null {
  if (text.length > LONGEST) return null
  // Recorders leave room behind the document, filled with zeros.
  const trimmed = text
    .replaceAll('\0', ' ')
    .replace(/^\ufeff/, '')
    .trimEnd()
  const open: Open[] = []
  let root: XmlElement | null = null
  let elements = 0
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed)
    if (found === null) return null
    const [, literal, closes, name, , isEmpty, words] = found
    const here = open.at(-1)
    if (words !== undefined || literal !== undefined) {
      if (here !== undefined) here.text += literal ?? unescaped(words ?? '')
      else if (literal !== undefined || words?.trim() !== '') return null
    } else if (name !== undefined && closes === '/') {
      const done = open.pop()
      if (done?.name !== name || isEmpty === '/') return null
      if (open.length === 0) root = finished(done)
      else open.at(-1)?.children.push(finished(done))
    } else if (name !== undefined) {
      elements += 1
      if (root !== null || elements > MOST_ELEMENTS || open.length >= DEEPEST) return null
      const begun: Open = { name, text: '', children: [] }
      if (isEmpty !== '/') open.push(begun)
      else if (here === undefined) root = finished(begun)
      else here.children.push(finished(begun))
    }
  }
  return open.length === 0 ? root : null
}

function finished({ name, text, children }: Open): XmlElement {
  return { name, text: text.trim(), children }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

// An entity that XML does not know stays as it is written.
function unescaped(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|\w+);/gi, (whole) => {
    const name = whole.slice(1, -1)
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
