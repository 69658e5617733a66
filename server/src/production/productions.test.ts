import { randomUUID } from 'node:crypto'
import { instant } from '@stagedoor/core/time'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { notifyTopic, type Topic } from '../plant/realtime/index.ts'
import {
  addTask,
  contributorFor,
  finishTasks,
  nextReceiptNumber,
  refuseWhileSealed,
  renewTask,
} from './index.ts'
import { openStage } from './testing.ts'

const house = await testDatabase()
const stage = await openStage(house)
afterAll(() => stage.close())
const operator = await stage.person('Ida Brandt')
await house.crew.insertInto('production.operators').values({ userId: operator.userId }).execute()
const saltlight = await stage.startsProduction('Saltlight', operator.userId)
const here = `/productions/${saltlight.slug}`
const contributor = await stage.person('Noor Aziz', { productionId: saltlight.id, role: 'contributor' })
const editor = await stage.person('Wren', { productionId: saltlight.id, role: 'editor' })
const inTrx = house.crew.transaction()

describe('a production', () => {
  const film = { title: 'The Quarry', kind: 'film', zone: 'Europe/Oslo' }
  const start = (body: unknown, by = operator.by) => stage.asks('POST', '/productions', { by, body })

  test('is started by the operator alone, and its page is open and empty at once', async () => {
    expect((await start(film, editor.by)).status).toBe(403)
    const started = await start({ ...film, premiereAt: '2026-11-27T18:00:00+01:00' })
    expect(started).toMatchObject({ status: 201, body: { slug: 'the-quarry' } })
    const pages = await house.fan
      .selectFrom('production.frontPages')
      .select(['title', 'premiereAt'])
      .where('slug', '=', 'the-quarry')
      .execute()
    expect(pages).toEqual([{ title: 'The Quarry', premiereAt: Date.UTC(2026, 10, 27, 17) }])
  })

  test('has an address of its own: two of one title get two, and a taken or reserved one is refused', async () => {
    const twins = await Promise.all([1, 2, 3].map(() => start({ ...film, title: 'Twins' })))
    expect(twins.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(twins.map(({ body }) => body.slug)).size).toBe(3)
    const same = await Promise.all([1, 2].map(() => start({ ...film, slug: 'one-address' })))
    expect(same.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
    expect((await start({ ...film, slug: 'backstage' })).status).toBe(400)
  })

  test('lies in a time zone that exists', async () => {
    expect((await start({ ...film, zone: 'Europe/Lighthouse' })).status).toBe(400)
  })

  test('changes backstage and on its page together, and the log says who did it', async () => {
    const change = { title: 'Saltlight: a film', premiereAt: null }
    expect((await stage.asks('PATCH', here, { by: operator.by, body: change })).status).toBe(200)
    const pages = await house.fan
      .selectFrom('production.frontPages')
      .select('title')
      .where('slug', '=', saltlight.slug)
      .execute()
    expect(pages).toEqual([{ title: 'Saltlight: a film' }])
    expect((await stage.asks('GET', here, { by: operator.by })).body).toMatchObject(change)
    const entry = await house.crew
      .selectFrom('plant.chainEntries')
      .select('kind')
      .where('productionId', '=', saltlight.id)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    expect(entry).toEqual({ kind: 'production-changed' })
  })
})

describe('the call sheet', () => {
  const add = (body: unknown) => stage.asks('POST', `${here}/shooting-days`, { by: editor.by, body })

  test('numbers the days of each unit', async () => {
    expect((await add({ number: 14, shotOn: '2026-03-03' })).status).toBe(201)
    expect((await add({ number: 14, shotOn: '2026-03-04' })).status).toBe(409)
    expect((await add({ number: 14, shotOn: '2026-03-03', unit: 'Second unit' })).status).toBe(201)
    expect((await add({ number: 15, shotOn: '2026-02-30' })).status).toBe(400)
    expect((await add({ number: 0, shotOn: '2026-03-04' })).status).toBe(400)
    const { body } = await stage.asks('GET', `${here}/shooting-days`, { by: editor.by })
    expect(
      body.items.map(({ unit, number }: { unit: string; number: number }) => [unit, number]).toSorted(),
    ).toEqual([
      ['Main unit', 14],
      ['Second unit', 14],
    ])
  })

  test('lists scenes as people count them', async () => {
    for (const number of ['12', '2', '12A', '104'])
      expect((await stage.asks('POST', `${here}/scenes`, { by: editor.by, body: { number } })).status).toBe(
        201,
      )
    expect(
      (await stage.asks('POST', `${here}/scenes`, { by: editor.by, body: { number: '2' } })).status,
    ).toBe(409)
    const { body } = await stage.asks('GET', `${here}/scenes`, { by: editor.by })
    expect(body.items.map(({ number }: { number: string }) => number)).toEqual(['2', '12', '12A', '104'])
  })
})

describe('tasks', () => {
  const task = { productionId: saltlight.id, kind: 'ask-to-sign', facts: { person: 'Tomas' }, dueAt: null }

  test('are done once, by somebody with a name, and a contributor does not see them', async () => {
    const id = await inTrx.execute((trx) => addTask(trx, { ...task, ref: randomUUID() }))
    expect((await stage.asks('GET', `${here}/tasks`, { by: contributor.by })).status).toBe(403)
    expect((await stage.asks('POST', `/tasks/${id}/completions`, { by: editor.by })).status).toBe(201)
    expect((await stage.asks('POST', `/tasks/${id}/completions`, { by: editor.by })).status).toBe(409)
    const { body } = await stage.asks('GET', `${here}/tasks`, { by: editor.by })
    expect(body.items.find((one: { id: string }) => one.id === id)).toMatchObject({
      doneBy: 'Wren',
      facts: { person: 'Tomas' },
    })
  })

  test('about one thing are one task that says the newest, and end together', async () => {
    const ref = randomUUID()
    const renew = () =>
      inTrx.execute((trx) =>
        renewTask(trx, { ...task, ref, facts: ({ count = 0 }) => ({ count: Number(count) + 1 }) }),
      )
    const ids = [await renew(), await renew(), await renew()]
    expect(new Set(ids).size).toBe(1)
    await inTrx.execute((trx) => finishTasks(trx, { kind: task.kind, ref, by: 'the signature' }))
    const row = await house.crew
      .selectFrom('production.tasks')
      .selectAll()
      .where('ref', '=', ref)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ facts: { count: 3 }, doneBy: 'the signature', doneAt: house.clock.now() })
  })

  test('of another production are not there', async () => {
    const other = await stage.startsProduction('Another')
    const id = await inTrx.execute((trx) => addTask(trx, { ...task, productionId: other.id, ref: null }))
    for (const path of [`/tasks/${id}/completions`, `/tasks/${randomUUID()}/completions`])
      expect(await stage.asks('POST', path, { by: operator.by })).toMatchObject({
        status: 404,
        body: { type: '/problems/not-found' },
      })
  })
})

test('receipt numbers are never given twice, and a contributor of one name and craft is one', async () => {
  const numbers = await Promise.all(
    Array.from({ length: 10 }, () => inTrx.execute((trx) => nextReceiptNumber(trx, saltlight.id))),
  )
  expect(new Set(numbers).size).toBe(10)
  const noor = { productionId: saltlight.id, name: 'Noor Aziz', craft: 'Focus puller' }
  const ids = await Promise.all([1, 2, 3].map(() => inTrx.execute((trx) => contributorFor(trx, noor))))
  expect(new Set(ids).size).toBe(1)
})

describe('the live stream', () => {
  /** Opens the stream and collects what it says. */
  async function watch(by = editor.by) {
    const ending = new AbortController()
    onTestFinished(() => ending.abort())
    const response = await stage.request('GET', `${here}/stream`, { by })
    let said = ''
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    void (async () => {
      for (;;) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
        if (done) return
        said += value
      }
    })()
    onTestFinished(() => reader?.cancel())
    await expect.poll(() => said).toContain('event: ready')
    return { response, said: () => said }
  }
  const tell = (productionId: string, topic: Topic) =>
    inTrx.execute((trx) => notifyTopic(trx, productionId, topic))

  test('says that something changed and never what', async () => {
    const stream = await watch()
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
    expect(stream.response.headers.get('cache-control')).toBe('no-store')
    await inTrx.execute((trx) =>
      addTask(trx, {
        productionId: saltlight.id,
        kind: 'ask',
        ref: null,
        facts: { secret: 'the lamp' },
        dueAt: null,
      }),
    )
    await expect.poll(stream.said).toBe('event: ready\ndata: \n\nevent: changed\ndata: tasks\n\n')
  })

  test('is of one production', async () => {
    const stream = await watch()
    await tell(randomUUID(), 'recall')
    await tell(saltlight.id, 'cuts')
    await expect.poll(stream.said).toContain('data: cuts')
    expect(stream.said()).not.toContain('recall')
  })

  test('is not for strangers, contributors or nobody', async () => {
    const stranger = await stage.person('Somebody')
    for (const [by, status] of [
      [stranger.by, 404],
      [contributor.by, 403],
      [{}, 401],
    ] as const)
      expect((await stage.request('GET', `${here}/stream`, { by })).status).toBe(status)
  })
})

describe('the manual clock', () => {
  const set = (by: { cookie?: string }, now = '2027-01-01T00:00:00.000Z') =>
    stage.asks('PUT', '/clock', { by, body: { now } })

  test('is set by the operator alone, for the whole house at once', async () => {
    expect((await set({})).status).toBe(401)
    expect((await set(editor.by)).status).toBe(403)
    expect(await set(operator.by)).toMatchObject({ status: 200, body: { now: '2027-01-01T00:00:00.000Z' } })
    expect((await stage.asks('GET', '/house')).body).toMatchObject({
      clock: 'manual',
      everManual: true,
      now: '2027-01-01T00:00:00.000Z',
    })
    await house.clock.set(instant(Date.UTC(2026, 2, 3, 12)))
  })
})

test('a sealed house is unsealed by its operator alone, and says so in the log', async () => {
  await house.crew.updateTable('plant.house').set({ sealedAt: new Date(), sealReason: 'Restored.' }).execute()
  expect((await stage.asks('GET', '/house')).body).toMatchObject({ isSealed: true, sealReason: 'Restored.' })
  await expect(refuseWhileSealed(house.crew)).rejects.toMatchObject({ type: 'house-is-sealed' })
  expect((await stage.asks('DELETE', '/house/seal', { by: editor.by })).status).toBe(403)
  expect((await stage.asks('DELETE', '/house/seal', { by: operator.by })).status).toBe(200)
  await refuseWhileSealed(house.crew)
  const entry = await house.crew
    .selectFrom('plant.chainEntries')
    .select('kind')
    .where('productionId', '=', saltlight.id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  expect(entry).toEqual({ kind: 'house-unsealed' })
})
