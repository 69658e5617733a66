import type { PostPlan, ScheduleRule } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { facebookLoginRig } from '../../connectors/instagram/testing.ts'
import { joins } from '../../production/testing.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { openBesideRigs } from '../testing-rigs.ts'
import { publicist } from '../testing.ts'
import { preflight } from './preflight.ts'

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
async function reel(title: string, rule: ScheduleRule) {
  const { film: _film, captions: _captions, cover: _cover, ...words } = facebookLoginRig.plan
  const plan: Omit<PostPlan, 'film' | 'captions' | 'cover'> = words
  const cutId = await front.rendered(await front.footage(title, 20), title)
  const { id, copy } = await schedulePost(front, {
    productionId,
    cutId,
    accountId,
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
