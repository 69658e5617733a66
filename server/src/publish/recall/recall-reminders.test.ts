import { instant } from '@stagedoor/core/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withdrawBySigner } from '../../clearance/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { openMail } from '../../plant/mail/testing.ts'
import { joins } from '../../production/testing.ts'
import { giveUpLine } from './keep-evidence.ts'
import { linesOf } from '../ledger/ledger.ts'
import { ringLetter } from './recall-letter.ts'
import { recallPublication } from './recall-publication.ts'
import { ringReminder } from '../ledger/remind-of-line.ts'
import { openFrontOfHouse, PATIENT, publicist } from '../testing.ts'
import { kitInHand } from '../testing-kits.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
const { mail, letters, close } = await openMail(house)
afterAll(async () => {
  await front.close()
  await close()
})

const HOUR = 3_600_000
const DAY = 24 * HOUR
const reminding = { ...front, mail }

async function called(title: string) {
  const { id } = await front.schedules(await front.rendered(await front.footage(title, 20)), null, title)
  await kitInHand(front, id, { holderContact: 'ida@set.test', disclosure: 'part-of-my-work' })
  const { recallId } = await recallPublication(front, {
    publicationId: id,
    reach: 'everything',
    because: 'A plate',
    actor: publicist,
  })
  await front.reads(recallId)
  const copy = (await linesOf(house.crew, [recallId])).find(({ place }) => place === 'kit-copy')
  if (copy?.dueAt == null) throw new Error('the copy has no clock')
  return { recallId, lineId: copy.id, dueAt: copy.dueAt }
}

const remind = (lineId: string, now: number) =>
  house.worker.transaction().execute((trx) => ringReminder(trx, reminding, { lineId, now: instant(now) }))
const lettersTo = (address: string) => letters.filter(({ to }) => to.includes(address))
const alarmOf = async (lineId: string) =>
  (
    await house.crew
      .selectFrom('plant.alarms')
      .select('moment')
      .where('key', '=', `publish.recall-reminder:${lineId}`)
      .executeTakeFirst()
  )?.moment
const tasksOf = (ref: string) =>
  house.crew.selectFrom('production.tasks').selectAll().where('ref', '=', ref).execute()

beforeAll(async () => {
  const { productionId } = front
  await joins(house, { productionId, role: 'owner', name: 'Mara Lind', email: 'mara@house.test' })
  await joins(house, { productionId, role: 'publicist', name: 'Wren Okafor', email: 'wren@house.test' })
})

test('a place that waits for a person reminds who takes care of it, after its deadline every day, and from then on the owner as well', async () => {
  const { lineId, dueAt } = await called('The cove')
  expect(await alarmOf(lineId)).toBe(dueAt + 1 - DAY)
  await remind(lineId, dueAt - HOUR)
  await expect.poll(() => lettersTo('wren@house.test').length, PATIENT).toBe(1)
  expect(lettersTo('mara@house.test')).toEqual([])
  expect(lettersTo('wren@house.test')[0]?.text).toContain('Ida Brandt’s own publication')
  expect(lettersTo('wren@house.test')[0]?.text).toContain(`/backstage/${front.slug}/recall/`)
  expect(await alarmOf(lineId)).toBe(dueAt + 1)
  expect((await tasksOf(lineId)).map(({ kind }) => kind)).toEqual(['recall-by-hand'])

  await remind(lineId, dueAt + 1)
  await expect.poll(() => lettersTo('wren@house.test').length, PATIENT).toBe(2)
  // Its holder hears of it once more, and not every day.
  await expect.poll(() => lettersTo('ida@set.test').length, PATIENT).toBe(1)
  expect(lettersTo('mara@house.test')).toEqual([])

  await remind(lineId, dueAt + 2 * DAY + 1)
  await expect.poll(() => lettersTo('mara@house.test').length, PATIENT).toBe(1)
  expect(lettersTo('mara@house.test')[0]?.text).toContain('2 days ago')
  expect(lettersTo('ida@set.test')).toHaveLength(1)
  expect(await alarmOf(lineId)).toBe(dueAt + 3 * DAY + 1)
  expect((await tasksOf(lineId)).find(({ kind }) => kind === 'recall-overdue')?.facts).toMatchObject({
    daysLate: 2,
  })
})

test('what a named person gives up, with a reason, closes the ledger, and reminds nobody any more', async () => {
  const { recallId, lineId, dueAt } = await called('The tern')
  await giveUpLine(front, { lineId, because: 'She lost the telephone', actor: publicist })
  const line = (await linesOf(house.crew, [recallId])).find(({ id }) => id === lineId)
  expect(line?.state).toMatchObject({
    kind: 'given-up',
    by: publicist.name,
    because: 'She lost the telephone',
  })
  expect(await alarmOf(lineId)).toBeUndefined()
  const { finishedAt } = await house.crew
    .selectFrom('publish.recalls')
    .select('finishedAt')
    .where('id', '=', recallId)
    .executeTakeFirstOrThrow()
  expect(finishedAt).not.toBeNull()
  expect((await tasksOf(lineId)).every(({ doneAt }) => doneAt !== null)).toBe(true)
  const before = letters.length
  await remind(lineId, dueAt + DAY)
  expect(letters).toHaveLength(before)
  expect(await front.logKinds()).toContain('recall-place-given-up')
})

test('what is ours is given up by nobody', async () => {
  const { recallId } = await called('The rope')
  const [page] = await linesOf(house.crew, [recallId])
  const letBe = giveUpLine(front, { lineId: page?.id ?? '', because: 'It is late', actor: publicist })
  await expect(letBe).rejects.toMatchObject({ type: 'already-decided' })
})

test('who withdrew is written to in figures, in the language of their form, and again only of what is new', async () => {
  const pier = await front.footage('The pier', 20)
  const lead = await front.person('Elin Sørby')
  await house.crew
    .updateTable('clearance.subjects')
    .set({ contact: 'elin@set.test' })
    .where('id', '=', lead)
    .execute()
  await front.appears(lead, pier, [1, 2])
  const { token, releaseFormId } = await front.signs(lead)
  await house.crew
    .updateTable('clearance.releaseForms')
    .set({ language: 'de' })
    .where('id', '=', releaseFormId)
    .execute()
  const cutId = await front.rendered(pier)
  await front.schedules(cutId, null, 'Der Steg')
  await withdrawBySigner(front, token, { reach: 'this-form', reason: 'SECRET REASON', claimedAt: null })
  const recallOf = () =>
    house.crew.selectFrom('publish.recalls').selectAll().where('cutId', '=', cutId).executeTakeFirst()
  await expect.poll(async () => (await front.settle(), (await recallOf())?.id), PATIENT).toBeDefined()
  const recallId = (await recallOf())?.id ?? ''
  const tell = () =>
    house.worker
      .transaction()
      .execute((trx) => ringLetter(trx, { mail }, { recallId, now: front.clock.now() }))
  await tell()
  await expect.poll(() => lettersTo('elin@set.test').length, PATIENT).toBe(1)
  const [first] = lettersTo('elin@set.test')
  expect(first?.text).toContain('„Der Steg“ von Saltlight wurde auf Ihr Wort hin zurückgerufen.')
  expect(first?.text).toContain('An 2 Orten wird noch daran gearbeitet')
  expect(first?.raw).not.toContain('SECRET REASON')

  await tell()
  await front.reads(recallId)
  await tell()
  await expect.poll(() => lettersTo('elin@set.test').length, PATIENT).toBe(2)
  expect(lettersTo('elin@set.test')[1]?.text).toContain('Für uns ist nichts mehr zu tun.')
})
