import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { randomId } from '../../plant/db/index.ts'
import type { Push, PushDevice } from '../../plant/push/index.ts'
import type { Db } from '../../schema/index.ts'
import { asWriter } from '../../wall/index.ts'

/** A device as its owner knows it. */
export interface SeenDevice {
  readonly id: string
  readonly name: string
  readonly madeAt: Instant
}

/** The devices on which the viewer of this reading is told. */
export function devicesOf(seen: Db, viewerId: string): Promise<SeenDevice[]> {
  return seen
    .selectFrom('community.pushDevices')
    .select(['id', 'name', 'madeAt'])
    .where('viewerId', '=', viewerId)
    .orderBy('madeAt')
    .orderBy('id')
    .execute()
}

/** Tells a viewer on this device from now on, and nobody else. Throws `device-not-usable`, `devices-full`. */
export async function keepDevice(
  { fan, push }: { fan: Db; push: Pick<Push, 'takes' | 'publicKey' | 'isPossible'> },
  viewerId: string,
  { name, ...device }: PushDevice & { readonly name: string },
): Promise<{ id: string }> {
  const plain = { ...device, p256dh: unpadded(device.p256dh), auth: unpadded(device.auth) }
  if (!push.isPossible || !push.takes(plain)) throw new Problem('device-not-usable')
  const id = randomId()
  const outcome = await asWriter(fan, viewerId, async (trx) => {
    const { rows } = await sql<{ outcome: 'kept' | 'full' | null }>`
      select community.keep_device(${id}, ${plain.endpoint}, ${plain.p256dh}, ${plain.auth}, ${push.publicKey}, ${name}) as outcome`.execute(
      trx,
    )
    return rows[0]?.outcome ?? null
  })
  if (outcome === null) throw new Problem('not-signed-in')
  if (outcome === 'full') throw new Problem('devices-full')
  return { id }
}

/** Tells a viewer no more on a device of theirs; another's is not theirs, and stays. */
export function dropDevice({ fan }: { fan: Db }, viewerId: string, id: string): Promise<void> {
  return asWriter(fan, viewerId, async (trx) => {
    await sql`select community.drop_device(${id}::uuid)`.execute(trx)
  })
}

const unpadded = (text: string): string => text.replace(/=+$/, '')
