import type { Mailing } from '../plant/mail/index.ts'
import { productionById } from '../production/index.ts'
import type { Trx } from '../schema/index.ts'
import type { lockForm } from './release-forms.ts'
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
  const { name, contact } = await subjectOf(trx, { productionId, subjectId })
  const title = (await productionById(trx, productionId))?.title ?? ''
  await write(
    trx,
    { mail },
    {
      productionId,
      to: addressOf({ name, contact, addressedTo }),
      subject: `${title} asks for your signature`,
      lines: [
        `Dear ${name},`,
        `${title} asks you to read a release form and to sign it, if you agree. You need no account; this link is yours alone, so please do not pass it on:`,
        url,
        'It waits for two weeks. Once you have signed, the same link shows your copy, and lets you withdraw.',
      ],
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
  const { productionId, subjectId, addressedTo } = form
  const { name, contact } = await subjectOf(trx, { productionId, subjectId })
  await write(
    trx,
    { mail },
    {
      productionId,
      to: addressOf({ name, contact, addressedTo }),
      subject: `Your signed form for ${production}`,
      lines: [
        `Dear ${addressedTo},`,
        `thank you for signing. Your copy, as a PDF with its digest, is always at your own link; there you also see what may be done about it later:`,
        url,
      ],
    },
  )
}

// A guardian or a holder of rights has another address than the subject, unless what they are asked at is one itself.
function addressOf({
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
  {
    productionId,
    to,
    subject,
    lines,
  }: { productionId: string; to: string | null; subject: string; lines: readonly string[] },
): Promise<void> {
  if (mail === null) return
  await mail.write(trx, { productionId, to, subject, text: `${lines.join('\n\n')}\n` })
}
