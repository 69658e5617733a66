import { MhlFlaw } from './mhl-flaw.ts'

/** An element of a document: names without prefixes, and the namespace apart. */
export interface XmlElement {
  readonly space: string
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children; spaces are kept. */
  readonly text: string
}

const DEEPEST = 24
const MOST_SPACES = 32
const MOST_ELEMENTS = 2_000_000
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const TAG =
  /([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const ATTRIBUTE = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const CLOSING = /([A-Za-z_][\w.:-]*)\s*>/y

interface Open {
  readonly typed: string
  readonly spaces: ReadonlyMap<string, string>
  readonly element: {
    space: string
    name: string
    attributes: Map<string, string>
    children: XmlElement[]
    text: string
  }
}

/**
 * Reads the XML 1.0 that hash lists are written in: elements, attributes, text, comments. A document type, an entity
 * of its own, a processing instruction and what is nested too deep are refused: nothing here needs them.
 */
export function readXml(document: string): XmlElement {
  const text = document.replace(/^\uFEFF/, '')
  const open: Open[] = []
  let root: XmlElement | null = null
  let count = 0
  let at = /^<\?xml\s[^?]*\?>/.exec(text)?.[0].length ?? 0
  while (at < text.length) {
    const tag = text.indexOf('<', at)
    const until = tag === -1 ? text.length : tag
    const between = text.slice(at, until)
    const inner = open.at(-1)
    if (inner !== undefined) inner.element.text += plainText(between)
    else if (between.trim() !== '') throw new MhlFlaw('has text outside of its elements')
    if (tag === -1) break
    if (text.startsWith('<!--', tag)) {
      at = behind(text, '-->', tag + 4)
    } else if (text.startsWith('<![CDATA[', tag) && inner !== undefined) {
      at = behind(text, ']]>', tag + 9)
      inner.element.text += text.slice(tag + 9, at - 3)
    } else if (text.startsWith('</', tag)) {
      CLOSING.lastIndex = tag + 2
      if (inner === undefined || CLOSING.exec(text)?.[1] !== inner.typed)
        throw new MhlFlaw('has a closing tag that closes nothing')
      at = CLOSING.lastIndex
      open.pop()
    } else {
      TAG.lastIndex = tag + 1
      const [, typed, written, closed] = TAG.exec(text) ?? []
      if (typed === undefined || written === undefined)
        throw new MhlFlaw('has something in it that is no plain element')
      if (root !== null && inner === undefined) throw new MhlFlaw('has more than one root')
      if ((count += 1) > MOST_ELEMENTS) throw new MhlFlaw('has too many elements')
      at = TAG.lastIndex
      const begun = begin(typed, written, inner?.spaces ?? new Map())
      inner?.element.children.push(begun.element)
      root ??= begun.element
      if (closed !== '/') open.push(begun)
      if (open.length > DEEPEST) throw new MhlFlaw('is nested too deep')
    }
  }
  if (root === null || open.length > 0) throw new MhlFlaw('breaks off')
  return root
}

function begin(typed: string, written: string, around: ReadonlyMap<string, string>): Open {
  const spaces = new Map(around)
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single] of written.matchAll(ATTRIBUTE)) {
    const value = plainText(double ?? single ?? '')
    if (attributes.has(name)) throw new MhlFlaw('says an attribute twice')
    attributes.set(name, value)
    if (name === 'xmlns') spaces.set('', value)
    else if (name.startsWith('xmlns:')) spaces.set(name.slice(6), value)
  }
  if (spaces.size > MOST_SPACES) throw new MhlFlaw('has more namespaces than anybody uses')
  const [prefix, name] = typed.includes(':') ? (typed.split(':') as [string, string]) : ['', typed]
  const space = spaces.get(prefix)
  if (space === undefined && prefix !== '') throw new MhlFlaw('uses a prefix that it never names')
  return { typed, spaces, element: { space: space ?? '', name, attributes, children: [], text: '' } }
}

function plainText(written: string): string {
  if (!written.includes('&')) return written
  return written.replace(/&([^;&]{0,10});?/g, (reference, name: string) => {
    const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name) ?? []
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    const character = Number.isNaN(code)
      ? NAMED[name]
      : isXmlCharacter(code)
        ? String.fromCodePoint(code)
        : undefined
    if (character === undefined || !reference.endsWith(';'))
      throw new MhlFlaw('has an entity that XML does not know by itself')
    return character
  })
}

function behind(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  if (found === -1) throw new MhlFlaw('breaks off')
  return found + end.length
}

// XML 1.0, section 2.2.
function isXmlCharacter(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  )
}

/** Whether a text can stand in an XML 1.0 document at all: control characters and halves of characters cannot. */
export function isXmlText(text: string): boolean {
  for (const character of text) if (!isXmlCharacter(character.codePointAt(0) ?? 0)) return false
  return true
}

/** A text as an element or an attribute holds it; spaces at the ends and breaks of lines survive. */
export function xmlText(text: string): string {
  if (!isXmlText(text)) throw new RangeError('a control character cannot be written in XML')
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
