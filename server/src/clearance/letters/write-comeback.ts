import type { Mailing } from '../../plant/mail/index.ts'
import { productionById } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { addressOf } from '../forms/write-to-signer.ts'
import { languageOfSubject, lettersIn } from './index.ts'
import { formLanguageOf } from '../forms/form-words.ts'

/** What came back, in figures; `until` is worded in the reader's language by {@link writeComeback}. */
export interface Comeback {
  readonly productionId: string
  readonly title: string
  readonly cause: Readonly<Record<string, unknown>>
  readonly gone: number
  readonly open: number
  readonly asked: number
  /** The last clock that runs, worded for a language; null where none does. */
  readonly until: ((locale: string) => string) | null
}

/**
 * Writes to whoever's own word called something back how far it is: the signer of the form, in its language, or the
 * person in whose name a cut was refused or material killed. Answers whether there is somebody to write to.
 */
export async function writeComeback(
  trx: Trx,
  { mail = null }: Mailing,
  comeback: Comeback,
): Promise<boolean> {
  const reader = await readerOf(trx, comeback)
  if (reader === null || mail === null) return false
  const { productionId, title, gone, open, asked, until } = comeback
  const { name, to, language } = reader
  const production = (await productionById(trx, productionId))?.title ?? ''
  const said = { name, production, title, gone, open, asked, until: until?.(language) ?? null }
  await mail.write(trx, { productionId, to, ...lettersIn(language).comeback(said) })
  return true
}

async function readerOf(
  trx: Trx,
  { productionId, cause }: Comeback,
): Promise<{ name: string; to: string | null; language: string } | null> {
  const { releaseFormIds, subjectId, kind } = cause
  const [formId] = Array.isArray(releaseFormIds) ? (releaseFormIds as unknown[]) : []
  if (typeof formId === 'string') {
    const form = await trx
      .selectFrom('clearance.releaseForms as f')
      .innerJoin('clearance.subjects as s', 's.id', 'f.subjectId')
      .select(['f.addressedTo', 'f.language', 's.name', 's.contact'])
      .where('f.id', '=', formId)
      .where('f.productionId', '=', productionId)
      .executeTakeFirst()
    if (form === undefined) return null
    return { name: form.addressedTo, to: addressOf(form), language: formLanguageOf(form.language) }
  }
  const isTheirWord =
    kind === 'review-words-said' || kind === 'approval-refused' || kind === 'approval-revoked'
  if (!isTheirWord || typeof subjectId !== 'string') return null
  const subject = await trx
    .selectFrom('clearance.subjects')
    .select(['name', 'contact'])
    .where('id', '=', subjectId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (subject === undefined) return null
  return { name: subject.name, to: subject.contact, language: await languageOfSubject(trx, subjectId) }
}
