import {
  type Condition,
  type DestinationScope,
  isTerritory,
  isTerritoryGroup,
  MEDIA,
  MUSIC_RIGHTS,
  SUBJECT_KINDS,
  type Subject,
  USES,
} from '@stagedoor/core/clearance'
import { type Instant, parseInstant, resolveLocal } from '@stagedoor/core/time'
import { FORM_LANGUAGES } from '../form-words.ts'
import type { ReleaseOrder } from '../compose-form.ts'
import type { Cells } from './columns.ts'

/** A line that can be taken over. */
export interface ReadLine {
  readonly key: string
  readonly kind: Exclude<Subject['kind'], 'secret' | 'safety-matter'>
  readonly minor: boolean
  readonly name: string
  readonly contact: string | null
  readonly signedBy: string
  readonly relation: string | null
  readonly signedAt: Instant
  readonly order: ReleaseOrder
  readonly scans: readonly string[]
}

/** A line as it was read: whole, or with everything that is wrong with it. */
export type LineReading =
  | { readonly kind: 'read'; readonly line: ReadLine }
  | { readonly kind: 'wrong'; readonly says: readonly string[] }

/** Reads one line of a list; `now` bounds what can have been signed, `zone` says which day a date is. */
export function readLine(cells: Cells, { zone, now }: { zone: string; now: Instant }): LineReading {
  const says: string[] = []
  const wrong = <Value>(what: string, value: Value): Value => {
    says.push(what)
    return value
  }
  const some = <Word extends string>(
    column: keyof Cells,
    known: readonly Word[],
    fallback: readonly Word[],
  ): readonly Word[] => {
    const words = listIn(cells[column]).map((word) => word.toLowerCase().replaceAll(' ', '-'))
    const unknown = words.filter((word) => !known.some((one) => one === word))
    if (unknown.length > 0)
      says.push(`${column}: there is no ${unknown.join(', ')}; known are ${known.join(', ')}`)
    const meant = known.filter((one) => words.includes(one))
    return words.length === 0 ? fallback : meant
  }
  const { kind, minor } =
    kindIn(cells.kind) ??
    wrong(`kind: there is no ${cells.kind}; known are person, minor, ${HOLDINGS.join(', ')}`, PERSON)
  if (cells.name === '') says.push('name: whom or what is it about?')
  const signedAt = momentIn(cells['signed on'], { zone, edge: 'begins' })
  if (cells['signed on'] === '') says.push('signed on: when was it signed?')
  else if (signedAt === null) says.push(`signed on: ${cells['signed on']} is no day; write 2026-03-01`)
  else if (signedAt > now) says.push(`signed on: ${cells['signed on']} is still to come`)
  const from =
    cells.from === ''
      ? undefined
      : (momentIn(cells.from, { zone, edge: 'begins' }) ??
        wrong(`from: ${cells.from} is no day; write 2026-03-01`, undefined))
  const until =
    cells.until === ''
      ? undefined
      : (momentIn(cells.until, { zone, edge: 'ends' }) ??
        wrong(`until: ${cells.until} is no day; write 2027-06-30`, undefined))
  if (from !== undefined && until !== undefined && until <= from)
    says.push(`until: the window ends on ${cells.until}, before it begins on ${cells.from}`)
  const territories = listIn(cells.territories).map((code) => code.toUpperCase())
  const nowhere = territories.filter((code) => !isTerritory(code) && !isTerritoryGroup(code))
  if (nowhere.length > 0)
    says.push(
      `territories: there is no ${nowhere.join(', ')}; write WORLD, codes such as DE, or groups such as EU`,
    )
  const language = cells.language === '' ? 'en' : cells.language.toLowerCase()
  if (!FORM_LANGUAGES.some((one) => one === language))
    says.push(`language: the house has no forms in ${cells.language}; it has ${FORM_LANGUAGES.join(', ')}`)
  if (minor && cells['signed by'] === '')
    says.push('signed by: for a minor a parent or guardian signs; who was it?')
  const scope = {
    media: some('media', MEDIA, MEDIA),
    musicRights: some('rights', MUSIC_RIGHTS, kind === 'music' ? MUSIC_RIGHTS : []),
    uses: some('uses', USES, ['publicity']),
    destinations: cells.destinations === '' ? OWN : listIn(cells.destinations).map(placeIn),
    territories: territories.length === 0 ? ['WORLD'] : territories,
    window: { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) },
  }
  const approval = yesIn(cells.approval) ?? wrong(`approval: write yes or no`, false)
  if (says.length > 0 || signedAt === null) return { kind: 'wrong', says }
  const conditions: Condition[] = [
    ...(cells.credit === '' ? [] : [{ kind: 'credit-line' as const, text: cells.credit }]),
    ...(approval ? [{ kind: 'approval-needed' as const }] : []),
  ]
  const signedBy = cells['signed by'] === '' ? cells.name : cells['signed by']
  const template = cells.template === '' ? null : cells.template.toLowerCase()
  return {
    kind: 'read',
    line: {
      key: cells.key === '' ? [kind, cells.name, template ?? '', cells['signed on']].join('|') : cells.key,
      kind,
      minor,
      name: cells.name,
      contact: cells.contact === '' ? null : cells.contact,
      signedBy,
      relation: cells.relation === '' ? null : cells.relation,
      signedAt,
      order: { template, language, scope, conditions, addressedTo: signedBy },
      scans: listIn(cells.scans),
    },
  }
}

const PERSON = { kind: 'person', minor: false } as const
const HOLDINGS = ['mark', 'artwork', 'music', 'location', 'contribution'] as const
const OWN: readonly DestinationScope[] = [
  { kind: 'platform', platform: 'own-page' },
  { kind: 'platform', platform: 'kit' },
]

function kindIn(text: string): { kind: ReadLine['kind']; minor: boolean } | null {
  const word = text.toLowerCase()
  if (word === '' || word === 'person') return PERSON
  if (word === 'minor') return { kind: 'person', minor: true }
  const kind = SUBJECT_KINDS.find((one) => one === word)
  return kind === undefined || kind === 'secret' || kind === 'safety-matter' ? null : { kind, minor: false }
}

function listIn(text: string): readonly string[] {
  return text
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

// `instagram/saltlight` is one account, `instagram` every account there.
function placeIn(text: string): DestinationScope {
  if (text.toLowerCase() === 'anywhere') return { kind: 'anywhere' }
  const [platform = '', ...account] = text.split('/')
  return account.length === 0
    ? { kind: 'platform', platform }
    : { kind: 'account', platform, account: account.join('/') }
}

function yesIn(text: string): boolean | null {
  const word = text.toLowerCase()
  if (['', 'no', 'n', 'false', '0'].includes(word)) return false
  return ['yes', 'y', 'true', '1', 'x'].includes(word) ? true : null
}

// A day that ends something is the last one: the moment is the next midnight there.
function momentIn(text: string, { zone, edge }: { zone: string; edge: 'begins' | 'ends' }): Instant | null {
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
      return /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? parseInstant(text) : null
    const day = new Date(`${text}T00:00:00Z`)
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) return null
    if (edge === 'begins') return resolveLocal({ date: text, time: '00:00', zone }, 'window-begins').instant
    const next = new Date(day.getTime() + 86_400_000).toISOString().slice(0, 10)
    return resolveLocal({ date: next, time: '00:00', zone }, 'licence-ends').instant
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
