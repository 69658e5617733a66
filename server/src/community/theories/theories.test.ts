import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../plant/db/index.ts'
import { tamper, testDatabase } from '../../plant/db/testing.ts'
import { findTexts } from '../../plant/search/index.ts'
import { asViewer, asWriter } from '../../wall/index.ts'
import { readFan } from '../comments/read-fan.ts'
import { replyReader } from '../comments/reply-reader.ts'
import { silence } from '../comments/silence.ts'
import { aFan, aMember, somebodyMadeUp, type TestFan } from '../testing.ts'
import { theoryReader } from './theory-reader.ts'
import { NOON, openTheories } from './testing.ts'
import { verifySeals } from './verify-seals.ts'

const house = await testDatabase()
const theatre = await openTheories(house)
const { productionId, points, labels, premiere, asks, writes, seals, atDesk, tells, goTo } = theatre
afterAll(() => theatre.close())

const CANARY = 'The keeper drowned before the lamp was lit'
const EVENING = NOON + 4 * 3_600_000
let [ida, sverre, stranger] = [] as unknown as [TestFan, TestFan, TestFan]

beforeAll(async () => {
  ida = await aFan(house, 'ida_b')
  sverre = await aFan(house, 'sverre')
  stranger = await aFan(house, 'newcomer')
})
beforeEach(() => goTo(NOON))

/** Somebody whom a publicist made up, to look as. */
const madeUp = async (like: { seen: string[]; asOf: number | null }) =>
  somebodyMadeUp(house, {
    ...like,
    productionId,
    accountId: await aMember(house, { productionId, role: 'publicist' }),
    diesAt: EVENING + 8 * 3_600_000,
  })

describe('a theory under seal', () => {
  test('is in no byte that anybody else gets, and its seal says the same of a short one and a long one', async () => {
    const [short, long] = [
      await seals(ida, { text: `${CANARY}.` }),
      await seals(sverre, { text: `${CANARY}. `.repeat(30) }),
    ]
    const places = [
      '/theories',
      '/theories?list=open',
      '/theories?list=mine',
      `/theories/${short.id}`,
      `/theories/${short.id}/proof`,
      '/called/ida_b',
      '/opened',
    ]
    for (const somebody of [null, stranger]) {
      for (const place of places)
        expect((await asks(somebody, place)).text).not.toMatch(/keeper|drowned|ida_b|"salt/)
      const seen = await Promise.all([short, long].map(({ id }) => asks(somebody, `/theories/${id}`)))
      expect(new Set(seen.map(({ text }) => text.length)).size).toBe(1)
    }
    expect(await asks(ida, `/theories/${short.id}`)).toMatchObject({
      status: 200,
      body: { isMine: true, state: 'sealed', words: { text: `${CANARY}.`, writer: 'ida_b' }, mark: null },
    })
    // Not even its writer has the salt: with it anybody could try sentences against the seal.
    expect((await asks(ida, `/theories/${short.id}/proof`)).body).toMatchObject({ file: null })
  })

  test('is hidden from the fan’s role in every table and function, in the name of anybody else', async () => {
    const { id } = await seals(ida, { text: CANARY })
    for (const somebody of [null, stranger]) {
      for (const columns of [
        '(select id, source, html, handle from community.writings) t',
        '(select theory_id, production, handle, sealed_at, about, salt from community.seal_openings) t',
        '(select theory_id, mark, is_called from community.theory_marks) t',
        '(select thread_id, kind, shown from community.tallies) t',
      ]) {
        const found = await asViewer(house.fan, somebody?.viewerId ?? null, async (seen) =>
          JSON.stringify((await sql`select to_jsonb(t) from ${sql.raw(columns)}`.execute(seen)).rows),
        )
        expect(found).toBe('[]')
      }
    }
    for (const attempt of [
      sql`select community.withdraw_theory(${id})`,
      sql`select community.mark_facts(${id})`,
      sql`select community.mark_theory(${id}, 'confirmed', true)`,
      sql`select community.my_theories(${productionId})`,
    ]) {
      const { rows } = await asWriter(house.fan, stranger.viewerId, (trx) => attempt.execute(trx))
      expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${id}|true|keeper`))
    }
    for (const table of ['seals', 'seal_openings', 'theory_marks'])
      await expect(
        sql`update community.${sql.raw(table)} set theory_id = null`.execute(house.fan),
      ).rejects.toThrow(/permission denied/)
  })

  test('does not change, whoever tries; its writer may take it back, and then only its seal is left', async () => {
    const { id, hash } = await seals(ida, { text: CANARY, isSigned: true, on: 'third' })
    for (const change of [
      sql`source = 'Another'`,
      sql`html = '<p>Another</p>'`,
      sql`written_at = written_at - interval '1 hour'`,
    ])
      await expect(
        sql`update community.writings set ${change} where id = ${id}`.execute(house.crew),
      ).rejects.toThrow(/does not change/)
    expect((await asks(stranger, `/theories/${id}`)).body).toMatchObject({ signedBy: 'ida_b', words: null })
    expect((await asks(stranger, `/theories/${id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await asks(ida, `/theories/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await asks(ida, `/theories/${id}`)).body).toMatchObject({
      state: 'withdrawn',
      hash,
      signedBy: null,
      words: null,
    })
    const { rows } = await sql`select from community.seal_openings where theory_id = ${id}`.execute(
      house.crew,
    )
    expect(rows).toHaveLength(0)
    await expect(
      sql`update community.writings set state = 'shown' where id = ${id}`.execute(house.crew),
    ).rejects.toThrow(/does not come again/)
  })

  test('is about what nobody can have seen, by who does not know, three times at most with those taken back', async () => {
    expect(await writes(ida, { text: CANARY, on: 'first' })).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('theory-too-late') },
    })
    expect(await writes(ida, { text: CANARY, on: newId() })).toMatchObject({ status: 404 })
    const tries = await aFan(house, 'every_ending')
    for (let count = 0; count < 3; count += 1) {
      const { id } = await seals(tries, { text: `Ending ${count}`, on: 'third' })
      await asks(tries, `/theories/${id}`, { method: 'DELETE' })
    }
    expect(await writes(tries, { text: 'Ending 4', on: 'third' })).toMatchObject({
      status: 409,
      body: { type: expect.stringContaining('too-many-theories') },
    })
    const crewFan = await aFan(house, 'lamp_operator')
    await theatre.givesBadge(crewFan)
    expect(await writes(crewFan, { text: 'I was there', on: 'second' })).toMatchObject({ status: 403 })
    expect(await writes(null, { text: CANARY })).toMatchObject({ status: 401 })
  })
})

describe('the reveal', () => {
  test('opens a theory to whoever has seen its point, with its first time and its salt, and to nobody else', async () => {
    const { id, hash } = await seals(ida, { text: CANARY })
    await goTo(EVENING)
    for (const somebody of [null, stranger]) {
      expect((await asks(somebody, `/theories/${id}`)).body).toMatchObject({ state: 'sealed', words: null })
      expect((await asks(somebody, `/theories/${id}/proof`)).body).toMatchObject({ file: null })
    }
    await tells(sverre, 'second')
    expect((await asks(sverre, `/theories/${id}`)).body).toMatchObject({
      state: 'open',
      words: { text: CANARY, writer: 'ida_b', sealedAt: '2026-03-03T12:00:00.000Z' },
    })
    const { file } = (await asks(sverre, `/theories/${id}/proof`)).body as { file: string }
    expect(createHash('sha256').update(file).digest('hex')).toBe(hash)
    const checked = (kept: string) =>
      asks(sverre, `/theories/${id}/checks`, { method: 'POST', body: { file: kept } })
    expect((await checked(file.replaceAll('\n', '\r\n'))).body).toMatchObject({ isSame: true, hasForm: true })
    const other = file.replace(/salt ./, (found) => `salt ${found.endsWith('0') ? '1' : '0'}`)
    expect((await checked(other)).body).toMatchObject({ isSame: false, hasForm: true })
    expect((await checked(`${CANARY}`)).body).toMatchObject({ isSame: false, hasForm: false })

    // Words find it only from here on, and only for who passed.
    const found = (fan: TestFan) =>
      asViewer(house.fan, fan.viewerId, async (seen) => {
        const texts = await findTexts(seen, { productionId, words: 'drowned', limit: 20 })
        return theoryReader.read(seen, { refs: texts.map(({ ref }) => ref), words: 'drowned' })
      })
    expect((await found(sverre)).map(({ ref }) => ref)).toContain(id)
    expect(await found(stranger)).toEqual([])

    // The premiere moves: what was open closes again, for all.
    await premiere('second', '20:00')
    expect((await asks(sverre, `/theories/${id}`)).body).toMatchObject({ state: 'sealed', words: null })
    expect((await asks(sverre, `/theories/${id}/proof`)).body).toMatchObject({ file: null })
    await premiere('second', '15:00')
    expect((await asks(sverre, `/theories/${id}`)).body).toMatchObject({ state: 'open' })
    // Who goes back in the story loses sight of it.
    await tells(sverre, 'first')
    expect((await asks(sverre, `/theories/${id}`)).body).toMatchObject({ state: 'sealed', words: null })
  })

  test('is announced once for each moment, restarts and moves notwithstanding', async () => {
    const told = async () =>
      (
        await house.crew
          .selectFrom('plant.outbox')
          .select('payload')
          .where('name', '=', 'community.revealed')
          .orderBy('id')
          .execute()
      ).map(({ payload }) => payload as { labelId: string; moment: string })
    const before = (await told()).length
    await premiere('third', '18:00')
    await goTo(EVENING + 3_600_000)
    const { alarms: again } = theatre.machinery()
    await Promise.all([again.settled(), theatre.alarms.settled()])
    await again.stop()
    expect((await told()).slice(before)).toMatchObject([
      { labelId: labels.third, moment: '2026-03-03T17:00:00.000Z' },
    ])
    // Put off, and taken up again at the same moment: no news. An earlier premiere elsewhere: no news either.
    await premiere('third', '21:00')
    await premiere('third', '18:00')
    await premiere('third', '17:30', 'DE')
    expect(await told()).toHaveLength(before + 1)
    const rows = await house.crew
      .selectFrom('community.reveals')
      .select(['moment', 'putOffAt'])
      .where('pointId', '=', points.third)
      .execute()
    expect(rows).toMatchObject([{ putOffAt: null }])
  })

  test('a mark is told only with the theory it marks, and calls it only where nobody could know', async () => {
    const marker = await aFan(house, 'the_gaffer')
    await theatre.givesBadge(marker)
    const { id } = await seals(stranger, { text: CANARY })
    const mark = (somebody: TestFan, says: string) =>
      asks(somebody, `/theories/${id}/mark`, { method: 'PUT', body: { mark: says } })
    expect((await mark(marker, 'confirmed')).status).toBe(404)
    expect(await atDesk('PUT', `/theories/${id}/mark`, { mark: 'confirmed' })).toMatchObject({ status: 409 })
    expect((await atDesk('GET', '/theories')).text).not.toContain(id)
    expect((await atDesk('GET', '/theories?sealed=shown')).text).toContain(id)
    await goTo(EVENING)
    expect((await mark(marker, 'confirmed')).status).toBe(404)
    await tells(marker, 'second')
    expect((await mark(marker, 'confirmed')).body).toMatchObject({
      mark: { says: 'confirmed', isCalled: true },
    })
    expect((await mark(stranger, 'wrong')).status).toBe(404)
    for (const somebody of [null, stranger])
      for (const place of [`/theories/${id}`, '/theories', '/called/newcomer'])
        expect((await asks(somebody, place)).text).not.toMatch(
          /confirmed|"isCalled":true|"items":\[\{"id":"[^"]+","label/,
        )
    expect((await asks(marker, '/called/newcomer')).body).toMatchObject({ items: [{ id }] })
    expect(await atDesk('PUT', `/theories/${id}/mark`, { mark: 'half-right' })).toMatchObject({ status: 204 })
    expect((await asks(marker, `/theories/${id}`)).body).toMatchObject({
      mark: { says: 'half-right', isCalled: false },
    })
    expect((await asks(marker, '/called/newcomer')).body).toMatchObject({ items: [] })
  })

  test('the talk below it is read and written by whoever can read it, and is no number to others', async () => {
    await goTo(EVENING)
    const { items } = (await asks(sverre, '/theories?list=open')).body as { items: { id: string }[] }
    expect(items).toEqual([])
    await tells(sverre, 'second')
    const openNow = async () =>
      (await asks(sverre, '/theories?list=open')).body as {
        items: { id: string; isMine: boolean; words: { writer: string } }[]
      }
    const open = await openNow()
    const handle = open.items.find(({ isMine }) => !isMine)!.words.writer
    await silence({ fan: house.fan }, { writer: sverre, handle, kind: 'mute' })
    expect((await openNow()).items.filter(({ words }) => words.writer === handle)).toEqual([])
    await silence({ fan: house.fan }, { writer: sverre, handle, kind: null })
    expect(await openNow()).toEqual(open)
    const talk = `/theories/${open.items[0]!.id}/answers`
    const said = { words: 'I never saw it coming', mayGiveAway: [], asItIs: true }
    expect((await asks(stranger, talk, { method: 'POST', body: said })).status).toBe(404)
    expect((await asks(sverre, talk, { method: 'POST', body: said })).status).toBe(200)
    expect((await asks(sverre, talk)).text).toContain('never saw it coming')
    const found = (who: TestFan | null) =>
      asViewer(house.fan, who?.viewerId ?? null, async (seen) => {
        const texts = await findTexts(seen, { productionId, words: 'coming', limit: 20 })
        return replyReader.read(seen, { refs: texts.map(({ ref }) => ref), words: 'coming' })
      })
    expect(await found(sverre)).toMatchObject([
      { path: expect.stringMatching(`^/theories/${open.items[0]!.id}#c-`), by: sverre.handle },
    ])
    for (const somebody of [null, stranger]) {
      expect(await asks(somebody, talk)).toEqual(await asks(somebody, `/theories/${newId()}/answers`))
      expect((await asks(somebody, '/opened')).text).not.toMatch(/[1-9]/)
      expect(await found(somebody)).toEqual([])
    }
    await tells(sverre, 'first')
    expect((await asks(sverre, talk)).status).toBe(404)
    expect(await found(sverre)).toEqual([])
    // Crew who look as somebody are told what is open to such a fan, and nothing before its evening.
    await goTo(NOON)
    const ahead = await madeUp({ seen: [points.second], asOf: EVENING })
    expect((await asks(ahead, talk)).status).toBe(404)
    await goTo(EVENING)
    expect((await asks(ahead, talk)).text).toContain('never saw it coming')
    expect((await asks(await madeUp({ seen: [points.first], asOf: null }), talk)).status).toBe(404)
  })

  test('stands on the page of its writer once it is open, with what they said of others', async () => {
    const guesser = await aFan(house, 'guesser')
    const { id } = await seals(guesser, { text: CANARY })
    const page = (who: TestFan | null) =>
      asViewer(house.fan, who?.viewerId ?? null, (seen) =>
        readFan(seen, {
          production: theatre.slug,
          handle: 'guesser',
          cursor: null,
          viewer: who?.viewerId ?? null,
        }),
      ).then(JSON.stringify, ({ type }: { type: string }) => type)
    expect(await page(guesser)).not.toContain(id)
    await goTo(EVENING)
    for (const fan of [guesser, sverre]) await tells(fan, 'second')
    const said = { words: 'So I said', mayGiveAway: [], asItIs: true }
    await asks(guesser, `/theories/${id}/answers`, { method: 'POST', body: said })
    const seen = await page(sverre)
    expect(seen).toContain(CANARY)
    for (const kind of ['theory', 'comment'])
      expect(seen).toContain(`"kind":"${kind}","on":{"kind":"theory","id":"${id}"}`)
    for (const somebody of [null, stranger]) expect(await page(somebody)).toBe('not-found')
    await tells(sverre, 'first')
    expect(await page(sverre)).toBe('not-found')
  })

  test('a page says what opened for who told more, and hides it again from who goes back', async () => {
    await goTo(EVENING)
    const fan = await aFan(house, 'catching_up')
    await tells(fan, 'first')
    expect((await asks(fan, '/opened')).body).toMatchObject({ counts: { theories: 0 } })
    await tells(fan, 'second')
    const { theories, counts } = (await asks(fan, '/opened')).body as {
      theories: { id: string }[]
      counts: { theories: number }
    }
    expect(theories.length).toBeGreaterThan(2)
    expect(counts.theories).toBe(theories.length)
    expect((await asks(fan, '/theories?list=open')).text).toContain(theories[0]!.id)
    await tells(fan, 'first')
    expect((await asks(fan, '/opened')).body).toMatchObject({ theories: [], counts: { theories: 0 } })
    await tells(fan, 'second')
    expect((await asks(fan, '/opened')).body).toMatchObject({ counts: { theories: counts.theories } })
  })
})

test('whoever changes a theory behind the house’s back is found out by its seal', async () => {
  const { id } = await seals(sverre, { text: 'The lamp was never lit' })
  const before = await verifySeals(house.crew, productionId)
  expect(before.broken).toEqual([])
  expect(before.whole).toBeGreaterThan(3)
  expect(before.withdrawn).toBeGreaterThan(3)
  await tamper(house, `update community.writings set source = 'The lamp was always lit' where id = '${id}'`)
  expect((await verifySeals(house.crew, productionId)).broken).toEqual([
    { theoryId: id, because: 'it is not what was sealed' },
  ])
})
