import { Problem } from '@stagedoor/contract/problems'
import { secondsToFlicks } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { addSubject, exposureFor, judgeExposure } from '../clearance/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { openMail } from '../plant/mail/testing.ts'
import { drawSounds } from '../ingest/testing-footage.ts'
import { measureSoundPlan, probeMedia, readLoudnesses } from '../plant/media/index.ts'
import { askForApproval, decideApproval, readApproval } from './approvals.ts'
import { changeCut, lockCut } from './change-cut.ts'
import { captionsFrom, chaptersFrom } from './change-from-wire.ts'
import { creditsOf } from './credits.ts'
import { makeCut } from './make-cut.ts'
import { performRender } from './perform-render.ts'
import { cutById, heardTrackOf } from './queries.ts'
import { RENDER, renderCut } from './render-cut.ts'
import { renderedCut } from './rendered-cut.ts'
import { takeVerdictEdits } from './take-verdict-edits.ts'
import { between, idaSeen, ownPage, publicist, scriptPage, uprightCut } from './testing.ts'
import { calmly, openTable } from './testing-table.ts'

const house = await testDatabase()
const table = await openTable(house, { jobs: [RENDER], name: 'lamp-room.mp4', sound: true })
const { deps, productionId, assetId } = table
afterAll(table.close)

await scriptPage(deps, { productionId, assetId, shown: between(1, 2) })

const order = {
  productionId,
  title: 'The lamp room',
  shape: '9:16' as const,
  meantFor: ownPage,
  by: publicist.name,
}
const fresh = async () =>
  (await makeCut(deps, { ...order, timeline: uprightCut(assetId, between(0.5, 3)) })).id
const verdictOf = async (cutId: string) => {
  const exposure = await exposureFor(house.crew, { kind: 'cut', ref: cutId })
  return judgeExposure(deps, exposure!.id)
}

test('a cut that shows a secret is cleared once the edits that the doorkeeper asks for are made', async () => {
  const cutId = await fresh()
  expect((await verdictOf(cutId)).kind).toBe('cleared-with-edits')
  const taken = await takeVerdictEdits(deps, { cutId, by: publicist.name })
  expect(taken).toEqual({ version: 2, edits: 1 })
  expect((await verdictOf(cutId)).kind).toBe('cleared')
  expect((await cutById(house.crew, cutId))?.timeline.edits).toMatchObject([{ kind: 'cover', assetId }])
  expect(await takeVerdictEdits(deps, { cutId, by: publicist.name })).toEqual({ version: 2, edits: 0 })
})

test('a version is rendered once, upright, as long as it plays, and what is covered is black in the film', async () => {
  const cutId = await fresh()
  await takeVerdictEdits(deps, { cutId, by: publicist.name })
  const cut = await cutById(house.crew, cutId)
  const captions = captionsFrom('A storm at one to twenty-four', cut!.timeline)
  await changeCut(deps, { cutId, by: publicist.name, change: { version: 2, captions } })
  const asked = await renderCut(deps, cutId)
  expect(await renderCut(deps, cutId)).toEqual(asked)
  await performRender(deps, asked.renderId, calmly)
  await performRender(deps, asked.renderId, calmly)
  const rendered = await renderedCut(house.crew, { cutId })
  expect(rendered).toMatchObject({
    version: 3,
    shape: '9:16',
    width: 540,
    height: 960,
    title: 'The lamp room',
  })
  expect(rendered.credits).toEqual([{ name: 'Samir Haddad', craft: 'gaffer' }])
  expect(rendered.rawMeter.percent).toBeLessThan(100)
  const file = await deps.storage.open(rendered.sha256)
  const probe = await probeMedia(deps.media, file!.path!, ['mov'])
  expect(Math.abs(probe.duration - secondsToFlicks(2.5))).toBeLessThan(secondsToFlicks(0.05))
  expect(probe.picture).toMatchObject({ width: 540, height: 960 })
  const shade = (at: number) => darkness(file!.path!, at)
  expect(await shade(1)).toBeLessThan(20)
  expect(await shade(2)).toBeGreaterThan(30)
  // Chapters make a version and no other film.
  const chapters = chaptersFrom('0:01 The glass', cut!.timeline)
  await changeCut(deps, { cutId, by: publicist.name, change: { version: 3, chapters } })
  expect(await renderCut(deps, cutId)).toMatchObject({ state: 'rendered', workId: null })
  expect(await renderedCut(house.crew, { cutId })).toMatchObject({
    version: 4,
    sha256: rendered.sha256,
    chapters: [{ at: secondsToFlicks(1), title: 'The glass' }],
  })
})

/** Mean luma (16 is black) of the middle of a frame, read with the engine itself. */
async function darkness(path: string, seconds: number): Promise<number> {
  return deps.storage.inTemp(async (folder) => {
    const output = `${folder}/middle.gray`
    await deps.media.run({
      inputs: [{ path, formats: ['mov'], seekFlicks: secondsToFlicks(seconds) }],
      graph: '[0:v:0]trim=end_frame=1,crop=40:40,scale=1:1:flags=area,format=gray[one]',
      outputs: [
        { path: output, format: 'rawvideo', streams: [{ kind: 'encoded', from: 'one', codec: 'rawvideo' }] },
      ],
      limits: { wallMs: 60_000, outBytes: 2 ** 20, memoryMB: 1000, frames: 100, pixels: 2 ** 26 },
    })
    const { readFile } = await import('node:fs/promises')
    const [luma] = await readFile(output)
    return luma ?? 255
  })
}

test('a cut keeps the sound that it was made with, whichever its footage is heard by afterwards', async () => {
  const take = await table.laid(
    await drawSounds(deps, [
      { name: 'SoundHandler', hertz: 440, decibels: -40 },
      { name: 'Boom Ostrava', hertz: 1000, decibels: -20 },
    ]),
    'boom and scratch.mov',
  )
  const chosen = await heardTrackOf(house.crew, take)
  expect(chosen).toBe(1)
  const { clips } = uprightCut(take, between(0, 1.5))
  const heardBy = (track: number) => ({ clips: clips.map((clip) => ({ ...clip, track })), edits: [] })
  const { id: cutId } = await makeCut(deps, { ...order, timeline: heardBy(chosen) })
  const loudnessOf = async () => {
    const { renderId } = await renderCut(deps, cutId)
    await performRender(deps, renderId, calmly)
    const { sha256 } = await renderedCut(house.crew, { cutId })
    const file = await deps.storage.open(sha256)
    return { renderId, lufs: await loudness(file!.path!) }
  }
  const made = await loudnessOf()
  expect(Math.abs(made.lufs + 23)).toBeLessThan(1.5)
  await house.crew.updateTable('ingest.assets').set({ heardTrack: 0 }).where('id', '=', take).execute()
  expect((await renderCut(deps, cutId)).renderId).toBe(made.renderId)
  await changeCut(deps, { cutId, by: publicist.name, change: { version: 1, timeline: heardBy(0) } })
  expect((await loudnessOf()).lufs).toBeLessThan(-38)
  await expect(makeCut(deps, { ...order, timeline: heardBy(2) })).rejects.toMatchObject({
    type: 'invalid-request',
  })
})

/** How loud a film's sound is, in LUFS. */
async function loudness(path: string): Promise<number> {
  return deps.storage.inTemp(async (folder) => {
    const { sounds: tracks, duration } = await probeMedia(deps.media, path, ['mov'])
    const files = { input: path, formats: ['mov'], outputs: [`${folder}/sound.s16`] }
    const report = await deps.media.run(measureSoundPlan({ tracks, duration }, files))
    return readLoudnesses(report, { tracks, duration })[0]?.integratedLufs ?? -70
  })
}

test('a cut names whom somebody chose, in their order, and whoever sent the footage where nobody did', async () => {
  const cutId = await fresh()
  const chosen = [
    { name: 'Ida Brandt', craft: 'plays the keeper' },
    { name: 'Samir Haddad', craft: '' },
  ]
  const named = async () => creditsOf(house.crew, (await cutById(house.crew, cutId))!)
  expect(await named()).toEqual([{ name: 'Samir Haddad', craft: 'gaffer' }])
  const { version } = await changeCut(deps, { cutId, by: 'Wren', change: { version: 1, credits: chosen } })
  expect(version).toBe(1)
  expect(await named()).toEqual(chosen)
  await changeCut(deps, { cutId, by: 'Wren', change: { version: 1, title: 'The lamp' } })
  expect(await named()).toEqual(chosen)
  await house.crew.transaction().execute((trx) => lockCut(trx, { cutId, by: 'Wren', now: house.clock.now() }))
  const late = changeCut(deps, { cutId, by: 'Aino', change: { version: 1, credits: null } })
  await expect(late).rejects.toMatchObject({ type: 'cut-locked' })
  expect(await named()).toEqual(chosen)
})

test('credits that are given back are those of the footage again', async () => {
  const cutId = await fresh()
  await changeCut(deps, { cutId, by: 'Wren', change: { version: 1, credits: [] } })
  expect(await creditsOf(house.crew, (await cutById(house.crew, cutId))!)).toEqual([])
  await changeCut(deps, { cutId, by: 'Wren', change: { version: 1, credits: null } })
  expect(await creditsOf(house.crew, (await cutById(house.crew, cutId))!)).toHaveLength(1)
})

test('a change to a version that somebody else has changed meanwhile is refused, and nothing of theirs is lost', async () => {
  const cutId = await fresh()
  await changeCut(deps, {
    cutId,
    by: 'Aino',
    change: { version: 1, title: 'The second lantern', timeline: uprightCut(assetId, between(0, 1)) },
  })
  const late = changeCut(deps, {
    cutId,
    by: 'Wren',
    change: { version: 1, timeline: uprightCut(assetId, between(2, 3)) },
  })
  await expect(late).rejects.toMatchObject({ type: 'changed-meanwhile' })
  expect(await cutById(house.crew, cutId)).toMatchObject({ version: 2, title: 'The second lantern' })
})

test('a cut cannot reach past its footage', async () => {
  const beyond = makeCut(deps, { ...order, timeline: uprightCut(assetId, between(3, 9)) })
  await expect(beyond).rejects.toMatchObject({ type: 'outside-the-asset' })
})

test('captions that cannot be read name their line and change nothing', () => {
  const broken = '1\n00:00:01,000 --> 00:00:00,500\nBackwards\n'
  expect(() => captionsFrom(broken, uprightCut(assetId, between(0, 3)))).toThrow(Problem)
  expect(() => captionsFrom(broken, uprightCut(assetId, between(0, 3)))).toThrow(/Line 2/)
})

test('chapters move with their footage when the cut changes, and refuse line by line', async () => {
  const cutId = await fresh()
  const chaptersNow = async () =>
    (await cutById(house.crew, cutId))!.chapters.map(({ at, title }) => `${at / secondsToFlicks(1)} ${title}`)
  const typed = '0:01.5 The lamp\n0:00 The stair\n'
  const chapters = chaptersFrom(typed, uprightCut(assetId, between(0.5, 3)))
  await changeCut(deps, { cutId, by: 'Wren', change: { version: 1, chapters } })
  expect(await chaptersNow()).toEqual(['0 The stair', '1.5 The lamp'])
  const timeline = uprightCut(assetId, between(1, 3))
  await changeCut(deps, { cutId, by: 'Wren', change: { version: 2, timeline } })
  expect(await chaptersNow()).toEqual(['0 The stair', '1 The lamp'])
  const shorter = uprightCut(assetId, between(1, 1.5))
  await changeCut(deps, { cutId, by: 'Wren', change: { version: 3, timeline: shorter } })
  expect(await chaptersNow()).toEqual(['0 The stair'])
  expect(() => chaptersFrom('0:00\n0:00 A\nB\n0:09 C', shorter)).toThrow(
    /Line 1: there is no title.* Line 3: there is no time.* Line 4: the cut has ended.* keeps the chapters it had/,
  )
})

test('a person asked to approve holds the cut until they do; then it is locked, and only they can take it back', async () => {
  const cutId = await fresh()
  await takeVerdictEdits(deps, { cutId, by: publicist.name })
  const { renderId } = await renderCut(deps, cutId)
  await performRender(deps, renderId, calmly)
  const subjectId = await idaSeen(deps, { productionId, assetId, shown: between(0, 4) })
  const { url } = await askForApproval(deps, { cutId, subjectId, askedOf: 'Noor Aziz', by: publicist.name })
  const token = url.split('/s/')[1]!
  expect((await verdictOf(cutId)).kind).toBe('held')
  expect((await readApproval(deps, token)).cut.id).toBe(cutId)
  const yes = { answer: 'approved' as const, name: 'Noor Aziz', note: '', noteAtFlicks: null }
  await decideApproval(deps, token, yes)
  expect((await verdictOf(cutId)).kind).toBe('cleared')
  await expect(decideApproval(deps, token, yes)).rejects.toMatchObject({ type: 'already-decided' })
  const change = { version: 2, timeline: uprightCut(assetId, between(0, 1)) }
  await expect(changeCut(deps, { cutId, by: 'Wren', change })).rejects.toMatchObject({ type: 'cut-locked' })
  await decideApproval(deps, token, { ...yes, answer: 'refused', note: 'Not the rain' })
  expect((await verdictOf(cutId)).kind).toBe('refused')
})

test('a rep whose address is known gets the link in a letter as well', async () => {
  const { mail, letters, close } = await openMail(house)
  const cutId = await fresh()
  const { renderId } = await renderCut(deps, cutId)
  await performRender(deps, renderId, calmly)
  const subject = { kind: 'person' as const, name: 'Elin Sørby', minor: false }
  const { subjectId } = await addSubject(deps, { productionId, subject, contact: null, actor: publicist })
  const asked = { cutId, subjectId, askedOf: 'Noor Aziz', email: 'noor@set.test', by: publicist.name }
  const { url } = await askForApproval({ ...deps, mail }, asked)
  await expect.poll(() => letters, { timeout: 20_000 }).toHaveLength(1)
  expect(letters[0]).toMatchObject({ to: ['noor@set.test'] })
  expect(letters[0]?.text).toContain(url)
  await close()
})

test('a cut without a film is not put before anybody', async () => {
  const cutId = await fresh()
  const subject = { kind: 'person' as const, name: 'Tomas Reyes', minor: false }
  const { subjectId } = await addSubject(deps, { productionId, subject, contact: null, actor: publicist })
  const asked = askForApproval(deps, { cutId, subjectId, askedOf: 'Tomas Reyes', by: publicist.name })
  await expect(asked).rejects.toMatchObject({ type: 'cut-not-rendered' })
})
