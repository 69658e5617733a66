import { type Instant, instant, toIso } from '../time/index.ts'

/** The first line of a sealed file: which form it has. */
export const SEAL_FORM = 'stagedoor-seal/1'

/** What a seal holds fast: who wrote what, about which point of which story, when, and the salt that keeps it from being guessed. */
export interface SealedTheory {
  /** The production's name in addresses, as it was at the sealing. */
  readonly production: string
  /** The writer's handle, as it was at the sealing. */
  readonly writer: string
  readonly sealedAt: Instant
  /** What fans called the point of the story then. */
  readonly about: string
  /** 256 random bits, as 64 hexadecimal digits in lower case. */
  readonly salt: string
  readonly text: string
}

const SALT = /^[0-9a-f]{64}$/
const HEAD = ['production', 'writer', 'sealed', 'about', 'salt'] as const
const ONE_LINE = /^[^\n\r]+$/

/**
 * The sealed file: its UTF-8 bytes are what is hashed with SHA-256, so that `sha256sum FILE` shows the seal. A line that
 * names the form, five lines of a word and what it says, an empty line, the text as it was written, and one line end.
 * Throws where a line would not be one.
 */
export function sealedFile({ production, writer, sealedAt, about, salt, text }: SealedTheory): string {
  const said = { production, writer, sealed: toIso(sealedAt), about, salt }
  for (const [word, value] of Object.entries(said))
    if (!ONE_LINE.test(value)) throw new TypeError(`The ${word} of a seal is one line`)
  return [SEAL_FORM, ...HEAD.map((word) => `${word} ${said[word]}`), '', text, ''].join('\n')
}

/** A sealed file as somebody kept or pasted it, with the line ends of its form again. */
export function plainFile(kept: string): string {
  return `${kept
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .trimEnd()}\n`
}

/** Reads a sealed file; null for whatever the form would not have written. */
export function readSealedFile(file: string): SealedTheory | null {
  const [form, ...lines] = file.split('\n')
  const said = HEAD.map((word, place) => {
    const line = lines[place] ?? ''
    return line.startsWith(`${word} `) ? line.slice(word.length + 1) : ''
  })
  const [production = '', writer = '', sealed = '', about = '', salt = ''] = said
  const sealedMs = Date.parse(sealed)
  if (form !== SEAL_FORM || said.includes('') || !SALT.test(salt) || Number.isNaN(sealedMs)) return null
  const text = theoryText(lines.slice(HEAD.length + 1).join('\n'))
  const theory = { production, writer, sealedAt: instant(sealedMs), about, salt, text }
  return text !== '' && sealedFile(theory) === file ? theory : null
}

// Controls but the line end and the tab: a database refuses some, and nobody sees any.
const UNSEEN = /(?![\n\t])\p{Cc}/gu

/**
 * The text of a theory as it is sealed: whole characters, composed (NFC), lines ended by a line feed, nothing empty around
 * it. What is typed, pasted and sealed is the same, however a browser ends its lines.
 */
export function theoryText(typed: string): string {
  return typed.toWellFormed().replace(/\r\n?/g, '\n').replace(UNSEEN, '').normalize('NFC').trim()
}
