import { isMailable } from '../../plant/mail/index.ts'
import { drawLetter } from './draw-letter.ts'
import { stopToken, digestOfStop } from './mail-stops.ts'
import type { News } from './news.ts'
import type { Sent } from './send-push.ts'
import type { Delivery } from './take-delivery.ts'
import type { TellingWork } from './telling-work.ts'

/** Sends a letter of news to the proven address of a viewer's account, with a way to end them in its head (RFC 8058). */
export async function sendLetter(
  { db, mail = null, site, key }: TellingWork,
  { id, viewerId }: Delivery,
  news: News,
): Promise<Sent> {
  const row = await db
    .selectFrom('community.letterAddresses')
    .select('address')
    .where('viewerId', '=', viewerId)
    .executeTakeFirst()
  const to = row?.address ?? null
  if (mail === null || !isMailable(to)) return 'impossible'
  const token = stopToken(key, viewerId)
  await db
    .updateTable('community.noticeSettings')
    .set({ stopDigest: digestOfStop(token) })
    .where('viewerId', '=', viewerId)
    .execute()
  const stop = site.link(`/s/letters/${token}`)
  const { subject, text, html } = drawLetter({ news, site, stop, locale: 'en' })
  try {
    await mail.send({
      id,
      to,
      subject,
      text,
      html,
      headers: {
        'List-Unsubscribe': `<${stop}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
    })
    return 'sent'
  } catch {
    // The server is busy or away, or takes no letter for this address: tried again, and then no more.
    return 'later'
  }
}
