import { openAccounts } from '../../plant/auth/index.ts'
import { randomId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import type { EmbargoedThing } from '../../publish/index.ts'
import { openFrontOfHouse } from '../../publish/testing.ts'
import { createGate } from '../../wall/index.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { embargoProbe } from './embargo-probe.ts'
import { proofFollower } from './proof-follower.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
afterAll(() => front.close())

const accounts = openAccounts({ pool: house.auth, site: front.site, secret: 'x'.repeat(44) })
const { productionId, slug } = front
let thing: EmbargoedThing

beforeAll(async () => {
  const lamp = await front.rendered(await front.footage('The lamp', 20))
  const { id } = await front.schedules(lamp, front.later(3_600_000), 'The second lantern is lit')
  const post = await house.crew
    .selectFrom('publish.posts')
    .select(['id', 'slug'])
    .where('publicationId', '=', id)
    .executeTakeFirstOrThrow()
  thing = {
    proofId: randomId(),
    publicationId: id,
    productionId,
    slug,
    post,
    publicationIds: [id],
    phrases: ['The second lantern is lit', 'Forty oilskins, one lamp.'],
    now: front.clock.now(),
  }
})

test('a follower is there for one proof, follows like anybody, and is gone with everything of theirs', async () => {
  const follower = proofFollower({ ...front, accounts, fan: house.fan })
  const about = { proofId: thing.proofId, productionId, slug }
  const first = await follower.meet(about)
  expect(first.cookie).toMatch(/session_token=/)
  expect(await accounts.whoAsks(new Headers({ cookie: first.cookie }))).toMatchObject({
    name: 'Embargo proof',
  })
  const follows = () => house.crew.selectFrom('community.follows').select(['viewerId', 'kind']).execute()
  expect(await follows()).toEqual([{ viewerId: first.viewerId, kind: 'production' }])

  // A worker died: the next one finds whom it left behind.
  const second = await follower.meet(about)
  expect(await follows()).toEqual([{ viewerId: second.viewerId, kind: 'production' }])
  expect(await accounts.whoAsks(new Headers({ cookie: first.cookie }))).toBeNull()
  await second.forget()
  expect(await follows()).toEqual([])
  expect(await house.crew.selectFrom('wall.viewers').select('id').execute()).toEqual([])
  expect(await accounts.findCalled(`embargo-proof-${thing.proofId}`)).toBeNull()
})

test('what stands in words of the community tells nothing, and a notice written too early does', async () => {
  const { look } = embargoProbe({ db: house.crew })
  const before = await look(thing)
  expect([before.saidOpenly, before.tries.map(({ verdict }) => verdict)]).toEqual([[], ['shut']])
  expect(before.addresses.map(({ path, value }) => path.replace('{}', value))).toEqual([
    `/api/v1/public/productions/${slug}/changes?topic=post/${thing.post?.slug}`,
  ])
  const gateId = await house.crew
    .transaction()
    .execute((trx) => createGate(trx, { productionId, audience: 'public', opensAt: front.clock.now() }))
  const source = 'She sewed FORTY OILSKINS, ONE LAMP. between them.'
  await house.crew
    .insertInto('community.spotlights')
    .values({ productionId, person: 'mira-okafor', gateId, source, html: source, byName: 'Wren' })
    .execute()
  await house.crew
    .insertInto('community.notices')
    .values({
      id: randomId(),
      productionId,
      kind: 'post',
      refKind: 'post',
      ref: thing.post?.id ?? '',
      forViewer: null,
      byViewer: null,
      gateId: null,
    })
    .execute()
  const after = await look(thing)
  expect(after.saidOpenly).toEqual(['Forty oilskins, one lamp.'])
  expect(after.tries).toMatchObject([{ verdict: 'reachable', because: '1 written before it was out' }])
})
