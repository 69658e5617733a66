import { expect, test } from 'vitest'
import { verifyChain } from '../../plant/chain/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { changeSubject } from '../change-subject.ts'
import { openReleaseSlip } from './release-slip.ts'
import { SIGNING_MS, sendReleaseForm } from './send-release-form.ts'
import { copyAsPage, signersCopy } from './signers-copy.ts'
import { signReleaseForm } from './sign-release-form.ts'
import { openSaltlight, publicity, wren } from '../testing.ts'
import { withdrawBySigner } from './withdraw-release-form.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight

test('a signature is bound to the text, kept with its moment, and clears what it covers', async () => {
  const footage = await saltlight.footage('Lamp room', 20)
  const tomas = await saltlight.person('Tomas Reyes')
  await saltlight.appears(tomas, footage, [3, 8])
  const { exposureId, verdict } = await saltlight.judgesAsset(footage)
  expect(verdict.kind).toBe('cleared-with-edits')
  const { token, releaseFormId } = await saltlight.asks(tomas)
  const { head } = await signReleaseForm(saltlight, token, await saltlight.signing(releaseFormId))
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared')
  const { form } = await openReleaseSlip(saltlight, token)
  expect(form.signedAt).toBe(house.clock.now())
  expect(form.text).toContain('Tomas Reyes')
  expect(form.text).toContain('Saltlight')
  expect(form.text).toContain('not legal advice')
  expect(form.text).not.toContain('{{')
  expect(head.hash).toMatch(/^[0-9a-f]{64}$/)
})

test('a second signature is refused, and the first one stands', async () => {
  const ida = await saltlight.person('Ida Brandt')
  const { token, releaseFormId } = await saltlight.signs(ida)
  const again = signReleaseForm(saltlight, token, await saltlight.signing(releaseFormId, 'Somebody else'))
  await expect(again).rejects.toMatchObject({ type: 'already-signed' })
  expect((await signersCopy(saltlight, token)).typedName).toBe('T. Reyes')
})

test('of two signatures at once one is taken', async () => {
  const wanda = await saltlight.person('Wanda Lind')
  const { token, releaseFormId } = await saltlight.asks(wanda)
  const signing = await saltlight.signing(releaseFormId)
  const both = await Promise.allSettled([
    signReleaseForm(saltlight, token, signing),
    signReleaseForm(saltlight, token, signing),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a signature under another text is no signature', async () => {
  const ola = await saltlight.person('Ola Berg')
  const { token, releaseFormId } = await saltlight.asks(ola)
  const signing = { ...(await saltlight.signing(releaseFormId)), textDigest: 'a'.repeat(64) }
  await expect(signReleaseForm(saltlight, token, signing)).rejects.toMatchObject({
    type: 'text-not-the-one-shown',
  })
  expect((await openReleaseSlip(saltlight, token)).form.state).toBe('sent')
})

test('an unsigned slip expires, is dead once the form is sent again, and opens nothing when altered', async () => {
  const kari = await saltlight.person('Kari Moe')
  const { token, releaseFormId } = await saltlight.asks(kari)
  const signing = await saltlight.signing(releaseFormId)
  const altered = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`
  await expect(signReleaseForm(saltlight, altered, signing)).rejects.toMatchObject({ type: 'slip-not-found' })
  const { url } = await sendReleaseForm(saltlight, { productionId, releaseFormId, actor: wren })
  await expect(signReleaseForm(saltlight, token, signing)).rejects.toMatchObject({ type: 'slip-revoked' })
  const fresh = url.split('/s/')[1] ?? ''
  const before = house.clock.now()
  await house.clock.advance(SIGNING_MS)
  await expect(signReleaseForm(saltlight, fresh, signing)).rejects.toMatchObject({ type: 'slip-expired' })
  await house.clock.set(before)
  await signReleaseForm(saltlight, fresh, signing)
})

test('the slip that was signed opens the copy for good, and the withdrawal', async () => {
  const nils = await saltlight.person('Nils <b>Aas</b>')
  const { token } = await saltlight.signs(nils)
  const before = house.clock.now()
  await house.clock.advance(10 * SIGNING_MS)
  const copy = await signersCopy(saltlight, token)
  const page = copyAsPage(copy)
  expect(page).toContain(copy.textDigest)
  expect(page).toContain(copy.entry.hash)
  expect(page).not.toContain('<b>')
  await withdrawBySigner(saltlight, token, { reach: 'this-form', reason: '', claimedAt: null })
  expect((await signersCopy(saltlight, token)).withdrawnAt).toBe(house.clock.now())
  await house.clock.set(before)
})

test('a minor cannot be asked alone, and what they signed alone never heals', async () => {
  const footage = await saltlight.footage('Kitchen', 10)
  const mia = await saltlight.person('Mia Holt', { minor: true })
  await saltlight.appears(mia, footage, [1, 2])
  const alone = saltlight.asks(mia, { template: 'appearance' })
  await expect(alone).rejects.toMatchObject({ type: 'guardian-must-sign' })
  await saltlight.signs(mia, { addressedTo: 'Her mother' })
  expect((await saltlight.judgesAsset(footage)).verdict.kind).toBe('cleared')

  const jon = await saltlight.person('Jon Holt')
  const pier = await saltlight.footage('Pier', 10)
  await saltlight.appears(jon, pier, [1, 2])
  await saltlight.signs(jon)
  const { exposureId, verdict } = await saltlight.judgesAsset(pier)
  expect(verdict.kind).toBe('cleared')
  for (const minor of [true, false]) {
    await changeSubject(saltlight, { productionId, subjectId: jon, change: { minor }, actor: wren })
    expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared-with-edits')
  }
})

test('nobody signs for a face without a name, a secret, or a country that does not exist', async () => {
  await expect(saltlight.asks(await saltlight.face())).rejects.toMatchObject({ type: 'person-not-named' })
  const letter = await saltlight.secret('The letter', null)
  await expect(saltlight.asks(letter)).rejects.toMatchObject({ type: 'wrong-kind-of-subject' })
  const lotta = await saltlight.person('Lotta Ek')
  const nowhere = saltlight.asks(lotta, { scope: { ...publicity, territories: ['XX'] } })
  await expect(nowhere).rejects.toMatchObject({ type: 'no-such-territory', facts: { territory: 'XX' } })
  const { state } = await house.crew
    .selectFrom('clearance.releaseForms')
    .select((eb) => eb.fn.countAll<number>().as('state'))
    .where('subjectId', '=', lotta)
    .executeTakeFirstOrThrow()
  expect(Number(state)).toBe(0)
})

test('the log tells of each step, and proves whole', async () => {
  const kinds = await saltlight.logKinds()
  for (const kind of [
    'subject-added',
    'release-form-sent',
    'release-form-signed',
    'release-form-withdrawn',
    'verdict-changed',
  ])
    expect(kinds).toContain(kind)
  expect(await verifyChain(house.crew, productionId)).toMatchObject({ kind: 'whole', entries: kinds.length })
})
