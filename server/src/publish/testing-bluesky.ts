import { blueskyConnector } from '../connectors/bluesky/index.ts'
import { BLUESKY_TRIAL, emulateBluesky } from '../connectors/bluesky/emulator/index.ts'
import type { TestDatabase } from '../plant/db/testing.ts'
import { keepAccount } from './accounts/keep-account.ts'
import type { PostWords } from './compose/post-order.ts'
import { type FrontOfHouse, openFrontOfHouse, publicist } from './testing.ts'
import { plainWords } from './testing-words.ts'

/** A house at work with an emulated Bluesky beside it. */
export type BesideBluesky = Awaited<ReturnType<typeof openBesideBluesky>>

/** A post at Bluesky of these words and a film, and nothing else. */
export const blueskyWords = (copy: string): PostWords => ({
  ...plainWords('bluesky-post', copy),
  altText: 'A lamp in the dark.',
})

/**
 * A house at work with an emulated Bluesky beside it and an account opened there; `close` it after the file's tests. On
 * its own server the account has no video service: what that server takes is what there is.
 */
export async function openBesideBluesky(
  house: TestDatabase,
  { isOwnServer = false }: { isOwnServer?: boolean } = {},
) {
  const clock = { now: (): number => front.clock.now() }
  const { emulator, network } = await emulateBluesky({ clock })
  const { origin } = emulator
  const front = await openFrontOfHouse(house, {
    works: true,
    named: { bluesky: { every: origin, byRole: isOwnServer ? { video: '' } : {} } },
  })
  const { productionId } = front
  const accountId = await openTrialAccount(front, { productionId, origin })
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

/** Opens the account of an emulated Bluesky for a production, as the publicist does; returns its id. */
export async function openTrialAccount(
  ports: Pick<FrontOfHouse, 'db' | 'clock' | 'platforms' | 'accountSeal'>,
  { productionId, origin }: { productionId: string; origin: string },
): Promise<string> {
  const { door } = blueskyConnector
  if (door.kind !== 'words') throw new Error('Bluesky is opened with words')
  const { clock, platforms } = ports
  const signal = AbortSignal.timeout(10_000)
  const ctx = platforms.door(blueskyConnector, { server: origin, clock, signal })
  const opened = await door.open(BLUESKY_TRIAL, ctx)
  const account = { connector: blueskyConnector, server: origin, door: null, opened, actor: publicist }
  return ports.db.transaction().execute((trx) => keepAccount(ports, trx, { productionId, ...account }))
}
