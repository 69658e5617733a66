import type { Mailing } from '../../plant/mail/index.ts'
import { productionById } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { lettersIn } from '../letters/index.ts'
import type { Letter } from '../letters/letters.ts'
import type { lockForm } from './release-forms.ts'
import { subjectOf } from '../subjects.ts'

/** A form on its way to whoever signs it. */
export interface FormSent {
  readonly productionId: string
  readonly subjectId: string
  readonly addressedTo: string
  readonly language: string
  readonly url: string
}

/** Writes to a person who is asked to sign for themselves, in the language of the form, where their contact is an e-mail address. */
export async function writeToSigner(
  trx: Trx,
  { mail = null }: Mailing,
  { productionId, subjectId, addressedTo, language, url }: FormSent,
): Promise<void> {
  const { name, contact } = await subjectOf(trx, { productionId, subjectId })
  const title = (await productionById(trx, productionId))?.title ?? ''
  await write(
    trx,
    { mail },
    {
      productionId,
      to: addressOf({ name, contact, addressedTo }),
      ...lettersIn(language).ask({ name, production: title, url }),
    },
  )
}

/** Writes to who has just signed where their copy is, a PDF with its digest. */
export async function writeCopyToSigner(
  trx: Trx,
  { mail = null }: Mailing,
  {
    form,
    production,
    url,
  }: { form: Awaited<ReturnType<typeof lockForm>>; production: string; url: string | null },
): Promise<void> {
  if (mail === null || url === null) return
  const { productionId, subjectId, addressedTo, language } = form
  const { name, contact } = await subjectOf(trx, { productionId, subjectId })
  await write(
    trx,
    { mail },
    {
      productionId,
      to: addressOf({ name, contact, addressedTo }),
      ...lettersIn(language).copy({ name: addressedTo, production, url }),
    },
  )
}

/** Where a signer is written to. A guardian or a holder of rights has another address than the subject, unless what they are asked at is one itself. */
export function addressOf({
  name,
  contact,
  addressedTo,
}: {
  name: string
  contact: string | null
  addressedTo: string
}): string | null {
  if (addressedTo.includes('@')) return addressedTo
  return name === addressedTo ? contact : null
}

async function write(
  trx: Trx,
  { mail = null }: Mailing,
  { productionId, to, ...said }: { productionId: string; to: string | null } & Letter,
): Promise<void> {
  if (mail === null) return
  await mail.write(trx, { productionId, to, ...said })
}
