import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { siteAt } from '../plant/http/index.ts'
import { closeInbox, listInboxes, openInbox } from './inboxes.ts'
import { openSet, joinAs, personNamed, saltlight, sendFromSet, serveIngest, signedIn } from './testing.ts'

const house = await testDatabase()
const set = await openSet(house)
await set.openQueues()
const { productionId, slug, shootingDayId, owner } = await saltlight(house)
const deps = await set.restarted()
let asker = signedIn(owner)
const server = await serveIngest(deps, () => asker)
afterAll(async () => {
  await server.close()
  await set.close()
})

const order = { productionId, shootingDayId, closesAt: null, quotaBytes: null }
const open = (body: Record<string, unknown>) =>
  fetch(`${server.origin}/productions/${slug}/inboxes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('an inbox shows the same link and code as often as it is asked, and the database does not hold the link', async () => {
  const answer = await open({ shootingDayId })
  expect(answer.status).toBe(201)
  const inbox = (await answer.json()) as { id: string; link: string; qr: { kind: string; svg: string } }
  expect(inbox.link).toMatch(/^https:\/\/house\.example\/s\/[\w-]{22}$/)
  expect(inbox.qr.kind).toBe('drawn')
  expect(inbox.qr.svg).toContain('<svg')
  const listed = (await (await fetch(`${server.origin}/productions/${slug}/inboxes`)).json()) as {
    items: unknown[]
  }
  expect(listed.items).toContainEqual(inbox)
  const token = inbox.link.split('/').at(-1) ?? ''
  const row = await house.crew
    .selectFrom('ingest.inboxes')
    .select('tokenSealed')
    .where('id', '=', inbox.id)
    .executeTakeFirstOrThrow()
  expect(row.tokenSealed.includes(token)).toBe(false)
})

test('a sealed link copied into another inbox does not open', async () => {
  const [one, other] = [await openInbox(deps, order), await openInbox(deps, order)]
  const { tokenSealed } = await house.crew
    .selectFrom('ingest.inboxes')
    .select('tokenSealed')
    .where('id', '=', one.id)
    .executeTakeFirstOrThrow()
  await house.crew.updateTable('ingest.inboxes').set({ tokenSealed }).where('id', '=', other.id).execute()
  await expect(listInboxes(deps, productionId)).rejects.toThrow()
  await house.crew.deleteFrom('ingest.inboxes').where('id', '=', other.id).execute()
})

test('no code is drawn that a phone could not follow: the answer says what to set', async () => {
  const inbox = await openInbox({ ...deps, site: siteAt('http://127.0.0.1:4321') }, order)
  expect(inbox.qr).toMatchObject({ kind: 'unreachable', setting: 'STAGEDOOR_URL' })
})

test('whoever holds the link sees the day and the room, and nothing of what others sent', async () => {
  const inbox = await openInbox(deps, { ...order, quotaBytes: 5000 })
  const page = await (await fetch(`${server.origin}/inbox-slips/${inbox.link.split('/').at(-1)}`)).json()
  expect(page).toEqual({
    production: { title: 'Saltlight', slug: 'saltlight' },
    shootingDay: { id: shootingDayId, number: 1, unit: 'Main unit', shotOn: '2026-03-03' },
    closesAt: '2026-03-06T12:00:00.000Z',
    largestFileBytes: 64 * 2 ** 30,
    roomBytes: 5000,
    roomFiles: 500,
  })
})

test('a closed inbox keeps what came through it and is listed as closed', async () => {
  const inbox = await openInbox(deps, order)
  await closeInbox(deps, inbox.id)
  await closeInbox(deps, inbox.id)
  const listed = (await listInboxes(deps, productionId)).find(({ id }) => id === inbox.id)
  expect(listed?.closedAt).toBe(house.clock.now())
})

test('an inbox is opened for a day of its own production, by those who may, and never for a moment that has passed', async () => {
  const elsewhere = await saltlight(house, 'Tidewater')
  expect((await open({ shootingDayId: elsewhere.shootingDayId })).status).toBe(400)
  expect((await open({ shootingDayId, closesAt: '2026-03-03T11:59:59Z' })).status).toBe(400)
  const contributor = await personNamed(house, 'Samir Haddad')
  await joinAs(house, { productionId, userId: contributor, role: 'contributor' })
  asker = signedIn(contributor, 'Samir Haddad')
  expect((await open({ shootingDayId })).status).toBe(403)
  expect((await fetch(`${server.origin}/productions/${slug}/inboxes`)).status).toBe(403)
  asker = signedIn(owner)
})

test('the crew hears of many files in one notice that counts them', async () => {
  const before = await house.crew.selectFrom('production.tasks').select('id').execute()
  const inbox = await openInbox(deps, order)
  for (let file = 0; file < 3; file += 1) {
    const bytes = Buffer.concat([
      Buffer.from('0000001c667479706d703432', 'hex'),
      Buffer.alloc(16),
      Buffer.from(`${file}`),
    ])
    await sendFromSet(deps, { productionId, shootingDayId, bytes, name: `${file}.mp4`, inboxId: inbox.id })
  }
  const notices = await house.crew
    .selectFrom('production.tasks')
    .selectAll()
    .where('ref', '=', inbox.id)
    .execute()
  expect(notices).toMatchObject([{ kind: 'material-arrived', facts: { files: 3, from: 'Samir Haddad' } }])
  expect(await house.crew.selectFrom('production.tasks').select('id').execute()).toHaveLength(
    before.length + 1,
  )
})
