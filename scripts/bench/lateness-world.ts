import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { instant } from '@stagedoor/core/time'
import type { House } from '../../server/src/house.ts'
import { arrivedFootage } from '../../server/src/ingest/testing-asset.ts'
import { newId } from '../../server/src/plant/db/index.ts'
import { startProduction } from '../../server/src/production/index.ts'
import { contextFor } from '../../server/src/publish/accounts/index.ts'
import { schedulePost } from '../../server/src/publish/compose/schedule-post.ts'
import { schedulePublication } from '../../server/src/publish/opening/schedule-publication.ts'
import { publicist } from '../../server/src/publish/testing.ts'
import { blueskyWords, openTrialAccount } from '../../server/src/publish/testing-bluesky.ts'
import { renderedFilm } from '../../server/src/publish/testing-film.ts'

const HOUR_MS = 3_600_000

/** A production with a rendered film and an account at a platform. */
export interface Waiting {
  readonly productionId: string
  readonly cutId: string
  readonly accountId: string
}

/** Starts a production with one film of ten seconds, and opens the account of the emulated Bluesky for it. */
export async function startWaiting(
  house: House,
  { origin, dataDir }: { origin: string; dataDir: string },
): Promise<Waiting> {
  const { id: productionId } = await startProduction(house, {
    title: 'Saltlight',
    kind: 'series',
    zone: 'UTC',
    ownerId: null,
  })
  const cutId = await aFilm(house, { productionId, dataDir })
  const accountId = await openTrialAccount(house, { productionId, origin })
  return { productionId, cutId, accountId }
}

/** Puts one post at the platform on the calendar as everybody does, and waits until all of it lies there unseen. */
export async function aPostPlacedAhead(
  house: House,
  { productionId, cutId, accountId }: Waiting,
): Promise<string> {
  const opensAt = instant(house.clock.now() + HOUR_MS / 3)
  const deps = { ...house, db: house.worker }
  const { id } = await schedulePost(
    { ...house, contextFor: (order) => contextFor(deps, order) },
    {
      productionId,
      cutId,
      accountId,
      rule: { kind: 'moment', at: opensAt },
      words: blueskyWords('Forty oilskins, one lamp.'),
      placeAhead: true,
      actor: publicist,
    },
  )
  for (;;) {
    const { state } = await house.db
      .selectFrom('publish.publications')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if ((state as { isPlaced?: boolean }).isPlaced === true) return id
    await pause(100)
  }
}

/** Puts one post on the own page's calendar as everybody does. */
export async function aPostOfOurs(house: House, { productionId, cutId }: Waiting): Promise<string> {
  const at = instant(house.clock.now() + HOUR_MS)
  const { id } = await schedulePublication(house, {
    productionId,
    cutId,
    rule: { kind: 'moment', at },
    title: 'The second lantern',
    copy: 'Forty oilskins, one lamp.',
    slug: null,
    actor: publicist,
  })
  return id
}

async function aFilm(
  { db, clock, storage }: House,
  { productionId, dataDir }: { productionId: string; dataDir: string },
): Promise<string> {
  const pier = { productionId, title: 'The pier', seconds: 10, sentBy: publicist, shootingDayId: null }
  const assetId = await db.transaction().execute((trx) => arrivedFootage(trx, { ...pier, now: clock.now() }))
  const film = async (words: string) => {
    const path = join(dataDir, newId())
    await writeFile(path, words)
    return (await storage.adopt({ kind: 'arrived', path, sha256: null })).sha256
  }
  return renderedFilm({ db, clock }, { productionId, assetId, canary: 'The second lantern', film })
}
