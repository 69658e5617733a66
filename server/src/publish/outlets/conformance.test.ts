import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { CHECKS } from '../../connectors/connector-suite.ts'
import type { ConnectorRig } from '../../connectors/suite/rig.ts'
import { newId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { silentLog } from '../../plant/log/index.ts'
import { sealUnder } from '../../plant/seal/index.ts'
import { openFrontOfHouse } from '../testing.ts'
import { openFediverse, podcastFeed } from './index.ts'
import { outletRig } from './testing-rig.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
afterAll(() => front.close())

const { id: template } = await front.schedules(
  await front.rendered(await front.footage('The lamp', 20)),
  null,
)
const { site } = front
const { connector } = openFediverse({
  db: house.worker,
  fan: house.fan,
  listener: { listen: house.listen },
  site,
  seal: sealUnder(randomBytes(32)),
  log: silentLog,
})
const destinationId = newId()
await sql`
  insert into publish.destinations (id, production_id, kind, platform, account, name)
  values (${destinationId}, ${front.productionId}, 'platform', 'fediverse', 'ours', 'Fediverse')`.execute(
  house.crew,
)
await sql`
  insert into publish.accounts (id, production_id, destination_id, connector, address, remote_id, handle, name, standing, connected_by)
  values (${newId()}, ${front.productionId}, ${destinationId}, 'fediverse', '', 'ours', 'ours', 'Fediverse', 'connected', 'Wren')`.execute(
  house.crew,
)

/** What is about a line to a platform that can break, or about an emulator: an outlet of our own has neither. */
const ABOUT_A_LINE = [
  'an answer lost at the call leaves the outcome unknown until a look finds it',
  'a call that never arrived is made again only when its absence is proved',
  'every known refusal has its kind, what happened and what to do',
  'a refusal that nobody has documented is tried again before the call',
  'a refusal that nobody has documented leaves the outcome unknown at the call',
  'a redirect is not followed, and takes no token along',
  'a platform that cannot be read now is never taken for one where the post is gone',
  'every emulated call says where and when it was read, and takes no field beside what was documented',
]

function outletSuite(name: string, rig: ConnectorRig): void {
  describe(name, () => {
    for (const check of CHECKS)
      if (check.appliesTo(rig) && !ABOUT_A_LINE.includes(check.says))
        test(`${check.point}: ${check.says}`, { timeout: 30_000 }, () => check.hold(rig))
  })
}

test('what is left out of the kit is what it says', () => {
  const says = CHECKS.map((check) => check.says)
  expect(ABOUT_A_LINE.filter((one) => !says.includes(one))).toEqual([])
})

outletSuite(
  'the podcast feed',
  outletRig(house.worker, {
    connector: podcastFeed({ db: house.worker, fan: house.fan, site }),
    template,
    rows: async () => {
      const rows = await house.fan
        .selectFrom('publish.feedEntries')
        .select(['id', 'title', 'words', 'isExplicit', 'media'])
        .execute()
      return rows.map(({ title, words, isExplicit, ...entry }) => ({
        ...entry,
        words: `${title}\n${words}`,
        altText: '',
        warning: /Content warning: (.*)/.exec(words)?.[1] ?? null,
        isSensitive: isExplicit,
        parent: null,
      }))
    },
  }),
)

outletSuite(
  'the fediverse',
  outletRig(house.worker, {
    connector,
    template,
    rows: async () => {
      const rows = await house.fan
        .selectFrom('publish.notes')
        .select(['id', 'words', 'altText', 'warning', 'isSensitive', 'media', 'inReplyTo as parent'])
        .execute()
      return rows.map((note) => ({ ...note, words: `\n${note.words}` }))
    },
  }),
)
