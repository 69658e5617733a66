import { randomUUID } from 'node:crypto'
import { type Act, type Role, ROLES, rolesFor } from '@stagedoor/core/production'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { orderReset } from './index.ts'
import { openStage } from './testing.ts'

const house = await testDatabase()
let ticks = 0
const stage = await openStage(house, { ticks: () => ticks })
afterAll(() => stage.close())
const owner = await stage.person('Ida Brandt')
const saltlight = await stage.startsProduction('Saltlight', owner.userId)
const lantern = await stage.startsProduction('The Second Lantern')
const here = `/productions/${saltlight.slug}`
const in_ = (role: Role) => ({ productionId: saltlight.id, role })
const crew = Object.fromEntries(
  await Promise.all(
    ROLES.map(
      async (role) => [role, role === 'owner' ? owner : await stage.person(role, in_(role))] as const,
    ),
  ),
) as Record<Role, typeof owner>
const stranger = await stage.person('Somebody', { productionId: lantern.id, role: 'owner' })

describe('the table of rights holds over HTTP', () => {
  const cells: readonly [act: Act, method: string, path: string, body?: unknown][] = [
    ['view-own-uploads', 'GET', here],
    ['view-backstage', 'GET', `${here}/members`],
    ['view-backstage', 'GET', `${here}/tasks`],
    ['view-backstage', 'GET', `${here}/work`],
    ['view-backstage', 'GET', `${here}/scenes`],
    ['manage-inboxes', 'POST', `${here}/shooting-days`, { number: 0, shotOn: 'no day' }],
    ['mark', 'POST', `${here}/scenes`, { number: '12' }],
    ['edit-production', 'PATCH', here, {}],
    ['manage-members', 'POST', `${here}/invitations`, { name: 'Noor', role: 'editor' }],
    ['manage-members', 'DELETE', `${here}/members/${randomUUID()}`],
    ['manage-keys', 'GET', `${here}/keys`],
    ['manage-keys', 'DELETE', `${here}/keys/${randomUUID()}`],
  ]
  for (const role of ROLES)
    test(`for the ${role}`, async () => {
      for (const [act, method, path, body] of cells) {
        const answer = await stage.asks(method, path, {
          by: crew[role].by,
          ...(body === undefined ? {} : { body }),
        })
        if (answer.body.type === '/problems/invalid-request') continue
        const may = rolesFor(act).includes(role)
        expect([method, path, answer.body.type === '/problems/not-allowed']).toEqual([method, path, !may])
      }
    })

  test('for a stranger it is as if the production were not there', async () => {
    for (const [, method, path, body] of cells) {
      const about = { by: stranger.by, ...(body === undefined ? {} : { body }) }
      const foreign = await stage.asks(method, path, about)
      const missing = await stage.asks(method, path.replace(saltlight.slug, 'never-made'), about)
      expect(foreign).toMatchObject({ status: missing.status, body: missing.body })
      expect([400, 404]).toContain(foreign.status)
    }
  })

  test('for nobody it begins with signing in', async () => {
    for (const [, method, path, body] of cells) {
      const { status } = await stage.asks(method, path, body === undefined ? {} : { body })
      expect([400, 401]).toContain(status)
    }
    for (const path of ['/me', '/productions']) expect((await stage.asks('GET', path)).status).toBe(401)
  })

  test('and who has no part in a production does not see it listed', async () => {
    const { body } = await stage.asks('GET', '/productions', { by: stranger.by })
    expect(body.items.map(({ slug }: { slug: string }) => slug)).toEqual([lantern.slug])
  })
})

describe('an invitation', () => {
  const invite = async (role: Role) => {
    const { status, body } = await stage.asks('POST', `${here}/invitations`, {
      by: owner.by,
      body: { name: 'Noor Aziz', role },
    })
    expect(status).toBe(201)
    return `/invitation-slips/${body.url.split('/s/')[1]}`
  }
  const noor = () => ({
    name: 'Noor Aziz',
    email: `${randomUUID()}@saltlight.example`,
    password: 'a lamp in the rain',
  })

  test('says what it is, makes its holder a member and signs them in, once', async () => {
    const slip = await invite('editor')
    expect((await stage.asks('GET', slip)).body).toEqual({
      name: 'Noor Aziz',
      email: null,
      role: 'editor',
      production: 'Saltlight',
    })
    const joined = await stage.asks('POST', `${slip}/acceptances`, { body: { account: noor() } })
    expect(joined).toMatchObject({ status: 201, body: { production: saltlight.slug } })
    const me = await stage.asks('GET', '/me', { by: stage.cookiesOf(joined.headers) })
    expect(me.body.productions).toMatchObject([{ slug: saltlight.slug, role: 'editor' }])
    expect(await stage.asks('POST', `${slip}/acceptances`, { body: { account: noor() } })).toMatchObject({
      status: 410,
      body: { type: '/problems/slip-used' },
    })
  })

  test('is accepted by one of two who hold it', async () => {
    const slip = await invite('contributor')
    const both = await Promise.all(
      [noor(), noor()].map((account) => stage.asks('POST', `${slip}/acceptances`, { body: { account } })),
    )
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 410])
  })

  test('can be accepted with the account one has, and not as nobody', async () => {
    const slip = await invite('counsel')
    expect(await stage.asks('POST', `${slip}/acceptances`, { body: { account: null } })).toMatchObject({
      status: 401,
    })
    const joined = await stage.asks('POST', `${slip}/acceptances`, {
      by: stranger.by,
      body: { account: null },
    })
    expect(joined.status).toBe(201)
    const mine = await stage.asks('GET', here, { by: stranger.by })
    expect(mine.body).toMatchObject({ role: 'counsel' })
    await house.crew
      .deleteFrom('production.memberships')
      .where('userId', '=', stranger.userId)
      .where('productionId', '=', saltlight.id)
      .execute()
  })

  test('with an e-mail address that has an account is not spent', async () => {
    const slip = await invite('editor')
    const taken = { ...noor(), email: owner.email }
    expect(await stage.asks('POST', `${slip}/acceptances`, { body: { account: taken } })).toMatchObject({
      status: 409,
      body: { type: '/problems/name-taken' },
    })
    expect((await stage.asks('GET', slip)).status).toBe(200)
  })

  test('ends after fourteen days, and is kept as a digest only', async () => {
    const slip = await invite('editor')
    const token = slip.split('/').at(-1) ?? ''
    const { rows } = await sql<{ row: string }>`select s::text as row from plant.slips s`.execute(house.crew)
    for (const { row } of rows) expect(row).not.toContain(token)
    await house.clock.advance(14 * 86_400_000)
    await expect.poll(async () => (await stage.asks('GET', slip)).body.type).toBe('/problems/slip-expired')
  })

  test('to a lesser role does not take the last owner’s', async () => {
    const slip = await invite('contributor')
    expect(
      await stage.asks('POST', `${slip}/acceptances`, { by: owner.by, body: { account: null } }),
    ).toMatchObject({
      status: 409,
      body: { type: '/problems/last-owner' },
    })
    expect((await stage.asks('GET', slip)).status).toBe(200)
  })
})

describe('members', () => {
  const memberOf = async (userId: string) =>
    (
      await house.crew
        .selectFrom('production.memberships')
        .select('id')
        .where('userId', '=', userId)
        .where('productionId', '=', saltlight.id)
        .executeTakeFirstOrThrow()
    ).id

  test('the last owner can neither leave nor become anything else', async () => {
    const id = await memberOf(owner.userId)
    for (const about of [{ method: 'DELETE' }, { method: 'PATCH', body: { role: 'editor' } }])
      expect(
        await stage.asks(about.method, `${here}/members/${id}`, { by: owner.by, ...about }),
      ).toMatchObject({
        status: 409,
        body: { type: '/problems/last-owner' },
      })
  })

  test('of two owners who remove each other at once one stays', async () => {
    const [mira, wren] = [await stage.person('Mira', in_('owner')), await stage.person('Wren', in_('owner'))]
    const alone = await stage.startsProduction('Quarry', mira.userId)
    await house.crew
      .insertInto('production.memberships')
      .values({ id: randomUUID(), productionId: alone.id, userId: wren.userId, role: 'owner' })
      .execute()
    const { body } = await stage.asks('GET', `/productions/${alone.slug}/members`, { by: mira.by })
    const [one, other] = body.items as { id: string }[]
    const outcomes = await Promise.all([
      stage.asks('DELETE', `/productions/${alone.slug}/members/${one!.id}`, { by: mira.by }),
      stage.asks('DELETE', `/productions/${alone.slug}/members/${other!.id}`, { by: wren.by }),
    ])
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
    const left = await house.crew
      .selectFrom('production.memberships')
      .select('role')
      .where('productionId', '=', alone.id)
      .execute()
    expect(left).toEqual([{ role: 'owner' }])
    for (const { userId } of [mira, wren])
      await stage.asks('DELETE', `${here}/members/${await memberOf(userId)}`, { by: owner.by })
  })

  test('whoever is removed is a stranger at once, and so is what they made', async () => {
    const leaving = await stage.person('Leaving', in_('owner'))
    const made = await stage.asks('POST', `${here}/keys`, {
      by: leaving.by,
      body: { name: 'sync', scopes: ['read'] },
    })
    expect((await stage.asks('GET', here, { by: { key: made.body.secret } })).status).toBe(200)
    await stage.asks('DELETE', `${here}/members/${await memberOf(leaving.userId)}`, { by: owner.by })
    expect((await stage.asks('GET', here, { by: leaving.by })).status).toBe(404)
    expect((await stage.asks('GET', here, { by: { key: made.body.secret } })).status).toBe(401)
  })

  test('a member of another production cannot be changed from here', async () => {
    const { body } = await stage.asks('GET', `/productions/${lantern.slug}/members`, { by: stranger.by })
    expect(
      await stage.asks('PATCH', `${here}/members/${body.items[0].id}`, {
        by: owner.by,
        body: { role: 'editor' },
      }),
    ).toMatchObject({ status: 404 })
  })
})

describe('an API key', () => {
  const make = async (scopes: string[], by = owner.by) => {
    const { body } = await stage.asks('POST', `${here}/keys`, { by, body: { name: 'ingest bridge', scopes } })
    return { id: body.id as string, by: { key: body.secret as string } }
  }

  test('is shown once and kept as a digest', async () => {
    const { by, id } = await make(['read'])
    const { rows } = await sql<{
      row: string
    }>`select k::text as row from production.api_keys k where id = ${id}`.execute(house.crew)
    expect(rows[0]?.row).not.toContain(by.key)
    expect(JSON.stringify((await stage.asks('GET', `${here}/keys`, { by: owner.by })).body)).not.toContain(
      by.key,
    )
  })

  test('reads with read and changes nothing', async () => {
    const { by } = await make(['read'])
    expect((await stage.asks('GET', `${here}/scenes`, { by })).status).toBe(200)
    expect(await stage.asks('POST', `${here}/scenes`, { by, body: { number: '40' } })).toMatchObject({
      status: 403,
    })
    const task = await house.crew
      .insertInto('production.tasks')
      .values({
        id: randomUUID(),
        productionId: saltlight.id,
        kind: 'sign',
        ref: null,
        facts: '{}',
        doneBy: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    expect(await stage.asks('POST', `/tasks/${task.id}/completions`, { by })).toMatchObject({ status: 403 })
    const work = await house.crew
      .insertInto('plant.work')
      .values({
        id: randomUUID(),
        productionId: saltlight.id,
        job: 'cut.render',
        ref: null,
        stage: null,
        total: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    expect((await stage.asks('GET', `/work/${work.id}`, { by })).status).toBe(200)
    expect(await stage.asks('DELETE', `/work/${work.id}`, { by })).toMatchObject({ status: 403 })
    const writing = await make(['write'])
    expect(await stage.asks('POST', `/tasks/${task.id}/completions`, writing)).toMatchObject({ status: 201 })
  })

  test('never manages members or keys, though its maker may', async () => {
    const { by } = await make(['read', 'write', 'publish'])
    expect(await stage.asks('GET', `${here}/keys`, { by })).toMatchObject({ status: 403 })
    expect(
      await stage.asks('POST', `${here}/invitations`, { by, body: { name: 'x', role: 'owner' } }),
    ).toMatchObject({ status: 403 })
    expect(await stage.asks('PUT', '/clock', { by, body: { now: '2027-01-01T00:00:00Z' } })).toMatchObject({
      status: 403,
    })
  })

  test('is no higher than its maker is today', async () => {
    const maker = await stage.person('Maker', in_('owner'))
    const { by } = await make(['write'], maker.by)
    expect((await stage.asks('POST', `${here}/scenes`, { by, body: { number: '41' } })).status).toBe(201)
    await house.crew
      .updateTable('production.memberships')
      .set({ role: 'counsel' })
      .where('userId', '=', maker.userId)
      .execute()
    expect(await stage.asks('POST', `${here}/scenes`, { by, body: { number: '42' } })).toMatchObject({
      status: 403,
    })
  })

  test('opens its own production alone', async () => {
    await house.crew
      .insertInto('production.memberships')
      .values({ id: randomUUID(), productionId: lantern.id, userId: owner.userId, role: 'owner' })
      .execute()
    const { by } = await make(['read'])
    expect(await stage.asks('GET', `/productions/${lantern.slug}`, { by })).toMatchObject({ status: 404 })
    expect((await stage.asks('GET', '/productions', { by })).body.items).toHaveLength(1)
    expect((await stage.asks('GET', '/me', { by })).body.productions).toHaveLength(1)
  })

  test('that is revoked, altered or no key at all is nobody, even with somebody’s cookies', async () => {
    const { by, id } = await make(['read'])
    await stage.asks('DELETE', `${here}/keys/${id}`, { by: owner.by })
    for (const key of [by.key, `${by.key.slice(0, -1)}!`, 'sd_short', ''])
      expect(await stage.asks('GET', here, { by: { ...owner.by, key } })).toMatchObject({
        status: key === '' ? 200 : 401,
      })
    expect(await stage.asks('DELETE', `${here}/keys/${id}`, { by: owner.by })).toMatchObject({ status: 404 })
  })
})

describe('a reset link', () => {
  test('sets a new password once, ends every session, and is for its own purpose only', async () => {
    const tomas = await stage.person('Tomas Reyes', in_('editor'))
    const { url } = await orderReset(
      { db: house.crew, clock: stage.clock, accounts: stage.accounts, site: stage.site },
      tomas.email,
    )
    const token = url.split('/s/')[1]
    expect((await stage.asks('GET', `/slips/${token}`)).body).toMatchObject({
      purpose: 'password-reset',
      production: null,
    })
    expect((await stage.asks('GET', `/invitation-slips/${token}`)).status).toBe(404)
    expect((await stage.asks('GET', `/reset-slips/${token}`)).body).toMatchObject({ name: 'Tomas Reyes' })
    const set = () =>
      stage.asks('POST', `/reset-slips/${token}/passwords`, { body: { password: 'another lamp entirely' } })
    expect((await Promise.all([set(), set()])).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual(
      [201, 410],
    )
    expect((await stage.asks('GET', '/me', { by: tomas.by })).status).toBe(401)
    const signIn = (password: string) =>
      stage.asks('POST', '/sessions', { body: { email: tomas.email, password } })
    expect((await signIn('a lamp in the rain')).status).toBe(401)
    expect((await signIn('another lamp entirely')).status).toBe(201)
  })

  test('dies after an hour', async () => {
    const tomas = await stage.person('Tomas Reyes')
    const { url } = await orderReset(
      { db: house.crew, clock: stage.clock, accounts: stage.accounts, site: stage.site },
      tomas.email,
    )
    await house.clock.advance(3_600_000)
    await expect
      .poll(async () => (await stage.asks('GET', `/reset-slips/${url.split('/s/')[1]}`)).body.type)
      .toBe('/problems/slip-expired')
  })
})

test('whoever guesses passwords waits, whether from one network or from many', async () => {
  const guess = async (email: string, address: string) =>
    (await stage.asks('POST', '/sessions', { body: { email, password: 'guess' }, address })).status
  const fromOne = []
  for (let count = 0; count < 11; count += 1)
    fromOne.push(await guess(`${count}@saltlight.example`, '198.51.100.7'))
  expect(fromOne).toEqual([...Array.from({ length: 10 }, () => 401), 429])
  const fromMany = []
  for (let count = 0; count < 21; count += 1)
    fromMany.push(await guess('Ida@saltlight.example', `203.0.113.${count}`))
  expect(fromMany).toEqual([...Array.from({ length: 20 }, () => 401), 429])
  ticks += 6_100
  expect(await guess('Ida@saltlight.example', '198.51.100.7')).toBe(401)
  expect(await guess('Ida@saltlight.example', '203.0.113.99')).toBe(429)
})
