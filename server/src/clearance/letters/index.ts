import type { Db } from '../../schema/index.ts'
import { type FormLanguage, formLanguageOf } from '../forms/form-words.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Letters } from './letters.ts'

const LETTERS: Readonly<Record<FormLanguage, Letters>> = { en, de, fr, es }

/** The house's letters in a language, in English where it has none in it. */
export const lettersIn = (language: string): Letters => LETTERS[formLanguageOf(language)]

/** The language in which somebody was last sent a form, or signed one: how they are written to; English where none was. */
export async function languageOfSubject(db: Db, subjectId: string): Promise<FormLanguage> {
  const row = await db
    .selectFrom('clearance.releaseForms')
    .select('language')
    .where('subjectId', '=', subjectId)
    .where('state', '!=', 'draft')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return formLanguageOf(row?.language ?? 'en')
}
