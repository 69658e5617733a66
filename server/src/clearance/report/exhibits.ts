import { say } from '@stagedoor/core/words'
import type { EvidenceSheet, Paper } from '../case-file/index.ts'
import type { ReportedMatter } from './reported-matter.ts'

/** A piece of evidence as the report numbers it: once, however many cuts it is met in. */
export interface Exhibit {
  /** `E1`, in the order in which the report first names it. */
  readonly name: string
  readonly sheet: EvidenceSheet
  readonly paper: Paper | null
  /** What of the report it is met in, and what it carries there. */
  readonly metIn: readonly string[]
  readonly carries: readonly string[]
}

/** Numbers every sheet of some matters. */
export function numberExhibits(
  matters: readonly ReportedMatter[],
  papers: ReadonlyMap<string, Paper>,
): ReadonlyMap<string, Exhibit> {
  const exhibits = new Map<string, Exhibit & { metIn: string[]; carries: string[] }>()
  for (const { title, subjects, wholes } of matters) {
    const carrying = new Set(
      subjects.flatMap(({ stands }) =>
        stands.flatMap(({ ground, ids }) => (ground === 'permitted' ? ids : [])),
      ),
    )
    for (const sheet of [
      ...subjects.flatMap(({ sheets }) => sheets),
      ...wholes.map((whole) => whole.sheet),
    ]) {
      const name = `E${exhibits.size + 1}`
      const paper = papers.get(sheet.id) ?? null
      const exhibit = exhibits.get(sheet.id) ?? { name, sheet, paper, metIn: [], carries: [] }
      exhibits.set(sheet.id, exhibit)
      if (!exhibit.metIn.includes(title)) exhibit.metIn.push(title)
      if (carrying.has(sheet.id) && !exhibit.carries.includes(title)) exhibit.carries.push(title)
    }
  }
  return exhibits
}

/** Some exhibits by their numbers. */
export function namesOfExhibits(
  ids: readonly string[],
  exhibits: ReadonlyMap<string, Exhibit>,
): readonly string[] {
  return ids.flatMap((id) => exhibits.get(id)?.name ?? [])
}

/** Where in the archive a paper lies. */
export function folderOf(paper: Paper, names: ReadonlyMap<string, string>): string {
  return `evidence/${nameOfFolder(names.get(paper.grant.subjectId) ?? '')}-${paper.id}`
}

/** What a paper's signed copy is called in the archive; empty where there is none. */
export function sayCopy({ paper }: Exhibit, names: ReadonlyMap<string, string>, locale: string): string {
  return paper === null || paper.copySha256 === null
    ? ''
    : say(locale, 'report.signed-copy.in-archive', { path: `${folderOf(paper, names)}/copy.pdf` })
}

function nameOfFolder(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  return plain.slice(0, 60) || 'subject'
}
