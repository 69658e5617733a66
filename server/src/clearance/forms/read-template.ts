import { z } from 'zod'
import { PHRASE_KEYS, type PhraseKey } from './form-words.ts'

/** The fields that a template may have, and what each is filled with. */
export const TEMPLATE_FIELDS = {
  title: 'the title in the head of the template',
  person: 'whom or what the form is about',
  production: 'the title of the production',
  signer: 'who is asked to sign',
  date: 'the day on which the form is drawn up',
  media: 'moving pictures, photographs, sound: what may be shown',
  rights: 'the rights in music that are licensed: sync, master',
  uses: 'what for',
  destinations: 'where it may be shown',
  territories: 'in which countries, groups of them included',
  window: 'from when until when',
  conditions: 'what is owed in return: credit, approval, what it may not stand beside',
  majority: 'whether it goes on when a minor comes of age',
  soloShare: 'the share of what shows the signer alone that they may refuse',
  groupShare: 'the same, of what shows them with others',
  unit: 'what is counted: photographs, shots, cuts, seconds',
  silence: 'whether and when silence approves',
  approvals: 'whether an approval is final',
} as const

/** The name of a field. */
export type TemplateField = keyof typeof TEMPLATE_FIELDS

/** What the fields of a template are filled with. */
export type TemplateFields = Readonly<Record<TemplateField, string>>

/** Without these a signature would not say what it permits. */
const NEEDED = [
  'person',
  'production',
  'media',
  'uses',
  'destinations',
  'territories',
  'window',
  'conditions',
] as const

/** Something in a template that has to be mended first; lines are counted from 1. */
export interface Fault {
  readonly line: number
  readonly says: string
}

const headSchema = z.object({
  template: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'a name has small letters, digits and hyphens'),
  version: z.coerce.number().int().positive(),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language is a code such as en or de'),
  title: z.string().min(1).max(200),
  signatory: z.enum(['self', 'guardian', 'rights-holder']),
  basis: z.enum(['consent', 'contract']),
  subjects: z.enum(['person', 'minor', 'mark', 'artwork', 'music', 'location', 'contribution']),
  witness: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
})

interface Parts {
  readonly head: Readonly<Record<string, string>>
  readonly text: string
  /** The line on which the text begins. */
  readonly textFrom: number
}

// A head of `key: value` lines between two lines of dashes, then Markdown with `{{fields}}`.
function partsOf(source: string): Parts | null {
  const [whole, head, text] = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(source.replaceAll('\r\n', '\n')) ?? []
  if (whole === undefined || head === undefined || text === undefined) return null
  const lines = head.split('\n')
  const entries = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const
  })
  return { head: Object.fromEntries(entries), text, textFrom: lines.length + 3 }
}

/** Reads a template without judging it; null where it has no head that can be read. */
export function readTemplate(source: string) {
  const parts = partsOf(source)
  const head = parts && headSchema.safeParse(parts.head)
  if (parts === null || head === null || !head.success) return null
  const words: Partial<Record<PhraseKey, string>> = {}
  for (const key of PHRASE_KEYS) {
    const said = parts.head[`words.${key}`]
    if (said !== undefined && said !== '') words[key] = said
  }
  return { ...head.data, words, text: parts.text.trim() }
}

/** Everything in a template that must be mended before it can be a form. */
export function faultsOf(source: string): readonly Fault[] {
  const parts = partsOf(source)
  if (parts === null)
    return [
      {
        line: 1,
        says: 'a template begins with its head: lines of "key: value" between two lines of three dashes',
      },
    ]
  return [...headFaults(parts), ...textFaults(parts)]
}

function headFaults({ head }: Parts): readonly Fault[] {
  const keys = Object.keys(head)
  const lineOf = (key: string) => Math.max(0, keys.indexOf(key)) + 2
  const read = headSchema.safeParse(head)
  const wrong = read.success
    ? []
    : read.error.issues.map(({ path, message }) => {
        const key = String(path[0] ?? '')
        return { line: lineOf(key), says: `${key}: ${head[key] === undefined ? 'is missing' : message}` }
      })
  const unknown = keys
    .filter((key) => !Object.hasOwn(headSchema.shape, key) && !isWord(key))
    .map((key) => ({
      line: lineOf(key),
      says: `the head has no ${key === '' ? 'line without a key' : `"${key}"`}`,
    }))
  return [...wrong, ...unknown]
}

function isWord(key: string): boolean {
  return key.startsWith('words.') && PHRASE_KEYS.some((phrase) => key === `words.${phrase}`)
}

function textFaults({ text, textFrom }: Parts): readonly Fault[] {
  const faults: Fault[] = []
  const used = new Set<string>()
  for (const [index, line] of text.split('\n').entries()) {
    const at = textFrom + index
    const bare = line.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
      used.add(name)
      if (!Object.hasOwn(TEMPLATE_FIELDS, name))
        faults.push({ line: at, says: `no form knows the field {{${name}}}` })
      return ''
    })
    if (/\{\{|\}\}/.test(bare))
      faults.push({ line: at, says: 'braces are not closed: a field is written {{like}} this' })
  }
  for (const field of NEEDED)
    if (!used.has(field))
      faults.push({
        line: textFrom,
        says: `the field {{${field}}} is missing: the text must say ${TEMPLATE_FIELDS[field]}`,
      })
  return faults
}

/** The text with its fields filled in; of a template without faults. */
export function fillText(text: string, fields: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (field, name: string) => fields[name] ?? field)
}
