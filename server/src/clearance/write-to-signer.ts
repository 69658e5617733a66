import type { Mailing } from '../plant/mail/index.ts'
import { productionById } from '../production/index.ts'
import type { Trx } from '../schema/index.ts'
import { subjectOf } from './subjects.ts'

/** A form on its way to whoever signs it. */
export interface FormSent {
  readonly productionId: string
  readonly subjectId: string
  readonly addressedTo: string
  readonly url: string
}

/** Writes to a person who is asked to sign for themselves, where their contact is an e-mail address. */
export async function writeToSigner(
  trx: Trx,
  { mail = null }: Mailing,
  { productionId, subjectId, addressedTo, url }: FormSent,
): Promise<void> {
  if (mail === null) return
  const { name, contact } = await subjectOf(trx, { productionId, subjectId })
  // A guardian or a holder of rights has another address, which is not known here.
  if (name !== addressedTo) return
  const title = (await productionById(trx, productionId))?.title ?? ''
  const text = [
    `Dear ${name},`,
    `${title} asks you to read a release form and to sign it, if you agree. You need no account; this link is yours alone, so please do not pass it on:`,
    url,
    'It waits for two weeks. Once you have signed, the same link shows your copy, and lets you withdraw.',
  ]
  await mail.write(trx, {
    productionId,
    to: contact,
    subject: `${title} asks for your signature`,
    text: `${text.join('\n\n')}\n`,
  })
}
