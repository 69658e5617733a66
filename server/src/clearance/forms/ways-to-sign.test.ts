import { createHash } from 'node:crypto'
import { instant, parseInstant } from '@stagedoor/core/time'
import sharp from 'sharp'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { findEntry } from '../../plant/chain/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { changeSubject } from '../change-subject.ts'
import { closeExposure } from '../open-exposure.ts'
import { moveForm } from './move-form.ts'
import { writeTemplate } from './own-templates.ts'
import { recordPaperForm } from './record-paper-form.ts'
import { shippedSource } from './release-templates.ts'
import { openReleaseSlip } from './release-slip.ts'
import { keepScan, scansOf } from './scans.ts'
import { closeSetSheet, NAME_BLANK, openSetSheet, openSheetSlip } from './set-sheets.ts'
import { signOnSet } from './sign-on-set.ts'
import { signReleaseForm } from './sign-release-form.ts'
import { signedCopy } from './signers-copy.ts'
import { sendReleaseForm } from './send-release-form.ts'
import { drawing, openSaltlight, publicity, wren } from '../testing.ts'
import { withdrawBySigner } from './withdraw-release-form.ts'
import { otherWordings, wordedIn } from './wordings.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight
const tokenOf = (url: string) => url.split('/s/')[1] ?? ''
const now = () => house.clock.now()
const photograph = () =>
  sharp({ create: { width: 40, height: 60, channels: 3, background: 'white' } })
    .jpeg()
    .toBuffer()
const closes = (ref: string) =>
  house.crew.transaction().execute((trx) => closeExposure(trx, { kind: 'publication', ref, now: now() }))
const why = { reason: '', claimedAt: null }

test('a signer gets a PDF of what they signed, in its language, whose digest stands in the log', async () => {
  const tomas = await saltlight.person('Tomas Reyes')
  const { token, releaseFormId } = await saltlight.asks(tomas, { language: 'de' })
  const signing = await saltlight.signing(releaseFormId, 'Tomás Reyes')
  const { copyDigest } = await signReleaseForm(saltlight, token, signing)
  const { pdf } = await signedCopy({ db: house.crew }, releaseFormId)
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(copyDigest)
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
  const read = text.replaceAll(/\s+/g, ' ')
  for (const part of [
    'Einverständniserklärung',
    'Ich bin Tomas Reyes',
    'Unterschrieben von',
    'Tomás Reyes',
    signing.textDigest,
  ])
    expect(read).toContain(part)
  const entry = await findEntry(house.crew, {
    productionId,
    kind: 'release-form-signed',
    key: 'releaseFormId',
    id: releaseFormId,
  })
  expect(entry?.body['copyDigest']).toBe(copyDigest)
})

test('a talent agreement asks for a witness, says the shares, and cannot be withdrawn at will', async () => {
  const ida = await saltlight.person('Ida Brandt')
  const agreement = {
    kind: 'talent',
    billing: 1,
    counted: 'stills',
    soloPercent: 50,
    groupPercent: 25,
    silenceDays: 10,
    approvals: 'final',
  } as const
  const { token, releaseFormId } = await saltlight.asks(ida, { template: 'talent', agreement })
  const { form } = await openReleaseSlip(saltlight, token)
  expect(form.text).toContain('I may refuse 50 percent')
  expect(form.agreement).toEqual(agreement)
  const signing = await saltlight.signing(releaseFormId)
  await expect(signReleaseForm(saltlight, token, signing)).rejects.toMatchObject({ type: 'witness-missing' })
  await signReleaseForm(saltlight, token, { ...signing, witness: { name: 'Kari Moe', drawing } })
  const signed = (await openReleaseSlip(saltlight, token)).form
  expect(signed.signature).toMatchObject({ witness: { name: 'Kari Moe' } })
  for (const reach of ['this-form', 'all-of-mine'] as const)
    await expect(withdrawBySigner(saltlight, token, { reach, ...why })).rejects.toMatchObject({
      type: 'contract-not-withdrawable',
    })
})

test('a paper with its photographs is a signature of the day it names, and permits from then on', async () => {
  const footage = await saltlight.footage('Harbour', 10)
  const ola = await saltlight.person('Ola Berg')
  await saltlight.appears(ola, footage, [1, 2])
  const bytes = await photograph()
  const scans = []
  for (const fileName of ['front.jpg', 'back.jpg'])
    scans.push(await keepScan(house.crew, { productionId, fileName, bytes, actor: wren, now: now() }))
  const paper = {
    productionId,
    subjectId: ola,
    order: { template: null, scope: publicity, conditions: [], addressedTo: null },
    signedBy: 'O. Berg',
    signedAt: instant(now() - 86_400_000),
    relation: null,
    witness: null,
    actor: wren,
  }
  await expect(recordPaperForm(saltlight, { ...paper, scanIds: [] })).rejects.toMatchObject({
    type: 'scan-missing',
  })
  const later = { ...paper, signedAt: instant(now() + 1000), scanIds: [scans[0]?.id ?? ''] }
  await expect(recordPaperForm(saltlight, later)).rejects.toMatchObject({ type: 'signed-in-the-future' })
  const { releaseFormId } = await recordPaperForm(saltlight, { ...paper, scanIds: scans.map(({ id }) => id) })
  const again = recordPaperForm(saltlight, { ...paper, scanIds: [scans[0]?.id ?? ''] })
  await expect(again).rejects.toMatchObject({ type: 'scan-not-waiting' })
  expect((await saltlight.judgesAsset(footage)).verdict.kind).toBe('cleared')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect((await scansOf(house.crew, [releaseFormId])).map((scan) => [scan.fileName, scan.sha256])).toEqual([
    ['front.jpg', sha256],
    ['back.jpg', sha256],
  ])
  const entry = await findEntry(house.crew, {
    productionId,
    kind: 'release-form-signed',
    key: 'releaseFormId',
    id: releaseFormId,
  })
  expect(entry?.body).toMatchObject({ identity: 'on-paper', scans: [sha256, sha256], by: wren.userId })
})

test('what is no picture of a paper is not kept, whatever it is called', async () => {
  const order = { productionId, fileName: 'form.jpg', actor: wren, now: now() }
  const page = Buffer.from('<html><script>alert(1)</script></html>')
  await expect(keepScan(house.crew, { ...order, bytes: page })).rejects.toMatchObject({
    type: 'scan-not-readable',
  })
})

test('any number of people sign one sheet on set, each with a form and a link of their own', async () => {
  const order = { template: null, scope: publicity, conditions: [] }
  const sheet = { name: 'Harbour extras', order, closesAt: instant(now() + 3_600_000) }
  const { url, setSheetId } = await openSetSheet(saltlight, { productionId, sheet, actor: wren })
  const token = tokenOf(url)
  const { sheet: shown } = await openSheetSlip(saltlight, token)
  expect(shown.text).toContain(`I am ${NAME_BLANK}`)
  const sheetDigest = shown.textDigest.toString('hex')
  const signing = { guardian: null, contact: null, drawing, sheetDigest }
  const first = await signOnSet(saltlight, token, { ...signing, person: 'Wanda Lind' })
  const second = await signOnSet(saltlight, token, { ...signing, person: 'Nils Aas' })
  const { form } = await openReleaseSlip(saltlight, tokenOf(second.url))
  expect(form).toMatchObject({ subjectName: 'Nils Aas', state: 'signed', way: 'set' })
  expect(form.text).toContain('I am Nils Aas')
  expect(form.text).not.toContain('Wanda')
  expect(first.url).not.toBe(second.url)
  const altered = signOnSet(saltlight, token, { ...signing, person: 'Kari Moe', sheetDigest: 'a'.repeat(64) })
  await expect(altered).rejects.toMatchObject({ type: 'text-not-the-one-shown' })
  await withdrawBySigner(saltlight, tokenOf(first.url), { reach: 'all-of-mine', ...why })
  await closeSetSheet(saltlight, { productionId, setSheetId, actor: wren })
  await expect(signOnSet(saltlight, token, { ...signing, person: 'Kari Moe' })).rejects.toMatchObject({
    type: 'sheet-closed',
  })
})

test('who gives a known name at a sheet permits nothing of the one known, until the crew says it is the same', async () => {
  const footage = await saltlight.footage('Quay', 10)
  const lotta = await saltlight.person('Lotta Ek')
  await saltlight.appears(lotta, footage, [1, 2])
  const sheet = {
    name: 'Quay',
    order: { template: null, scope: publicity, conditions: [] },
    closesAt: instant(now() + 3_600_000),
  }
  const { url } = await openSetSheet(saltlight, { productionId, sheet, actor: wren })
  const { sheet: shown } = await openSheetSlip(saltlight, tokenOf(url))
  const signed = await signOnSet(saltlight, tokenOf(url), {
    person: 'Lotta Ek',
    guardian: null,
    contact: null,
    drawing: null,
    sheetDigest: shown.textDigest.toString('hex'),
  })
  expect(signed.name).toBe('Lotta Ek (2)')
  const { exposureId, verdict } = await saltlight.judgesAsset(footage)
  expect(verdict.kind).toBe('cleared-with-edits')
  const { form } = await openReleaseSlip(saltlight, tokenOf(signed.url))
  await moveForm(saltlight, { productionId, releaseFormId: form.id, personId: lotta, actor: wren })
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared')
})

test('once a child is of age, only they take back what the guardian signed, by a link of their own', async () => {
  const mia = await saltlight.person('Mia Holt', { minor: true })
  const { token, releaseFormId } = await saltlight.signs(mia, { addressedTo: 'Anna Holt' })
  await changeSubject(saltlight, {
    productionId,
    subjectId: mia,
    change: { birth: { bornOn: '2008-11-30', zone: 'Europe/Oslo', ageOfMajority: 18 } },
    actor: wren,
  })
  const before = now()
  await house.clock.set(parseInstant('2026-12-01T12:00:00Z'))
  await expect(withdrawBySigner(saltlight, token, { reach: 'this-form', ...why })).rejects.toMatchObject({
    type: 'grown-up-withdraws',
  })
  const { url } = await sendReleaseForm(saltlight, { productionId, releaseFormId, actor: wren })
  const { result } = await withdrawBySigner(saltlight, tokenOf(url), { reach: 'this-form', ...why })
  expect(result.releaseFormIds).toEqual([releaseFormId])
  await house.clock.set(before)
})

test('an earlier moment that is claimed is kept, with what was out since then', async () => {
  const pier = await saltlight.footage('Pier', 10)
  const jon = await saltlight.person('Jon Holt')
  await saltlight.appears(jon, pier, [1, 2])
  const { token } = await saltlight.signs(jon)
  const post = await saltlight.opens('publication', pier, { seconds: [0, 5] })
  const taken = await saltlight.opens('publication', pier, { seconds: [0, 5] })
  const long = await saltlight.opens('publication', pier, { seconds: [0, 5] })
  await closes(long.ref)
  await house.clock.advance(1_000)
  const claimedAt = now()
  await house.clock.advance(1_800_000)
  await closes(taken.ref)
  await house.clock.advance(1_800_000)
  const { result } = await withdrawBySigner(saltlight, token, {
    reach: 'this-form',
    reason: 'I had rung',
    claimedAt,
  })
  expect(result.interval).toMatchObject({ from: claimedAt, until: now() })
  expect(result.interval?.shown).toEqual(
    [post, taken].map(({ exposureId, ref }) => ({ exposureId, kind: 'publication', ref })),
  )
})

test('a form is read in another language of its wording, and what is signed is the text that was read', async () => {
  const aino = await saltlight.person('Aino Leppälä')
  const { token, releaseFormId } = await saltlight.asks(aino, { language: 'de' })
  const { form } = await openReleaseSlip(saltlight, token)
  const others = await otherWordings(house.crew, form)
  expect(others.map(({ language }) => language).toSorted()).toEqual(['en', 'es', 'fr'])
  const spanish = others.find(({ language }) => language === 'es')
  if (spanish === undefined) throw new Error('there is no Spanish wording')
  const { text, textDigest } = await wordedIn(house.crew, form, spanish)
  expect(text).toContain('Aino Leppälä')
  const signing = { ...(await saltlight.signing(releaseFormId)), textDigest: textDigest.toString('hex') }
  await signReleaseForm(saltlight, token, signing)
  const { form: signed } = await openReleaseSlip(saltlight, token)
  expect(signed).toMatchObject({ state: 'signed', language: 'es', text })
})

test('a form of a wording that was written here is offered in no language in which only the house has one', async () => {
  const ole = await saltlight.person('Ole Vik')
  const source = shippedSource('appearance', 'fr') ?? ''
  await writeTemplate(saltlight, { productionId, source, actor: wren })
  const { token } = await saltlight.asks(ole, { language: 'fr' })
  const { form } = await openReleaseSlip(saltlight, token)
  expect(await otherWordings(house.crew, form)).toEqual([])
})
