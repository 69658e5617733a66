import type { Mailing } from '../../plant/mail/index.ts'
import { productionById } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { PublicationRow } from '../queries.ts'

/** Tells the holder of a kit, where they left an e-mail address, that it was called back and what to take down. */
export async function tellHolder(trx: Trx, { mail = null }: Mailing, kit: PublicationRow): Promise<void> {
  if (mail === null || kit.kitId === null) return
  const { productionId, holderName, holderContact: to, handedOverAt, title } = kit
  const production = (await productionById(trx, productionId))?.title ?? ''
  const next =
    handedOverAt === null
      ? 'There is nothing for you to do.'
      : 'You have the film. If you have posted it, please take your post down, and do not post it again.'
  const text = [
    `Dear ${holderName},`,
    `“${title}” of ${production} was called back. The link of your kit opens nothing any more.`,
    next,
    'Thank you.',
  ]
  await mail.write(trx, {
    productionId,
    to,
    subject: `${production}: please take “${title}” down`,
    text: `${text.join('\n\n')}\n`,
  })
}
