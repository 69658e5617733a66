import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { Alarms } from '../../plant/alarms/index.ts'
import { openClock } from '../../plant/clock/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { silentLog } from '../../plant/log/index.ts'
import { accountRefused, contextFor, outlookOf } from './index.ts'
import { freshToken } from './fresh-token.ts'
import { lookAhead } from './watch-accounts.ts'
import { openAccountHouse, operatorOf } from './testing.ts'

const house = await testDatabase()
const HOUR = 3_600_000
const DAY = 24 * HOUR

let desk: Awaited<ReturnType<typeof openAccountHouse>>
const desks: (typeof desk)[] = []
beforeEach(async () => {
  desk = await openAccountHouse(house)
  desks.push(desk)
})
afterAll(async () => {
  for (const one of desks) await one.close()
})

const renewals = () => desk.emulator.journal.filter(({ operation }) => operation === 'token').length - 1
const accountRow = (id: string) =>
  house.crew.selectFrom('publish.accounts').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const openTasks = () =>
  house.crew
    .selectFrom('production.tasks')
    .select(['kind', 'facts'])
    .where('productionId', '=', desk.productionId)
    .where('doneAt', 'is', null)
    .execute()
const says = (error: string, status: number) => ({
  kind: 'says' as const,
  answer: { status, body: { error } },
})
const breaks = (kind: 'answer-lost' | 'never-arrives') =>
  desk.emulator.faults.add({ operation: 'token', nth: 1, mishap: { kind } })

describe('connecting', () => {
  test('a person goes to the platform and comes back with an account, whose token lies sealed', async () => {
    const id = await desk.connects()
    const [account] = await desk.accounts()
    expect(account).toMatchObject({ id, handle: 'saltlight', standing: 'connected', outlook: 'well' })
    const [access = ''] = desk.world.access
    const row = await accountRow(id)
    expect(row.token?.includes(access)).toBe(false)
    expect(await freshToken(desk, id)).toBe(access)
  })

  test('a state opens once, for the same person in the same session, and for ten minutes', async () => {
    await desk.connects()
    const shut = '/problems/door-shut-again'
    const used = await desk.goes()
    expect(await desk.comesBack(used)).toContain('/accounts?said=')
    expect(await desk.comesBack(used)).toBe(shut)

    const otherSession = await desk.goes()
    desk.as(operatorOf(desk.crew), 'stagedoor.session_token=second')
    expect(await desk.comesBack(otherSession)).toBe(shut)
    desk.as(operatorOf(desk.crew), 'stagedoor.session_token=first')
    expect(await desk.comesBack(otherSession)).toBe(shut)

    const otherPerson = await desk.goes()
    desk.as(operatorOf({ userId: crypto.randomUUID(), name: 'Somebody' }))
    expect(await desk.comesBack(otherPerson)).toBe(shut)
    desk.as(operatorOf(desk.crew))

    const late = await desk.goes()
    await house.clock.advance(10 * 60_000)
    expect(await desk.comesBack(late)).toBe(shut)
    expect(await desk.comesBack({ state: 'made-up', code: 'x' })).toBe(shut)
    expect(await house.crew.selectFrom('publish.accountDoors').selectAll().execute()).toEqual([])
  })

  test('another account than the one that was meant is refused by name, and the first keeps its token', async () => {
    const id = await desk.connects()
    const before = await accountRow(id)
    desk.world.accounts = [{ id: 'u2', handle: 'somebody-else' }]
    const page = new URL(await desk.comesBack(await desk.goes(id)), 'https://house.example')
    const { body } = await desk.asks('GET', `/productions/${desk.slug}/accounts${page.search}`)
    expect(body['said']).toEqual({
      kind: 'refused',
      words: expect.stringMatching(/@somebody-else.*@saltlight/),
    })
    expect((await accountRow(id)).token).toEqual(before.token)
    const { body: made } = await desk.asks('GET', `/productions/${desk.slug}/accounts?said=made-up`)
    expect(made['said']).toBeNull()
  })

  test('several accounts of one permission are chosen from, and those not meant are forgotten', async () => {
    await desk.asks('PUT', '/apps/x', { clientId: 'the-house', clientSecret: 'the-secret-of-the-house' })
    desk.world.accounts = [
      { id: 'u1', handle: 'saltlight' },
      { id: 'u2', handle: 'second-unit' },
      { id: 'u3', handle: 'private' },
    ]
    const choice = /choose=([\w-]+)/.exec(await desk.comesBack(await desk.goes()))?.[1]
    const { body } = await desk.asks('GET', `/account-choices/${choice}`)
    expect(JSON.stringify(body)).not.toMatch(/access-|refresh-/)
    expect(await desk.accounts()).toEqual([])
    await desk.asks('POST', `/account-choices/${choice}/accounts`, { remoteIds: ['u1', 'u2'] })
    expect((await desk.accounts()).map(({ handle }) => handle)).toEqual(['saltlight', 'second-unit'])
    expect((await desk.asks('GET', `/account-choices/${choice}`)).status).toBe(409)
  })

  test('an account that is let go is given back and forgotten; connected again it is the same', async () => {
    const id = await desk.connects()
    const [access] = desk.world.access
    const { body } = await desk.asks('POST', `/accounts/${id}/disconnections`)
    expect(body).toEqual({ givenBack: 'revoked', waiting: 0 })
    expect(desk.world.revoked).toEqual([access])
    expect(await accountRow(id)).toMatchObject({ token: null, standing: 'disconnected' })
    await expect(freshToken(desk, id)).rejects.toMatchObject({ error: { kind: 'auth' } })
    await desk.comesBack(await desk.goes(id))
    expect((await desk.accounts()).map((one) => [one['id'], one['standing']])).toEqual([[id, 'connected']])
  })

  test('only the operator gives applications, and whoever publishes connects accounts', async () => {
    await house.crew.deleteFrom('publish.apps').execute()
    desk.as({ ...operatorOf(desk.crew), isOperator: false })
    expect((await desk.asks('PUT', '/apps/x', { clientId: 'a', clientSecret: 'b' })).status).toBe(403)
    expect((await desk.asks('GET', '/apps')).status).toBe(403)
    const { status, body } = await desk.asks('POST', `/productions/${desk.slug}/account-doors`, {
      connector: 'x',
    })
    expect([status, body['type']]).toEqual([409, '/problems/platform-app-missing'])
    await desk.becomes('contributor')
    expect((await desk.asks('GET', `/productions/${desk.slug}/accounts`)).status).toBe(403)
    await desk.becomes('editor')
    expect(
      (await desk.asks('POST', `/productions/${desk.slug}/account-doors`, { connector: 'x' })).status,
    ).toBe(403)
    expect((await desk.asks('GET', `/productions/${desk.slug}/accounts`)).status).toBe(200)
  })
})

describe('a token', () => {
  test('is renewed ahead of its end, once, whoever asks at the same time', async () => {
    const id = await desk.connects()
    const first = await freshToken(desk, id)
    await house.clock.advance(2 * HOUR - 60_000)
    const other = { ...desk, db: house.worker }
    const asked = await Promise.all(
      [desk, other, desk, other, desk, other].map((process) => freshToken(process, id)),
    )
    expect(new Set(asked).size).toBe(1)
    expect(asked[0]).not.toBe(first)
    expect(renewals()).toBe(1)
    expect((await accountRow(id)).refreshBegunAt).toBeNull()
    expect(await freshToken(desk, id)).toBe(asked[0])
  })

  test('outlives a platform in trouble: nothing disconnects that is not refused', async () => {
    const id = await desk.connects()
    const first = await freshToken(desk, id)
    await house.clock.advance(2 * HOUR - 60_000)
    desk.emulator.faults.add({ operation: 'token', nth: 1, mishap: says('busy', 503) })
    expect(await freshToken(desk, id)).toBe(first)
    await house.clock.advance(HOUR)
    desk.emulator.faults.add({ operation: 'token', nth: 1, mishap: says('busy', 503) })
    await expect(freshToken(desk, id)).rejects.toMatchObject({ error: { kind: 'transient' } })
    expect((await accountRow(id)).standing).toBe('connected')
    breaks('never-arrives')
    await expect(freshToken(desk, id)).rejects.toMatchObject({ error: { kind: 'transient' } })
    expect(await freshToken(desk, id)).not.toBe(first)
    expect(await openTasks()).toEqual([])
  })

  test.each(['empty', 'none'] as const)(
    'keeps its way to be renewed when the answer brings %s',
    async (answer) => {
      const id = await desk.connects()
      desk.world.refreshAnswer = answer
      for (const _ of [1, 2, 3]) {
        await house.clock.advance(3 * HOUR)
        expect(desk.world.access.has(await freshToken(desk, id))).toBe(true)
      }
      expect(renewals()).toBe(3)
    },
  )

  test('that is truly refused asks a person, once; connecting again answers the task', async () => {
    const id = await desk.connects()
    desk.world.refresh.clear()
    await house.clock.advance(3 * HOUR)
    for (const _ of [1, 2])
      await expect(freshToken(desk, id)).rejects.toMatchObject({ error: { kind: 'auth' } })
    expect(renewals()).toBe(1)
    expect(await accountRow(id)).toMatchObject({
      standing: 'needs-person',
      standingBecause: { code: 'invalid_grant' },
    })
    expect((await openTasks()).map(({ kind }) => kind)).toEqual(['platform-account-reconnect'])
    await desk.comesBack(await desk.goes(id))
    expect(await openTasks()).toEqual([])
    expect((await desk.accounts())[0]).toMatchObject({ id, standing: 'connected', because: null })
  })

  test('whose renewal was answered and never came says so, when the old one is refused', async () => {
    const id = await desk.connects()
    await house.clock.advance(3 * HOUR)
    breaks('answer-lost')
    await expect(freshToken(desk, id)).rejects.toMatchObject({ error: { kind: 'transient' } })
    expect((await accountRow(id)).standing).toBe('connected')
    await expect(freshToken(desk, id)).rejects.toMatchObject({
      error: { kind: 'auth', code: 'rotation-lost', what: expect.stringContaining('may have been in that') },
    })
    expect((await accountRow(id)).standing).toBe('needs-person')
  })

  test('that the platform refuses in the middle of an errand is renewed, and the errand tried again', async () => {
    const id = await desk.connects()
    const error = {
      kind: 'auth' as const,
      code: 'invalid_token',
      what: 'It is void.',
      remedy: '',
      retryAt: null,
      raw: '',
    }
    const first = await freshToken(desk, id)
    expect(await accountRefused(desk, { accountId: id, error })).toBe(true)
    expect(await freshToken(desk, id)).not.toBe(first)
    desk.world.refresh.clear()
    expect(await accountRefused(desk, { accountId: id, error })).toBe(false)
    expect((await accountRow(id)).standing).toBe('needs-person')
    // The platform may have been mistaken: a look asks once more.
    desk.world.refresh.add(await refreshTokenOf(id))
    await lookAhead(desk, id)
    expect((await accountRow(id)).standing).toBe('connected')
  })
})

async function refreshTokenOf(id: string): Promise<string> {
  const { token } = await accountRow(id)
  if (token === null) throw new Error('no token')
  return (JSON.parse(desk.accountSeal.open(token, `account:${id}`)) as { refreshToken: string }).refreshToken
}

describe('an account', () => {
  test('whose permission ends for good is renewed a week before, though nobody uses it', async () => {
    desk = await openAccountHouse(house, { refreshEndsMs: 180 * DAY })
    desks.push(desk)
    const id = await desk.connects()
    const alarm = await house.crew
      .selectFrom('plant.alarms')
      .select('moment')
      .where('key', '=', `account-renewal:${id}`)
      .executeTakeFirstOrThrow()
    expect(alarm.moment - house.clock.now()).toBe(173 * DAY)
    const at = await accountRow(id)
    const from = house.clock.now()
    expect(
      await outlookOf(desk, { accountId: id, at: (from + 181 * DAY) as typeof at.standingSince }),
    ).toMatchObject({ outlook: { kind: 'ends-before' } })
    await house.clock.advance(174 * DAY)
    const clock = await openClock({ db: house.worker, listen: house.listen, log: silentLog }, 'manual')
    const alarms = new Alarms({
      db: house.worker,
      clock,
      listener: { listen: house.listen },
      log: silentLog,
    })
    const rang: string[] = []
    alarms.on(
      'publish.account-look',
      async (_trx, { payload }) => void rang.push(String(payload['accountId'])),
    )
    await alarms.settled()
    await alarms.stop()
    await clock.close()
    expect(rang).toEqual([id])
    await lookAhead(desk, id)
    const { refreshExpiresAt } = await accountRow(id)
    expect(refreshExpiresAt).toBe(house.clock.now() + 180 * DAY)
  })

  test('goes out to its own platform alone, with all that its connector needs', async () => {
    const id = await desk.connects()
    const { ctx } = await contextFor(desk, {
      accountId: id,
      attemptId: 'a1' as never,
      saveHandle: () => Promise.resolve(),
      signal: new AbortController().signal,
    })
    expect(ctx.origins).toEqual({ api: desk.emulator.origin })
    expect(ctx.account).toMatchObject({ remoteId: 'u1', handle: 'saltlight', address: '' })
    await expect(ctx.fetch('https://somewhere.example/')).rejects.toMatchObject({
      error: { kind: 'config', code: 'host-not-allowed' },
    })
    expect((await ctx.fetch(`${ctx.origins['api']}/accounts`)).status).toBe(401)
  })
})

test('no secret stands in an answer, in the log, or in a row', async () => {
  const id = await desk.connects()
  await house.clock.advance(3 * HOUR)
  await freshToken(desk, id)
  desk.emulator.faults.add({ operation: 'token', nth: 1, mishap: says('busy', 500) })
  await desk.comesBack(await desk.goes())
  const secrets = [...desk.world.access, ...desk.world.refresh, 'the-secret-of-the-house']
  const answers = JSON.stringify([
    await desk.asks('GET', '/apps'),
    await desk.asks('GET', `/productions/${desk.slug}/accounts`),
    await desk.asks('GET', `/productions/${desk.slug}/connectors`),
  ])
  const rows: string[] = []
  for (const table of ['accounts', 'apps', 'account_doors', 'account_choices'])
    rows.push(
      ...(
        await sql<{ row: string }>`select t::text as row from publish.${sql.id(table)} t`.execute(house.crew)
      ).rows.map(({ row }) => row),
    )
  rows.push(
    ...(
      await sql<{ row: string }>`select facts::text as row from production.tasks`.execute(house.crew)
    ).rows.map(({ row }) => row),
  )
  const hidden = rows.join('\n') + answers + desk.written.join('\n')
  expect(secrets.length).toBeGreaterThan(3)
  for (const secret of secrets) {
    expect(hidden.includes(secret), secret).toBe(false)
    expect(hidden.includes(Buffer.from(secret).toString('hex')), secret).toBe(false)
  }
  expect(answers).toContain('"hasSecret":true')
})
