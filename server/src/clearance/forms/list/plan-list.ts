import { Problem } from '@stagedoor/contract/problems'
import { readCsv } from '@stagedoor/core/words'
import type { Subject } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../../schema/index.ts'
import { chooseTemplate } from '../compose-form.ts'
import { subjectIn } from '../../evidence-rows.ts'
import { templatesOf } from '../own-templates.ts'
import type { ReleaseTemplate } from '../release-templates.ts'
import { cellsOf, columnsOf, NEEDED_COLUMNS } from './columns.ts'
import { readLine, type ReadLine } from './read-line.ts'

/** The most lines of a list that is taken over at once. */
export const MOST_LINES = 1000

/** A list as somebody brought it, with the scans that wait for it. */
export interface BroughtList {
  readonly csv: string
  readonly scans: readonly { readonly id: string; readonly fileName: string }[]
}

/** What will become of a line. */
export type PlannedLine = { readonly line: number; readonly name: string } & (
  | { readonly fate: 'wrong'; readonly says: readonly string[] }
  | { readonly fate: 'there-already'; readonly key: string }
  | {
      readonly fate: 'added'
      readonly key: string
      readonly read: ReadLine
      /** Null for somebody or something not known yet. */
      readonly subject: Subject | null
      readonly template: ReleaseTemplate
      readonly scanIds: readonly string[]
    }
)

/** What will become of a list, and the columns and scans that nothing of it asks for. */
export interface ListPlan {
  readonly lines: readonly PlannedLine[]
  readonly unknownColumns: readonly string[]
  readonly strayScans: readonly string[]
}

/** Says line by line what taking a list over would do, without doing it. Throws `list-not-readable`. */
export async function planList(
  db: Db,
  { productionId, zone, list, now }: { productionId: string; zone: string; list: BroughtList; now: Instant },
): Promise<ListPlan> {
  const [head, ...rows] = readCsv(list.csv)
  const { at, unknown } = columnsOf(head?.fields ?? [])
  const missing = NEEDED_COLUMNS.filter((column) => !at.has(column))
  if (missing.length > 0)
    throw new Problem('list-not-readable', {
      detail: `The first line must name the columns; ${missing.map((one) => `"${one}"`).join(' and ')} is missing. Nothing was changed.`,
    })
  if (rows.length > MOST_LINES)
    throw new Problem('list-not-readable', {
      detail: `A list has at most ${MOST_LINES} lines; this one has ${rows.length}. Take it over in parts.`,
    })
  const known = await knownOf(db, productionId)
  const seen = new Map<string, number>()
  const usedScans = new Set<string>()
  const lines = rows.map(({ line, fields }): PlannedLine => {
    const cells = cellsOf(fields, at)
    const reading = readLine(cells, { zone, now })
    const named = { line, name: cells.name }
    if (reading.kind === 'wrong') return { ...named, fate: 'wrong', says: reading.says }
    const { line: read } = reading
    const { key } = read
    const before = seen.get(key)
    if (before !== undefined)
      return { ...named, fate: 'wrong', says: [`key: line ${before} has the same key, ${key}`] }
    seen.set(key, line)
    const wanted = read.scans.map((name) => ({ name, scan: list.scans.find((one) => one.fileName === name) }))
    for (const { name } of wanted) usedScans.add(name)
    if (known.keys.has(key)) return { ...named, fate: 'there-already', key }
    const subject = known.subjects.find((one) => one.kind === read.kind && one.name === read.name) ?? null
    const told = faultsWith({ read, subject, templates: known.templates, wanted })
    if (told.kind === 'wrong') return { ...named, fate: 'wrong', says: told.says }
    return { ...named, fate: 'added', key, read, subject, template: told.template, scanIds: told.scanIds }
  })
  const strayScans = list.scans.map(({ fileName }) => fileName).filter((name) => !usedScans.has(name))
  return { lines, unknownColumns: unknown, strayScans }
}

function faultsWith({
  read,
  subject,
  templates,
  wanted,
}: {
  read: ReadLine
  subject: Subject | null
  templates: readonly ReleaseTemplate[]
  wanted: readonly { name: string; scan: { id: string } | undefined }[]
}):
  | { kind: 'wrong'; says: readonly string[] }
  | { kind: 'right'; template: ReleaseTemplate; scanIds: readonly string[] } {
  const missing = wanted
    .filter(({ scan }) => scan === undefined)
    .map(({ name }) => `scans: the file ${name} was not brought along`)
  if (subject?.kind === 'person' && subject.minor !== read.minor)
    return {
      kind: 'wrong',
      says: [
        `kind: ${subject.name} is known here as ${subject.minor ? 'a minor' : 'somebody of age'}`,
        ...missing,
      ],
    }
  const asked = subject ?? newcomerOf(read)
  try {
    const template = chooseTemplate(templates, asked, read.order)
    if (missing.length > 0) return { kind: 'wrong', says: missing }
    return {
      kind: 'right',
      template,
      scanIds: wanted.flatMap(({ scan }) => (scan === undefined ? [] : [scan.id])),
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return {
      kind: 'wrong',
      says: [`template: ${detailOf(error).replace(/ Nothing was drafted\.$/, '')}`, ...missing],
    }
  }
}

function detailOf({ facts, message }: Problem): string {
  const { detail } = facts
  return typeof detail === 'string' ? detail : message
}

/** A subject that a line would add. */
function newcomerOf({ kind, name, minor }: ReadLine): Subject {
  const named = { id: '' as Subject['id'], name }
  return kind === 'person'
    ? { kind, ...named, identified: true, minor, comesOfAgeAt: null }
    : { kind, ...named }
}

async function knownOf(db: Db, productionId: string) {
  const subjects = await db
    .selectFrom('clearance.subjects')
    .selectAll()
    .where('productionId', '=', productionId)
    .execute()
  const keys = await db
    .selectFrom('clearance.releaseForms')
    .select('listKey')
    .where('productionId', '=', productionId)
    .where('listKey', 'is not', null)
    .execute()
  return {
    subjects: subjects.map(subjectIn),
    keys: new Set(keys.map(({ listKey }) => listKey)),
    templates: await templatesOf(db, productionId),
  }
}
