import { readFileSync } from 'node:fs'
import type { GrantBasis, Signatory, Subject } from '@stagedoor/core/clearance'
import { FORM_LANGUAGES, FORM_WORDS, formLanguageOf, type FormWords } from './form-words.ts'
import { type Fault, faultsOf, readTemplate } from './read-template.ts'

/** A text that becomes a release form once its fields are filled; a new wording is a new version. */
export interface ReleaseTemplate {
  readonly template: string
  readonly version: number
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly signatory: Exclude<Signatory, 'minor-alone'>
  readonly basis: GrantBasis
  readonly subjects: TemplateSubjects
  readonly witness: boolean
  readonly text: string
  /** How this language and form say a scope: part of the legal text, so versioned with it. */
  readonly words: FormWords
  /** Null for the house's own; the row of a production's. */
  readonly ownId: string | null
}

/** Whom or what a template is about: kinds of subjects, with minors apart. */
export type TemplateSubjects = 'person' | 'minor' | 'mark' | 'artwork' | 'music' | 'location' | 'contribution'

/** The templates of this edition, in the order in which a page lists them. */
export const TEMPLATE_NAMES = [
  'appearance',
  'guardian',
  'talent',
  'contribution',
  'location',
  'artwork',
  'mark',
  'music',
] as const

/** The house's template of a name and language as it is written; null where there is none. */
export function shippedSource(template: string, language: string): string | null {
  return SOURCES.get(`${template}.${language}`) ?? null
}

const SOURCES: ReadonlyMap<string, string> = new Map(
  TEMPLATE_NAMES.flatMap((template) =>
    FORM_LANGUAGES.map((language) => {
      const name = `${template}.${language}`
      return [name, readFileSync(new URL(`./templates/${name}.md`, import.meta.url), 'utf8')] as const
    }),
  ),
)

/** Every template of this edition, read once. */
export const RELEASE_TEMPLATES: readonly ReleaseTemplate[] = [...SOURCES.values()].map((source) =>
  parseTemplate(source),
)

/** The house's template for a subject, or null for what nobody can permit by a signature. */
export function templateFor(subject: Subject, language = 'en'): ReleaseTemplate | null {
  const subjects = subjectsOf(subject)
  const fitting = RELEASE_TEMPLATES.filter((template) => template.subjects === subjects)
  return fitting.find((template) => template.language === language) ?? fitting[0] ?? null
}

/** As whom or what a subject signs; null for what no signature frees. */
export function subjectsOf(subject: Subject): TemplateSubjects | null {
  switch (subject.kind) {
    case 'person':
      return subject.minor ? 'minor' : 'person'
    case 'mark':
    case 'artwork':
    case 'music':
    case 'location':
    case 'contribution':
      return subject.kind
    case 'secret':
    case 'safety-matter':
      return null
  }
}

/** Reads a template; throws {@link TemplateBroken} with every fault in it. */
export function parseTemplate(source: string, ownId: string | null = null): ReleaseTemplate {
  const faults = faultsOf(source)
  const read = readTemplate(source)
  if (faults.length > 0 || read === null) throw new TemplateBroken(faults)
  const { words, ...template } = read
  return { ...template, words: { ...FORM_WORDS[formLanguageOf(template.language)], ...words }, ownId }
}

/** A template that cannot become a form, and what is wrong with it, line by line. */
export class TemplateBroken extends Error {
  override readonly name = 'TemplateBroken'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ line, says }) => `line ${line}: ${says}`).join('; '))
    this.faults = faults
  }
}
