import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { HANDLE_RESTS_MS } from '@stagedoor/core/community'
import { instant } from '@stagedoor/core/time'
import { newId, randomId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import type { AlarmHandler } from '../../plant/alarms/index.ts'
import { putStoryPoint, startProduction } from '../../production/index.ts'
import { OLD_VIEWERS } from '../../wall/index.ts'
import { aFan } from '../testing.ts'
import { passerByJobs } from './forget-viewers.ts'
import { openDoors } from './testing.ts'
import { UNWORKED_WAIT_MS } from './tickets.ts'

const house = await testDatabase()
const doors = openDoors(house)
const saltlight = await startProduction(
  { db: house.crew, clock: house.clock },
  { title: 'Saltlight', kind: 'series', zone: 'Europe/Oslo', ownerId: null },
)
const tokenIn = (text: string) => /\/(?:sign-in|me\/address)\/([A-Za-z0-9_-]+)/.exec(text)?.[1] ?? ''

test('a fan joins with a handle and a password, signs out, and comes back by handle however it is written', async () => {
  const fan = doors.browser()
  expect(await fan.joins('Lantern.Keeper')).toMatchObject({
    status: 201,
    body: { handle: 'Lantern.Keeper', worksBackstage: false },
  })
  expect((await fan.asks('GET', '/public/who')).body).toEqual({
    isSignedIn: true,
    handle: 'Lantern.Keeper',
    isGrown: false,
  })
  await fan.asks('DELETE', '/public/sessions/current')
  expect((await fan.asks('GET', '/public/who')).body).toMatchObject({ isSignedIn: false, handle: null })
  expect((await fan.asks('GET', '/public/me')).status).toBe(401)
  const back = { name: '@lantern-keeper', password: 'a lamp in the rain' }
  expect((await fan.asks('POST', '/public/sessions', back)).status).toBe(201)
  const wrong = await fan.asks('POST', '/public/sessions', { ...back, password: 'a lamp in the sun' })
  const unknown = await fan.asks('POST', '/public/sessions', { ...back, name: 'nobody.here' })
  expect([wrong.status, wrong.text]).toEqual([unknown.status, unknown.text])
})

test('a ticket is ours, spent once, and paid for by work or by waiting', async () => {
  const fan = doors.browser()
  const form = { handle: 'first.in', password: 'a lamp in the rain', ...(await fan.ticket()) }
  expect((await fan.asks('POST', '/public/accounts', form)).status).toBe(201)
  const again = await fan.asks('POST', '/public/accounts', { ...form, handle: 'second.in' })
  expect(again.body.type).toMatch(/ticket-refused$/)
  const forged = `A${form.ticket.slice(1)}`
  expect((await fan.asks('POST', '/public/accounts', { ...form, ticket: forged })).status).toBe(422)
  const unworked = { ...form, handle: 'slowly', ...(await fan.ticket()), proof: '' }
  expect((await fan.asks('POST', '/public/accounts', unworked)).body).toMatchObject({
    status: 422,
    retryAfterSeconds: UNWORKED_WAIT_MS / 1000,
  })
  await house.clock.advance(UNWORKED_WAIT_MS)
  expect((await fan.asks('POST', '/public/accounts', unworked)).status).toBe(201)
  const stale = await fan.ticket()
  await house.clock.advance(3 * 3_600_000)
  expect((await fan.asks('POST', '/public/accounts', { ...form, ...stale })).status).toBe(422)
})

test('a program that fills in what nobody sees is told that it joined, and did not', async () => {
  const program = doors.browser()
  const form = { handle: 'honeylover', password: 'a lamp in the rain', ...(await program.ticket()) }
  expect((await program.asks('POST', '/public/accounts', { ...form, website: 'https://x' })).status).toBe(201)
  expect((await program.asks('GET', '/public/who')).body.isSignedIn).toBe(false)
  expect((await doors.browser().joins('honeylover')).status).toBe(201)
})

test('a handle like another, like a name that is shown, and a reserved one are refused in one wording', async () => {
  const bearer = doors.browser()
  await bearer.joins('sound.desk')
  const { id: viewerId } = await house.crew
    .selectFrom('community.writers as w')
    .innerJoin('wall.viewers as v', 'v.id', 'w.viewerId')
    .select('v.id')
    .where('w.handle', '=', 'sound.desk')
    .executeTakeFirstOrThrow()
  await house.crew
    .insertInto('community.badges')
    .values({
      id: randomId(),
      productionId: saltlight.id,
      viewerId,
      kind: 'crew',
      name: 'Ida Brandt',
      issuedBy: randomId(),
      revokedBy: null,
    })
    .execute()
  const answers = []
  for (const handle of ['s0und-desk', 'lda.brandt', 'moderator'])
    answers.push((await doors.browser().joins(handle)).text)
  expect(new Set(answers).size).toBe(1)
  expect(JSON.parse(answers[0] ?? '').type).toMatch(/handle-not-to-be-had$/)
  expect((await doors.browser().joins('somebody.else')).status).toBe(201)
  expect((await doors.browser().joins('idа')).status).toBe(400)
})

test('of two who want one handle at once, one has it', async () => {
  const wanted = await Promise.all(
    ['twin.lamp', 'Twin_Lamp', 'tw1nlamp'].map((handle) => doors.browser().joins(handle)),
  )
  expect(wanted.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(wanted.filter(({ status }) => status === 409)).toHaveLength(2)
})

test('a handle rests for thirty days, and another then stands on what was written', async () => {
  const fan = doors.browser()
  await fan.joins('harbour')
  const early = await fan.asks('PUT', '/public/me/handle', { handle: 'breakwater' })
  expect(early.body.type).toMatch(/handle-rests$/)
  await house.clock.advance(HANDLE_RESTS_MS)
  expect((await fan.asks('PUT', '/public/me/handle', { handle: 'breakwater' })).status).toBe(200)
  expect((await fan.asks('GET', '/public/me')).body).toMatchObject({ handle: 'breakwater' })
  expect((await doors.browser().joins('harbour')).status).toBe(201)
})

test('a link signs in once, joins whoever is new, and changes nothing by being opened', async () => {
  const fan = doors.browser()
  const order = async (email: string) =>
    fan.asks('POST', '/public/sign-in-links', { email, ...(await fan.ticket()) })
  doors.letters.splice(0)
  const first = await order('Keeper@saltlight.test')
  const token = tokenIn(doors.letters[0]?.text ?? '')
  expect(doors.letters).toMatchObject([{ to: 'Keeper@saltlight.test' }])
  for (let times = 0; times < 2; times += 1)
    expect((await fan.asks('GET', `/public/sign-in-links/${token}`)).body).toEqual({ isOpen: true })
  expect((await fan.asks('GET', '/public/who')).body.isSignedIn).toBe(false)
  expect((await fan.asks('POST', `/public/sign-in-links/${token}/openings`)).body).toEqual({
    handle: null,
    worksBackstage: false,
  })
  expect((await fan.asks('POST', `/public/sign-in-links/${token}/openings`)).status).toBe(404)
  expect((await fan.asks('PUT', '/public/me/handle', { handle: 'keeper' })).status).toBe(200)
  const known = await order('keeper@saltlight.test')
  expect([known.status, known.text]).toEqual([first.status, first.text])
  const other = doors.browser()
  const opened = await other.asks(
    'POST',
    `/public/sign-in-links/${tokenIn(doors.letters[1]?.text ?? '')}/openings`,
  )
  expect(opened.body.handle).toBe('keeper')
})

test('an account whose address nobody proved is opened by no link, until it proves it on its own page', async () => {
  const email = 'wren@saltlight.test'
  await doors.accounts.create({ name: 'Wren Adeyemi', email, password: 'a lamp in the rain' })
  const wren = doors.browser()
  doors.letters.splice(0)
  await wren.asks('POST', '/public/sign-in-links', { email, ...(await wren.ticket()) })
  expect(tokenIn(doors.letters[0]?.text ?? '')).toBe('')
  await wren.asks('POST', '/public/sessions', { name: email, password: 'a lamp in the rain' })
  await wren.asks('POST', '/public/me/addresses', { email })
  const token = tokenIn(doors.letters[1]?.text ?? '')
  const stranger = doors.browser()
  await stranger.joins('stranger')
  expect((await stranger.asks('POST', `/public/me/addresses/${token}/openings`)).status).toBe(404)
  expect((await wren.asks('POST', `/public/me/addresses/${token}/openings`)).status).toBe(200)
  expect((await wren.asks('GET', '/public/me')).body).toMatchObject({ email, isEmailProven: true })
  await wren.asks('POST', '/public/me/addresses', { email: 'wren@harbour.test' })
  const next = tokenIn(doors.letters.at(-1)?.text ?? '')
  await wren.asks('POST', `/public/me/addresses/${next}/openings`)
  expect(doors.letters.at(-1)).toMatchObject({ to: email, subject: 'A way into your account has changed' })
  await stranger.asks('POST', '/public/me/addresses', { email: 'wren@harbour.test' })
  expect(doors.letters.at(-1)?.subject).toBe('This address has an account already')
})

test('a new password needs the one before, ends every other session and keeps this one', async () => {
  const [desk, phone] = [doors.browser(), doors.browser()]
  await desk.joins('two.screens')
  await phone.asks('POST', '/public/sessions', { name: 'two.screens', password: 'a lamp in the rain' })
  const change = { password: 'another lamp entirely', before: '' }
  expect((await desk.asks('PUT', '/public/me/password', change)).status).toBe(401)
  const said = { ...change, before: 'a lamp in the rain' }
  expect((await desk.asks('PUT', '/public/me/password', said)).status).toBe(200)
  expect((await phone.asks('GET', '/public/who')).body.isSignedIn).toBe(false)
  expect((await desk.asks('GET', '/public/me')).body.sessions).toHaveLength(1)
  await desk.asks('DELETE', '/public/me/sessions')
  expect((await desk.asks('GET', '/public/who')).body.isSignedIn).toBe(false)
})

test('who joins takes along what the browser told, and an account’s own word stands before it', async () => {
  const now = house.clock.now()
  await house.crew.transaction().execute((trx) =>
    putStoryPoint(trx, {
      productionId: saltlight.id,
      id: newId(),
      name: 'Pilot',
      after: [],
      publicAt: instant(now - 1000),
    } as never),
  )
  const path = `/public/productions/${saltlight.slug}/progress`
  const fan = doors.browser()
  const [stage] = (await fan.asks('GET', path)).body.stages
  await fan.asks('PUT', path, { seen: [stage.id] })
  expect([...fan.jar.keys()]).toEqual(['stagedoor_viewer'])
  await fan.joins('early.bird')
  expect([...fan.jar.keys()]).not.toContain('stagedoor_viewer')
  expect((await fan.asks('GET', path)).body.stages[0].isPassed).toBe(true)
  await fan.asks('DELETE', '/public/sessions/current')
  expect((await fan.asks('GET', path)).body.isTold).toBe(false)

  await fan.asks('PUT', path, { seen: [] })
  await fan.asks('POST', '/public/sessions', { name: 'early.bird', password: 'a lamp in the rain' })
  expect((await fan.asks('GET', path)).body.stages[0].isPassed).toBe(true)
  await fan.asks('DELETE', `/public/me/progress/${saltlight.slug}`)
  expect((await fan.asks('GET', path)).body.isTold).toBe(false)
  const { rows } = await sql`select from wall.viewers where account_id is null`.execute(house.crew)
  expect(rows).toEqual([])
})

test('who looked on without an account is forgotten long after they last said how far they are, and nobody else ever', async () => {
  const { clock } = house
  const day = 86_400_000
  const path = `/public/productions/${saltlight.slug}/progress`
  const [once, again] = [doors.browser(), doors.browser()]
  const tells = async (browser: typeof once) => {
    const [stage] = (await browser.asks('GET', path)).body.stages
    expect((await browser.asks('PUT', path, { seen: [stage.id] })).status).toBe(200)
  }
  const isKnown = async (browser: typeof once) => (await browser.asks('GET', path)).body.isTold
  for (const browser of [once, again]) await tells(browser)
  const member = await aFan(house, 'long.away')
  const writer = await aFan(house, 'of.the.demo')
  await house.crew
    .updateTable('wall.viewers')
    .set({ accountId: null })
    .where('id', '=', writer.viewerId)
    .execute()

  const handlers = new Map<string, AlarmHandler>()
  const on = (name: string, handler: AlarmHandler) => void handlers.set(name, handler)
  passerByJobs({ alarms: { on } as never, clock, config: { viewersKeptDays: 400 } })
  const bell = () =>
    house.worker.selectFrom('plant.alarms').selectAll().where('name', '=', OLD_VIEWERS).executeTakeFirst()
  /** Whatever is due rings, on a day. */
  const ring = async (days: number) => {
    await clock.advance(days * day)
    await house.worker.transaction().execute(async (trx) => {
      const alarm = await bell()
      if (alarm === undefined || alarm.moment > clock.now()) return
      await trx.deleteFrom('plant.alarms').where('key', '=', alarm.key).execute()
      await handlers.get(OLD_VIEWERS)?.(trx, alarm)
    })
  }
  await ring(300)
  const before = again.jar.get('stagedoor_viewer')
  await tells(again)
  expect(again.jar.get('stagedoor_viewer')).toBe(before)
  await ring(99)
  expect([await isKnown(once), await isKnown(again)]).toEqual([true, true])
  await ring(2)
  expect([await isKnown(once), await isKnown(again)]).toEqual([false, true])
  expect((await bell())?.moment).toBe(clock.now() + day)
  await ring(300)
  expect(await isKnown(again)).toBe(false)
  const { rows } = await sql<{ id: string }>`
    select id from wall.viewers where id in (${member.viewerId}, ${writer.viewerId})`.execute(house.crew)
  expect(rows).toHaveLength(2)
  // Whoever was forgotten is met anew.
  await tells(once)
  expect(once.jar.get('stagedoor_viewer')).not.toBe(before)
  expect(await isKnown(once)).toBe(true)
})

test('who says that they are of age is believed, and the day they were born is nowhere', async () => {
  const fan = doors.browser()
  await fan.joins('grown.up')
  expect((await fan.asks('GET', '/public/me')).body).toMatchObject({ isGrown: false, grownSaidAt: null })
  await fan.asks('PUT', '/public/me/grown', { isOfAge: true })
  const saidAt = new Date(house.clock.now()).toISOString()
  await house.clock.advance(1000)
  await fan.asks('PUT', '/public/me/grown', { isOfAge: true })
  expect((await fan.asks('GET', '/public/me')).body).toMatchObject({ isGrown: true, grownSaidAt: saidAt })
})

test('nobody joins, and no link opens, while the house is sealed', async () => {
  await house.crew.updateTable('plant.house').set({ sealedAt: new Date() }).execute()
  expect((await doors.browser().joins('too.early')).status).toBe(423)
  await house.crew.updateTable('plant.house').set({ sealedAt: null }).execute()
})
