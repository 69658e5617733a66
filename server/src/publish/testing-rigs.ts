import type { PlatformId } from '@stagedoor/core/publish'
import type { ConnectorRig, RiggedPlatform } from '../connectors/suite/rig.ts'
import { ManualClock } from '../connectors/testing.ts'
import type { TestDatabase } from '../plant/db/testing.ts'
import { putApp } from './accounts/apps.ts'
import { keepAccount } from './accounts/keep-account.ts'
import { type FrontOfHouse, openFrontOfHouse, publicist } from './testing.ts'

/** The clock of a house, as the emulators beside it have it. */
class HouseClock extends ManualClock {
  override now: ManualClock['now']

  constructor({ clock }: Pick<TestDatabase, 'clock'>) {
    super(clock.now())
    this.now = () => clock.now()
  }
}

/** A platform beside a house, with the account that was opened there. */
export interface Beside {
  readonly accountId: string
  readonly platform: RiggedPlatform
}

/**
 * A house at work with emulated platforms beside it, one account opened at each; `close` it after the file's tests.
 */
export async function openBesideRigs<Name extends PlatformId>(
  house: TestDatabase,
  rigs: Readonly<Record<Name, ConnectorRig>>,
) {
  const clock = new HouseClock(house)
  const named = Object.keys(rigs) as Name[]
  const platforms = {} as Record<Name, RiggedPlatform>
  for (const name of named) platforms[name] = await rigs[name].open(clock)
  const front = await openFrontOfHouse(house, {
    works: true,
    named: Object.fromEntries(
      named.map((name) => [name, { every: null, byRole: { ...platforms[name].origins } }]),
    ),
  })
  const beside = {} as Record<Name, Beside>
  for (const name of named) {
    const platform = platforms[name]
    beside[name] = { platform, accountId: await opened(house, front, { name, platform }) }
  }
  return {
    front,
    beside,
    close: async () => {
      await front.close()
      front.platforms.close()
      for (const name of named) await platforms[name].close()
    },
  }
}

async function opened(
  house: TestDatabase,
  front: FrontOfHouse,
  { name, platform }: { name: PlatformId; platform: RiggedPlatform },
): Promise<string> {
  const connector = front.platforms.of(name)
  const { account, grant, app } = platform
  const { door } = connector
  const server = account.address
  if (app !== null && door.kind === 'oauth')
    await putApp(
      { db: house.crew, accountSeal: front.accountSeal },
      { connector, server: door.asksServer ? server : '', door: null },
      { ...app, takenBy: 'operator', redirectUri: front.site.link('/'), changedBy: publicist.name },
    )
  const { remoteId, handle, settings } = account
  return house.crew.transaction().execute((trx) =>
    keepAccount(front, trx, {
      productionId: front.productionId,
      connector,
      server,
      door: null,
      opened: { remoteId, handle, name: `Saltlight at ${connector.name}`, settings, token: grant },
      actor: publicist,
    }),
  )
}
