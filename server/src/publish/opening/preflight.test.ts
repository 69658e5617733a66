import type { PostPlan, ScheduleRule } from '@stagedoor/core/publish'
import type { StoryPointId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { facebookLoginRig } from '../../connectors/instagram/testing.ts'
import { joins } from '../../production/testing.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { openSaltlight } from '../../clearance/testing.ts'
import { setPremiere, tellStoryPoint } from '../../clearance/index.ts'
import { changePublication } from '../calendar/change-publication.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { keepAccount } from '../accounts/keep-account.ts'
import { renderedFilm } from '../testing-film.ts'
import { openBesideRigs } from '../testing-rigs.ts'
import { publicist } from '../testing.ts'
import { preflight } from './preflight.ts'
import { CONFLICT_TASK } from './settle-opening.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const house = await testDatabase()
const { front, beside, close } = await openBesideRigs(house, { instagram: facebookLoginRig })
afterAll(close)
const { accountId, platform } = beside.instagram
const { productionId } = front
const { world } = platform.emulator as unknown as { world: { quota: number } }
const at = (ms: number): ScheduleRule => ({ kind: 'moment', at: (house.clock.now() + ms) as Instant })

/** A reel at the account. */
async function reel(
  title: string,
  rule: ScheduleRule,
  theirs?: { productionId: string; accountId: string; cutId: string },
) {
  const { film: _film, captions: _captions, cover: _cover, ...words } = facebookLoginRig.plan
  const plan: Omit<PostPlan, 'film' | 'captions' | 'cover'> = words
  const cutId = theirs?.cutId ?? (await front.rendered(await front.footage(title, 20), title))
  const { id, copy } = await schedulePost(front, {
    productionId,
    accountId,
    ...theirs,
    cutId,
    rule,
    words: { ...plan, cover: null },
    placeAhead: false,
    actor: publicist,
  })
  return { publicationId: id, cutId, title, copy }
}

test('a post that is moved is asked about what its account takes now: how many a day, and which words', async () => {
  await reel('The first reel', at(2 * DAY))
  const second = await reel('The second reel', at(4 * DAY))
  const moved = { productionId, slug: null, ...second, rule: at(2 * DAY + 5 * HOUR) }
  expect(await preflight(front, moved)).toMatchObject({ isReady: true, conflicts: [] })
  world.quota = 1
  const found = await preflight(front, { ...moved, copy: 'wave '.repeat(600) })
  world.quota = 50
  expect(found.conflicts).toEqual([{ kind: 'daily-quota', planned: 2, most: 1 }])
  expect(found.there?.issues).toMatchObject([{ kind: 'words' }])
  expect([found.isReady, found.slug]).toEqual([false, ''])
})

test('moving a post says how its account will stand then', async () => {
  const { publicationId, cutId, title } = await reel('Before it ends', at(DAY))
  front.as(await joins(house, { productionId, role: 'publicist' }))
  const ask = async (opensAt: number) => {
    const response = await fetch(`${front.origin}/api/v1/productions/${front.slug}/preflights`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ publicationId, cutId, title, copy: '', opensAt: new Date(opensAt) }),
    })
    return (await response.json()) as { warnings: string[]; issues: unknown[] }
  }
  const ends = house.clock.now() + 10 * DAY
  await house.crew
    .updateTable('publish.accounts')
    .set({ tokenExpiresAt: new Date(ends) })
    .where('id', '=', accountId)
    .execute()
  expect((await ask(ends - DAY)).warnings).toEqual([])
  expect((await ask(ends + DAY)).warnings).toEqual([expect.stringContaining('Saltlight at Instagram')])
})

test('what waits for one premiere is held against what waits for it too, and told when it comes', async () => {
  const { pointId } = await tellStoryPoint(front, {
    productionId,
    pointId: null,
    point: { name: 'The finale' },
    actor: publicist,
  })
  const after = (hours: number): ScheduleRule => ({
    kind: 'premiere',
    of: pointId as StoryPointId,
    territory: 'each',
    delay: { kind: 'hours', hours },
  })
  const first = await reel('After the finale', after(1))
  const second = await reel('The finale, seen again', after(3))
  const moved = { productionId, slug: null, ...second }
  expect((await preflight(front, { ...moved, rule: after(3) })).conflicts).toEqual([])
  expect((await preflight(front, { ...moved, rule: after(1) })).conflicts).toMatchObject([
    { kind: 'too-close', apartMs: 0, with: { title: 'After the finale' } },
  ])
  await changePublication(front, {
    publicationId: second.publicationId,
    change: { rule: after(1), title: null, copy: null, slug: null },
    actor: publicist,
  })
  const premiere = new Date(house.clock.now() + 20 * DAY + HOUR).toISOString()
  await setPremiere(front, {
    productionId,
    premiere: {
      pointId,
      territory: 'WORLD',
      local: { date: premiere.slice(0, 10), time: premiere.slice(11, 16), zone: 'Europe/Oslo' },
    },
    actor: publicist,
  })
  await front.settle()
  const told = () =>
    house.crew
      .selectFrom('production.tasks')
      .select('facts')
      .where('kind', '=', CONFLICT_TASK)
      .where('doneAt', 'is', null)
      .execute()
  const tasks = await told()
  expect(tasks).toMatchObject([{ facts: { kind: 'too-close', place: 'Instagram: Saltlight at Instagram' } }])
  expect([first.title, second.title]).toContain(tasks[0]?.facts['with'])
  await changePublication(front, {
    publicationId: first.publicationId,
    change: { rule: at(25 * DAY), title: null, copy: null, slug: null },
    actor: publicist,
  })
  expect(await told()).toEqual([])
})

test('an account that another production has too is counted with what that has planned, and nothing of it is named', async () => {
  const { publicationId, cutId, title, copy } = await reel('One account, two productions', at(40 * DAY))
  const elsewhere = await openSaltlight(house)
  const { remoteId, handle, settings, address } = platform.account
  const theirs = await house.crew.transaction().execute((trx) =>
    keepAccount(front, trx, {
      productionId: elsewhere.productionId,
      connector: front.platforms.of('instagram'),
      server: address,
      door: null,
      opened: { remoteId, handle, name: 'The same account', settings, token: platform.grant },
      actor: publicist,
    }),
  )
  const film = await house.crew.selectFrom('cut.renders').select('sha256').executeTakeFirstOrThrow()
  const assetId = await elsewhere.footage('Theirs', 20)
  const cut = await renderedFilm(
    { db: house.crew, clock: front.clock },
    {
      productionId: elsewhere.productionId,
      assetId,
      canary: 'Theirs',
      film: async () => film.sha256?.toString('hex') ?? '',
    },
  )
  await reel('Theirs', at(40 * DAY + HOUR), {
    productionId: elsewhere.productionId,
    accountId: theirs,
    cutId: cut,
  })
  world.quota = 1
  const found = await preflight(front, {
    productionId,
    publicationId,
    cutId,
    title,
    copy,
    slug: null,
    rule: at(40 * DAY),
  })
  world.quota = 50
  expect(found.conflicts).toEqual([{ kind: 'daily-quota', planned: 2, most: 1 }])
})
