import { expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { askApproval, recordApproval } from './approvals.ts'
import { changeSettings } from './change-settings.ts'
import { decideNeedsNone } from './decide-needs-none.ts'
import { openSaltlight, publicity, wren } from './testing.ts'
import { withdrawBySigner } from './forms/withdraw-release-form.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight

test('a mark needs a licence, or a named decision that it needs none, which can be taken back', async () => {
  const footage = await saltlight.footage('Bar', 10)
  const beer = await saltlight.mark('Nordlys beer')
  await saltlight.appears(beer, footage, [1, 2])
  const { exposureId, verdict } = await saltlight.judgesAsset(footage)
  expect(verdict.kind).toBe('cleared-with-edits')
  const decide = (uses: readonly 'publicity'[]) =>
    decideNeedsNone(saltlight, { productionId, subjectId: beer, uses, reason: 'Out of focus', actor: wren })
  await decide(['publicity'])
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared')
  await decide([])
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared-with-edits')
})

test('no decision frees a secret', async () => {
  const subjectId = await saltlight.secret('The letter', null)
  const deciding = decideNeedsNone(saltlight, {
    productionId,
    subjectId,
    uses: ['publicity'],
    reason: '',
    actor: wren,
  })
  await expect(deciding).rejects.toMatchObject({ type: 'wrong-kind-of-subject' })
})

test('a cut waits for the approval that its release form asks for, and the last word counts', async () => {
  const footage = await saltlight.footage('Roof', 10)
  const ida = await saltlight.person('Ida Brandt')
  await saltlight.appears(ida, footage, [1, 2])
  await saltlight.signs(ida, { scope: publicity, conditions: [{ kind: 'approval-needed' }] })
  const cut = await saltlight.opens('cut', footage, { seconds: [0, 5] })
  expect(cut.verdict.kind).not.toBe('cleared')
  const word = { productionId, subjectId: ida, version: `${cut.ref}@1` }
  const inTrx = house.crew.transaction()
  const kindAfter = async (say: 'asked' | 'approved' | 'refused') => {
    await house.clock.advance(1000)
    const now = house.clock.now()
    await inTrx.execute((trx) =>
      say === 'asked'
        ? askApproval(trx, { ...word, now, askedBy: wren.name })
        : recordApproval(trx, { ...word, now, answer: say, by: 'Her agent', note: 'Not that take' }),
    )
    return (await saltlight.verdictOf(cut.exposureId)).kind
  }
  expect(await kindAfter('asked')).toBe('held')
  expect(await kindAfter('approved')).toBe('cleared')
  expect(await kindAfter('refused')).not.toBe('cleared')
  expect(await saltlight.logKinds()).toContain('approval-revoked')
})

test('a production that never hides a featured person holds what others would blur', async () => {
  const footage = await saltlight.footage('Cellar', 10)
  await saltlight.appears(await saltlight.person('Per Dahl'), footage, [1, 2])
  const { exposureId, verdict } = await saltlight.judgesAsset(footage)
  expect(verdict.kind).toBe('cleared-with-edits')
  await changeSettings(saltlight, { productionId, change: { neverHideFeatured: true }, actor: wren })
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('held')
  await changeSettings(saltlight, { productionId, change: { neverHideFeatured: false }, actor: wren })
})

test('who takes back all consent is not shown on a decision of the crew either', async () => {
  const footage = await saltlight.footage('Deck', 10)
  const nils = await saltlight.person('Nils Aas')
  await saltlight.appears(nils, footage, [1, 2])
  const { token } = await saltlight.signs(nils)
  await decideNeedsNone(saltlight, {
    productionId,
    subjectId: nils,
    uses: ['publicity'],
    reason: '',
    actor: wren,
  })
  const post = await saltlight.opens('publication', footage, { seconds: [0, 5] })
  const why = { reason: '', claimedAt: null }
  await withdrawBySigner(saltlight, token, { reach: 'this-form', ...why })
  expect((await saltlight.verdictOf(post.exposureId)).kind).toBe('cleared')
  await withdrawBySigner(saltlight, token, { reach: 'all-of-mine', ...why })
  expect((await saltlight.verdictOf(post.exposureId)).kind).toBe('cleared-with-edits')
  expect(await saltlight.standingOf(post.gateId)).toBe('shut')
})
