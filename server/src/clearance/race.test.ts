import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readChain, verifyChain } from '../plant/chain/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { Alarms } from '../plant/alarms/index.ts'
import { Events } from '../plant/events/index.ts'
import { silentLog } from '../plant/log/index.ts'
import { beginEmbargo } from './embargoes.ts'
import { clearanceJobs } from './jobs.ts'
import { judgeAtExit, judgeExposure } from './judge-exposure.ts'
import { openSaltlight, publicity, wren } from './testing.ts'
import { withdrawBySigner } from './forms/withdraw-release-form.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const why = { reach: 'this-form', reason: '', claimedAt: null } as const

async function signedPost() {
  const footage = await saltlight.footage('Lamp room', 20)
  const person = await saltlight.person(`Extra ${Math.random()}`)
  await saltlight.appears(person, footage, [3, 8])
  const { token } = await saltlight.signs(person)
  return { token, post: await saltlight.opens('publication', footage, { seconds: [0, 10] }) }
}

test('what leaves holds the evidence still: a withdrawal waits for the exit, and then shuts what left', async () => {
  const { token, post } = await signedPost()
  const order: string[] = []
  let withdrawal: Promise<unknown> = Promise.resolve()
  await house.crew.transaction().execute(async (trx) => {
    const verdict = await judgeAtExit(trx, { exposureId: post.exposureId, now: house.clock.now() })
    withdrawal = withdrawBySigner(saltlight, token, why).then(() => order.push('withdrawn'))
    await pause(200)
    order.push(`left ${verdict.kind}`)
  })
  await withdrawal
  expect(order).toEqual(['left cleared', 'withdrawn'])
  expect(await saltlight.standingOf(post.gateId)).toBe('shut')
})

test('an exit that comes while a withdrawal commits waits, and is told the new verdict', async () => {
  const { token, post } = await signedPost()
  const committing = withdrawBySigner(saltlight, token, why)
  const exit = house.crew
    .transaction()
    .execute((trx) => judgeAtExit(trx, { exposureId: post.exposureId, now: house.clock.now() }))
  const [verdict] = await Promise.all([exit, committing])
  const gate = await saltlight.standingOf(post.gateId)
  // Whichever came first: what was told and what stands agree.
  expect(gate).toBe('shut')
  expect((await saltlight.verdictOf(post.exposureId)).kind).toBe('cleared-with-edits')
  if (verdict.kind === 'cleared')
    expect(verdict.evidenceVersion).toBeLessThan((await saltlight.verdictOf(post.exposureId)).evidenceVersion)
})

test('forty judges and eight withdrawals at once never leave a verdict of older evidence standing', async () => {
  const posts = []
  for (let i = 0; i < 8; i += 1) posts.push(await signedPost())
  await Promise.all([
    ...posts.map(({ token }) => withdrawBySigner(saltlight, token, why)),
    ...posts.flatMap(({ post }) =>
      Array.from({ length: 5 }, () => judgeExposure(saltlight, post.exposureId)),
    ),
  ])
  for (const { post } of posts) {
    expect((await saltlight.verdictOf(post.exposureId)).kind).toBe('cleared-with-edits')
    expect(await saltlight.standingOf(post.gateId)).toBe('shut')
  }
})

test('the database itself refuses a verdict of an older version', async () => {
  const { post } = await signedPost()
  const stale = house.crew.transaction().execute((trx) =>
    sql`
      insert into clearance.verdicts (id, exposure_id, kind, verdict, evidence_version, evidence_digest, judged_at)
      select gen_random_uuid(), ${post.exposureId}, 'cleared', '{}', v.version - 1, ''::bytea, wall.now()
      from clearance.evidence_versions v where v.production_id = ${saltlight.productionId}`.execute(trx),
  )
  await expect(stale).rejects.toThrow(/stale/)
})

test('hanging an asset on a scene waits for an exit too, because scenes are evidence', async () => {
  const footage = await saltlight.footage('Stairs', 10)
  const post = await saltlight.opens('publication', footage, { seconds: [0, 5] })
  const order: string[] = []
  let hanging: Promise<unknown> = Promise.resolve()
  await house.crew.transaction().execute(async (trx) => {
    await judgeAtExit(trx, { exposureId: post.exposureId, now: house.clock.now() })
    hanging = house.crew
      .insertInto('ingest.assetScenes')
      .values({ assetId: footage, sceneId: saltlight.scene12 })
      .execute()
      .then(() => order.push('hung'))
    await pause(200)
    order.push('left')
  })
  await hanging
  expect(order).toEqual(['left', 'hung'])
})

test('a watch that rings while evidence changes waits its turn without a deadlock', async () => {
  const clock = {
    ...house.clock,
    isManual: () => true,
    wasEverManual: () => true,
    refresh: async () => {},
    close: async () => {},
  }
  const listener = { listen: house.listen }
  const alarms = new Alarms({ db: house.worker, clock, listener, log: silentLog })
  clearanceJobs({ alarms, events: new Events({ db: house.worker, listener, log: silentLog }), clock })
  const footage = await saltlight.footage('Bridge', 10)
  const person = await saltlight.person('Tomas Reyes')
  await saltlight.appears(person, footage, [1, 2])
  const until = saltlight.later(60_000)
  const { token } = await saltlight.signs(person, { scope: { ...publicity, window: { until } } })
  const posts = await Promise.all(
    [1, 2, 3, 4].map(() => saltlight.opens('publication', footage, { seconds: [0, 5] })),
  )
  await house.clock.set(until)
  const ringing = alarms.settled()
  await Promise.all([
    withdrawBySigner(saltlight, token, why),
    ...posts.map(({ exposureId }) => judgeExposure(saltlight, exposureId)),
    ringing,
  ])
  await alarms.settled()
  for (const post of posts) expect(await saltlight.standingOf(post.gateId)).toBe('shut')
})

/** Ends the one session of the crew that waits for a lock, as a crash of the house in the middle of its work would. */
async function killWhoWaits(): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await sql<{ ended: boolean }>`
        select pg_terminate_backend(pid) as ended from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`.execute(
          house.crew,
        )
        return rows.map(({ ended }) => ended)
      },
      { timeout: 20_000 },
    )
    .toEqual([true])
}

test('a withdrawal that dies while it shuts many publications has done nothing, and done again it does all of it once', async () => {
  const footage = await saltlight.footage('The fleet', 20)
  const person = await saltlight.person('Ida Brandt')
  await saltlight.appears(person, footage, [0, 20])
  const { token } = await saltlight.signs(person)
  const posts: Awaited<ReturnType<typeof signedPost>>['post'][] = []
  for (let count = 0; count < 30; count += 1)
    posts.push(await saltlight.opens('publication', footage, { seconds: [0, 10] }))
  const gateIds = posts.map(({ gateId }) => gateId)
  const standings = async () => {
    const rows = await house.crew
      .selectFrom('wall.gates')
      .select(['standing'])
      .where('id', 'in', gateIds)
      .execute()
    return new Set(rows.map(({ standing }) => standing))
  }
  const about = async (kind: string) => {
    const refs = new Set(posts.map(({ exposureId }) => exposureId))
    const entries = await readChain(house.crew, { productionId: saltlight.productionId, limit: 500, kind })
    return entries.filter(({ body }) => refs.has(String(body['exposureId'])))
  }
  const before = (await about('verdict-changed')).length

  await house.owner.transaction().execute(async (holding) => {
    await holding.selectFrom('wall.gates').select('id').where('id', '=', gateIds[17]!).forUpdate().execute()
    const dying = expect(withdrawBySigner(saltlight, token, why)).rejects.toThrow(/terminat/i)
    await killWhoWaits()
    await dying
  })
  expect(await standings()).toEqual(new Set(['stands']))
  expect(await about('verdict-changed')).toHaveLength(before)

  await withdrawBySigner(saltlight, token, why)
  expect(await standings()).toEqual(new Set(['shut']))
  expect(await about('verdict-changed')).toHaveLength(before + posts.length)
  await expect(withdrawBySigner(saltlight, token, why)).rejects.toThrow()
  expect(await about('verdict-changed')).toHaveLength(before + posts.length)
  expect(await verifyChain(house.crew, saltlight.productionId)).toMatchObject({ kind: 'whole' })
})

test('two who change evidence at the moment in which something leaves: all three happen one after another', async () => {
  const { token, post } = await signedPost()
  const other = await signedPost()
  const exit = () =>
    house.crew
      .transaction()
      .execute((trx) => judgeAtExit(trx, { exposureId: post.exposureId, now: house.clock.now() }))
  const embargo = beginEmbargo(saltlight, {
    productionId: saltlight.productionId,
    embargo: {
      scope: { kind: 'production' },
      until: null,
      territories: ['WORLD'],
      name: 'Storm',
      reason: '',
    },
    actor: wren,
  })
  await Promise.all([exit(), embargo, withdrawBySigner(saltlight, token, why), exit()])
  expect(await saltlight.standingOf(post.gateId)).toBe('shut')
  expect(await saltlight.standingOf(other.post.gateId)).toBe('shut')
  // Whatever came first, what is said at the door from now on is what both changes left.
  expect((await exit()).kind).toBe('held')
  expect(await verifyChain(house.crew, saltlight.productionId)).toMatchObject({ kind: 'whole' })
})
