import { expect, test } from 'vitest'
import { checkPlan } from '@stagedoor/core/publish'
import { connectorSuite } from '../connector-suite.ts'
import { play, putOut } from '../suite/check.ts'
import { ManualClock, seededFile } from '../testing.ts'
import { openPeertube, peertubeRig as rig } from './testing.ts'

connectorSuite('PeerTube', rig)

test('until it is shown, a film lies there private under a name that says nothing of it', () =>
  play(rig, async ({ house, platform }) => {
    house.schedule()
    house.stopWhen = ({ state }) => state.kind === 'placing' && state.isPlaced
    await house.run()
    const [placed] = await platform.posts()
    expect(placed).toMatchObject({ isOut: false, visibility: 'private' })
    expect(placed?.words).toMatch(/^stagedoor-[\da-f-]{36}\n$/)
  }))

test('what is left of the account’s space bounds the film', async () => {
  const clock = new ManualClock()
  const platform = await openPeertube(clock)
  platform.peertube.server.quota = 1_000_000
  const limits = await play({ ...rig, open: () => Promise.resolve(platform) }, ({ house }) =>
    house.errand('limits', (ctx) => rig.connector.limits(ctx)),
  )
  expect(limits.film.mostBytes).toBe(1_000_000)
  const plan = { ...rig.plan, film: { ...rig.plan.film, sizeBytes: 1_000_001 } }
  expect(checkPlan(plan, limits).map(({ kind }) => kind)).toEqual(['too-many-bytes'])
  expect(rig.connector.prepare(plan, limits)[0]?.mostBytes).toBe(1_000_000)
})

test('a cover of its own goes along', () =>
  play(rig, async ({ next, platform }) => {
    const cover = seededFile(500, 'image/jpeg')
    await putOut(next({ files: { ...rig.files, cover } }))
    expect(platform.emulator?.journal.filter(({ operation }) => operation === 'putVideo')).toHaveLength(2)
  }))

test('the same comment is not written twice', () =>
  play(rig, async ({ house }) => {
    await putOut(house)
    const { ref } = house.kept
    const { reply } = rig.connector
    if (ref === null || reply === undefined) throw new Error('nothing is out')
    const first = await house.errand('reply', (ctx) => reply(ref, 'The lamp is real.', ctx))
    const second = await house.errand('reply', (ctx) => reply(ref, 'The lamp is real.', ctx))
    expect(first.kind).toBe('live')
    expect(second).toEqual(first)
  }))
