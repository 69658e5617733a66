import { type CsvLine, readCsv } from '../../words/index.ts'
import { SUBJECT_KINDS } from '../subject.ts'

/** Kinds that a cast list or call sheet may name: a secret is no line of either, nor is a contribution. */
export type CastKind = Exclude<(typeof SUBJECT_KINDS)[number], 'secret' | 'contribution'>

/** Who or what one line of a cast list names; what the list leaves out is null, and then changes nothing. */
export interface CastLine {
  readonly name: string
  readonly kind: CastKind
  readonly character: string | null
  readonly billing: number | null
  readonly minor: boolean | null
  readonly bornOn: string | null
  readonly contact: string | null
}

/** Why a line is not taken. */
export type CastFault =
  | 'name-missing'
  | 'name-too-long'
  | 'kind-unknown'
  | 'billing-no-number'
  | 'born-no-date'
  | 'minor-unclear'
  | 'named-twice'
  | 'not-a-person'

/** One line of a list as read: taken, or not, and why. */
export type CastReading =
  | { readonly kind: 'taken'; readonly line: number; readonly cast: CastLine }
  | { readonly kind: 'refused'; readonly line: number; readonly name: string; readonly why: CastFault }

// What people write over such columns.
const HEADINGS = {
  name: ['name', 'actor', 'cast', 'artist', 'performer', 'who'],
  character: ['character', 'role', 'part', 'plays'],
  kind: ['kind', 'type'],
  billing: ['billing', 'billing order', 'order', 'no', 'no.', 'number', '#', 'id'],
  minor: ['minor', 'child', 'under 18'],
  bornOn: ['born on', 'born', 'date of birth', 'dob', 'birthday'],
  contact: ['contact', 'email', 'e-mail', 'mail', 'phone', 'telephone', 'mobile'],
} as const

type Column = keyof typeof HEADINGS
type Columns = { readonly [Name in Column]?: number }

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'minor', 'child'])
const NO = new Set(['', 'no', 'n', 'false', '0', 'adult'])
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const LONGEST_NAME = 120

/** A cast list or call sheet as a table with headings, read line by line; null where no heading says which column is the name. */
export function readCastList(text: string): CastReading[] | null {
  const [head, ...lines] = readCsv(text)
  const columns = head && columnsOf(head)
  if (columns?.name === undefined) return null
  const seen = new Set<string>()
  return lines.map((line) => {
    const reading = readLine(line, columns)
    if (reading.kind === 'refused') return reading
    const key = `${reading.cast.kind} ${reading.cast.name.toLowerCase()}`
    if (seen.has(key))
      return { kind: 'refused', line: line.line, name: reading.cast.name, why: 'named-twice' }
    seen.add(key)
    return reading
  })
}

function columnsOf({ fields }: CsvLine): Columns {
  const headings = fields.map((field) => field.toLowerCase().replaceAll('_', ' '))
  const found = Object.entries(HEADINGS).flatMap(([name, known]) => {
    const at = headings.findIndex((heading) => (known as readonly string[]).includes(heading))
    return at === -1 ? [] : [[name, at] as const]
  })
  return Object.fromEntries(found)
}

function readLine({ line, fields }: CsvLine, columns: Columns): CastReading {
  const textOf = (column: Column) => fields[columns[column] ?? -1] ?? ''
  const name = textOf('name')
  const refused = (why: CastFault): CastReading => ({ kind: 'refused', line, name, why })
  if (name === '') return refused('name-missing')
  if (name.length > LONGEST_NAME) return refused('name-too-long')
  const kind = kindOf(textOf('kind'))
  if (kind === null) return refused('kind-unknown')
  const billing = textOf('billing') === '' ? null : Number(textOf('billing').replace(/\.$/, ''))
  if (billing !== null && !(Number.isInteger(billing) && billing > 0)) return refused('billing-no-number')
  const bornOn = textOf('bornOn') === '' ? null : textOf('bornOn')
  if (bornOn !== null && !isDate(bornOn)) return refused('born-no-date')
  const said = textOf('minor').toLowerCase()
  if (!YES.has(said) && !NO.has(said)) return refused('minor-unclear')
  const minor = said === '' ? null : YES.has(said)
  if (kind !== 'person' && (minor === true || bornOn !== null)) return refused('not-a-person')
  const character = textOf('character') || null
  const contact = textOf('contact') || null
  return { kind: 'taken', line, cast: { name, kind, character, billing, minor, bornOn, contact } }
}

function kindOf(text: string): CastKind | null {
  const said = text.toLowerCase().replaceAll(' ', '-')
  if (said === '') return 'person'
  if (said === 'secret' || said === 'contribution') return null
  return (SUBJECT_KINDS.find((kind) => kind === said) as CastKind | undefined) ?? null
}

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (!year || !month || !day) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toISOString().startsWith(text)
}
