import { randomId } from '../../plant/db/index.ts'
import type { Delivery } from './take-delivery.ts'
import type { TellingWork } from './telling-work.ts'

/** What became of telling somebody: it left, it is not possible, or it is to be tried again. */
export type Sent = 'sent' | 'impossible' | 'later'

// Messages that a device did not fetch yet are replaced: two say no more than one.
const TOPIC = 'notices'

/**
 * Rings a viewer's devices. What is sent says nothing, not even what kind of thing it is about: a lock screen is read by
 * whoever stands by. A device that is gone, or was subscribed to another house's key, is forgotten.
 */
export async function sendPush({ db, push }: TellingWork, { viewerId }: Delivery): Promise<Sent> {
  const devices = await db
    .selectFrom('community.pushDevices')
    .select(['id', 'endpoint', 'p256dh', 'auth', 'serverKey'])
    .where('viewerId', '=', viewerId)
    .execute()
  let sent: Sent = 'impossible'
  for (const device of devices) {
    const outcome =
      device.serverKey === push.publicKey
        ? await push.send(device, { words: JSON.stringify({ id: randomId() }), topic: TOPIC })
        : 'gone'
    switch (outcome) {
      case 'gone':
        await db.deleteFrom('community.pushDevices').where('id', '=', device.id).execute()
        break
      case 'taken':
        sent = 'sent'
        break
      case 'later':
        if (sent !== 'sent') sent = 'later'
        break
    }
  }
  return sent
}
