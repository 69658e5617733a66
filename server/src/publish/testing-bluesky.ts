import { blueskyConnector } from '../connectors/bluesky/index.ts'
import { BLUESKY_TRIAL, emulateBluesky } from '../connectors/bluesky/emulator/index.ts'
import type { TestDatabase } from '../plant/db/testing.ts'
import { keepAccount } from './accounts/keep-account.ts'
import { openFrontOfHouse, publicist } from './testing.ts'

/** A house at work with an emulated Bluesky beside it and an account opened there; `close` it after the file's tests. */
export async function openBesideBluesky(house: TestDatabase) {
  const clock = { now: (): number => front.clock.now() }
  const { emulator, network } = await emulateBluesky({ clock })
  const { origin } = emulator
  const front = await openFrontOfHouse(house, {
    works: true,
    named: { bluesky: { every: origin, byRole: {} } },
  })
  const { door } = blueskyConnector
  if (door.kind !== 'words') throw new Error('Bluesky is opened with words')
  const signal = AbortSignal.timeout(10_000)
  const ctx = front.platforms.door(blueskyConnector, { server: origin, clock: front.clock, signal })
  const opened = await door.open(BLUESKY_TRIAL, ctx)
  const { productionId } = front
  const connected = { productionId, connector: blueskyConnector, server: origin, door: null, opened }
  const accountId = await house.crew
    .transaction()
    .execute((trx) => keepAccount(front, trx, { ...connected, actor: publicist }))
  return {
    front,
    emulator,
    network,
    accountId,
    close: async () => {
      await front.close()
      front.platforms.close()
      await emulator.close()
    },
  }
}
