import { afterAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { openMail } from '../../plant/mail/testing.ts'
import { addSubject } from '../add-subject.ts'
import { draftReleaseForm } from './draft-release-form.ts'
import { sendReleaseForm } from './send-release-form.ts'
import { openSaltlight, publicity, wren } from '../testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { mail, letters, close } = await openMail(house)
afterAll(close)
beforeEach(() => letters.splice(0))

const { productionId } = saltlight
const ports = { ...saltlight, mail }
const PATIENT = { timeout: 20_000 }

async function asked(
  name: string,
  contact: string | null,
  { send = true, addressedTo = null as string | null, language = 'en' } = {},
) {
  const subject = { kind: 'person' as const, name, minor: false }
  const { subjectId } = await addSubject(saltlight, { productionId, subject, contact, actor: wren })
  const order = { template: null, scope: publicity, conditions: [], addressedTo, language }
  return draftReleaseForm(ports, { productionId, subjectId, order, send, actor: wren })
}

test('whoever is asked to sign gets the very link, and again when it is sent again', async () => {
  const { releaseFormId, slip } = await asked('Tomas Reyes', 'tomas@set.test')
  await expect.poll(() => letters, PATIENT).toHaveLength(1)
  expect(letters[0]?.to).toEqual(['tomas@set.test'])
  expect(letters[0]?.text).toContain(slip?.url ?? 'no link')
  const again = await sendReleaseForm(ports, { productionId, releaseFormId, actor: wren })
  await expect.poll(() => letters, PATIENT).toHaveLength(2)
  expect(letters[1]?.text).toContain(again.url)
})

test('a draft, a telephone number and somebody else who signs for them are not written to', async () => {
  await asked('Samir Haddad', 'samir@set.test', { send: false })
  await asked('Jonas Vale', '+47 900 00 000')
  await asked('Aino Leppälä', 'aino@set.test', { addressedTo: 'Her agent' })
  await asked('Mira Castell', 'mira@set.test')
  await expect.poll(() => letters.map(({ to }) => to), PATIENT).toEqual([['mira@set.test']])
})

test('without mail the answer carries the link all the same', async () => {
  const subject = { kind: 'person' as const, name: 'Ida Brandt', minor: false }
  const { subjectId } = await addSubject(saltlight, {
    productionId,
    subject,
    contact: 'ida@set.test',
    actor: wren,
  })
  const order = { template: null, scope: publicity, conditions: [], addressedTo: null }
  const { slip } = await draftReleaseForm(saltlight, {
    productionId,
    subjectId,
    order,
    send: true,
    actor: wren,
  })
  expect(slip?.url).toMatch(/\/s\/[\w-]{22}$/)
})

test('a letter is in the language of its form', async () => {
  await asked('Ola Berg', 'ola@set.test', { language: 'fr' })
  await expect.poll(() => letters, PATIENT).toHaveLength(1)
  expect(letters[0]?.text).toMatch(/^Bonjour Ola Berg,/)
})
