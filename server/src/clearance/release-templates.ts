import { readFileSync } from 'node:fs'
import type { Signatory, Subject } from '@stagedoor/core/clearance'
import { z } from 'zod'

/** A text that becomes a release form once its fields are filled; a new wording is a new version. */
export interface ReleaseTemplate {
  readonly template: string
  readonly version: number
  readonly language: string
  readonly title: string
  readonly signatory: Exclude<Signatory, 'minor-alone'>
  readonly subjects: 'person' | 'minor' | 'holding'
  readonly text: string
  /** How this language and form say a scope: part of the legal text, so versioned with it. */
  readonly words: Readonly<Record<(typeof TEMPLATE_WORDS)[number], string>>
}

/** The phrases that every template's head has, each under `words.`. */
export const TEMPLATE_WORDS = [
  'picture',
  'sound',
  'picture-and-sound',
  'own-page',
  'kit',
  'anywhere',
  'platform',
  'account',
  'worldwide',
  'open',
  'from',
  'until',
  'from-until',
  'credit-line',
  'approval-needed',
  'nothing',
] as const

/** The fields that a template may have. */
export const TEMPLATE_FIELDS = [
  'title',
  'person',
  'production',
  'sides',
  'uses',
  'destinations',
  'territories',
  'window',
  'conditions',
] as const

/** What the fields of a template are filled with. */
export type TemplateFields = Readonly<Record<(typeof TEMPLATE_FIELDS)[number], string>>

const headSchema = z.object({
  template: z.string(),
  version: z.coerce.number().int().positive(),
  language: z.string(),
  title: z.string(),
  signatory: z.enum(['self', 'guardian', 'rights-holder']),
  subjects: z.enum(['person', 'minor', 'holding']),
  words: z.record(z.enum(TEMPLATE_WORDS), z.string().min(1)),
})

/** Every template of this edition, read once. */
export const RELEASE_TEMPLATES: readonly ReleaseTemplate[] = [
  'appearance.en',
  'guardian.en',
  'permission.en',
].map((name) => parseTemplate(readFileSync(new URL(`./templates/${name}.md`, import.meta.url), 'utf8')))

/** The template for a subject, or null for what nobody can permit by a signature. */
export function templateFor(subject: Subject): ReleaseTemplate | null {
  const subjects = subjectsOf(subject)
  return RELEASE_TEMPLATES.find((template) => template.subjects === subjects) ?? null
}

function subjectsOf(subject: Subject): ReleaseTemplate['subjects'] | null {
  switch (subject.kind) {
    case 'person':
      return subject.minor ? 'minor' : 'person'
    case 'mark':
    case 'artwork':
    case 'music':
    case 'location':
    case 'contribution':
      return 'holding'
    case 'secret':
    case 'safety-matter':
      return null
  }
}

/** Reads a template: a head of `key: value` lines between two lines of dashes, then Markdown with `{{fields}}`. */
export function parseTemplate(source: string): ReleaseTemplate {
  const [, head, text] = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(source) ?? []
  if (head === undefined || text === undefined)
    throw new Error('A release form template begins with its head')
  const entries = head.split('\n').map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
  })
  const values: Record<string, string> = Object.fromEntries(entries)
  const words = Object.fromEntries(TEMPLATE_WORDS.map((word) => [word, values[`words.${word}`]]))
  return { ...headSchema.parse({ ...values, words }), text: text.trim() }
}

/** The text that is shown, signed and kept. Throws for a field that no form knows. */
export function fillTemplate(template: ReleaseTemplate, fields: TemplateFields): string {
  return template.text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const known = TEMPLATE_FIELDS.find((field) => field === name)
    if (known === undefined)
      throw new Error(`The template ${template.template} asks for ${name}, which no form knows`)
    return fields[known]
  })
}
