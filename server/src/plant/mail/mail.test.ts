import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../db/testing.ts'
import { Jobs } from '../jobs/index.ts'
import { silentLog } from '../log/index.ts'
import { openLetter, sealLetter } from './letter-seal.ts'
import { isMailable, Mail } from './index.ts'
import { openMailbox } from './testing.ts'

const house = await testDatabase()
const mailbox = await openMailbox()
const jobs = new Jobs({
  db: house.worker,
  listener: { listen: house.listen },
  log: silentLog,
  crewRole: house.roles.crew,
})
const mail = new Mail({ jobs, key: randomBytes(32), url: mailbox.urlFor('house@set.test') })
mail.register()
await jobs.start({ works: true })
afterAll(async () => {
  await jobs.stop()
  await mailbox.close()
})
beforeEach(() => mailbox.letters.splice(0))

const PATIENT = { timeout: 20_000 }
const letter = {
  to: 'tomas@set.test',
  subject: 'Saltlight asks for your signature',
  text: 'A link: https://house.test/s/abc\n',
}
const writes = (order: Partial<typeof letter> = {}) =>
  house.crew
    .transaction()
    .execute((trx) => mail.write(trx, { productionId: randomUUID(), ...letter, ...order }))

test('a letter arrives in plain text, from the user of the SMTP address', async () => {
  await writes({ text: 'Elin Sørby, “the lantern”\n' })
  await expect.poll(() => mailbox.letters, PATIENT).toHaveLength(1)
  const [taken] = mailbox.letters
  expect(taken).toMatchObject({ from: 'house@set.test', to: ['tomas@set.test'] })
  expect(taken?.text).toContain('Elin Sørby, “the lantern”')
  expect(taken?.raw).toMatch(/^Subject: Saltlight asks for your signature\r$/m)
  expect(taken?.raw).toMatch(/^Content-Type: text\/plain/im)
})

test('what is rolled back is never sent', async () => {
  const rolledBack = house.crew.transaction().execute(async (trx) => {
    await mail.write(trx, { productionId: randomUUID(), ...letter, subject: 'Never' })
    throw new Error('changed our mind')
  })
  await expect(rolledBack).rejects.toThrow('changed our mind')
  await writes({ subject: 'Afterwards' })
  await expect.poll(() => mailbox.letters.length, PATIENT).toBe(1)
  expect(mailbox.letters[0]?.raw).toContain('Subject: Afterwards')
})

test('a server that is busy gets the letter later, and once', async () => {
  mailbox.refuseNext(1)
  await writes()
  await expect.poll(() => mailbox.letters, PATIENT).toHaveLength(1)
})

test('neither the address nor the link can be read in the database while a letter waits', async () => {
  const secret = randomBytes(12).toString('hex')
  const key = randomBytes(32)
  const kept: unknown[] = []
  const waiting = new Mail({
    jobs: { enqueue: async (_trx, _job, { payload }) => (kept.push(payload), ''), handle: () => undefined },
    key,
    url: mailbox.url,
  })
  await house.crew
    .transaction()
    .execute((trx) => waiting.write(trx, { productionId: randomUUID(), ...letter, text: secret }))
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toContain(secret)
  expect(JSON.stringify(kept)).not.toContain('tomas')
  const { sealed } = kept[0] as { sealed: string }
  expect(openLetter(key, sealed)).toEqual({ ...letter, text: secret })
  expect(() => openLetter(randomBytes(32), sealed)).toThrow()
  expect(sealLetter(key, letter)).not.toBe(sealLetter(key, letter))
})

test('only an e-mail address that may have a mailbox is written to', async () => {
  expect(isMailable('ida@set.test')).toBe(true)
  for (const contact of [
    null,
    '',
    '+47 900 00 000',
    '@idabrandt',
    'ida@saltlight.example',
    'a@b.test, c@d.test',
  ])
    expect(isMailable(contact)).toBe(false)
})

test('a sealed house sends nothing', async () => {
  await house.worker.updateTable('plant.house').set({ sealedAt: new Date() }).execute()
  await writes({ subject: 'Sealed' })
  await house.worker.updateTable('plant.house').set({ sealedAt: null }).execute()
  await writes({ subject: 'Open again' })
  await expect.poll(() => mailbox.letters.length, PATIENT).toBe(1)
  expect(mailbox.letters[0]?.raw).toContain('Subject: Open again')
})
