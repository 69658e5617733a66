import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { overlapShare } from '@stagedoor/core/clearance/marking'
import { flicks, secondsToFlicks } from '@stagedoor/core/time'
import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { parsePlan } from '../../plant/media/index.ts'
import { enginesHere } from '../../plant/media/testing.ts'
import { openDiskStorage } from '../../plant/storage/index.ts'
import { answerFaces, type FaceAnswer } from './face-answers.ts'
import { pictureOfProposal } from './face-proposal-picture.ts'
import { faceProposalsOf, lastSearch, middleOf, proposeFaces } from './face-proposals.ts'
import { searchForFaces } from './face-search.ts'
import { findFaces } from './face-search-job.ts'
import { switchFaceProposals } from './face-setting.ts'
import { markLookedAt } from './mark-looked-at.ts'
import { openSaltlight, wren } from '../testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight
const folder = await mkdtemp(join(tmpdir(), 'faces-'))
const storage = await openDiskStorage(folder)
const engines = await enginesHere()
afterAll(async () => {
  for (const engine of engines.values()) await engine.close()
  await rm(folder, { recursive: true, force: true })
})
const [media] = engines.values()
if (media === undefined) throw new Error('no engine here')
const ports = { db: house.worker, clock: house.clock, storage, media }
const run = { signal: new AbortController().signal, progress: () => undefined }
const on = () => switchFaceProposals(saltlight, { productionId, isOn: true, actor: wren })
const off = () => switchFaceProposals(saltlight, { productionId, isOn: false, actor: wren })

// The queue is not what is tried here: the work is written down, and done by hand.
const jobs = {
  enqueue: async (trx: Parameters<typeof newWork>[0]) => newWork(trx),
}
async function newWork(db: typeof house.crew): Promise<string> {
  const id = newId()
  await db
    .insertInto('plant.work')
    .values({ id, productionId, job: 'clearance.find-faces', ref: null, total: null, stage: null })
    .execute()
  return id
}
const search = (assetId: string) =>
  searchForFaces({ ...saltlight, jobs }, { productionId, assetId, actor: wren })
const answer = (assetId: string, proposalIds: string[], said: FaceAnswer) =>
  answerFaces(saltlight, { productionId, assetId, proposalIds, answer: said, actor: wren })
const marksOn = (assetId: string) =>
  house.crew
    .selectFrom('clearance.appearances as a')
    .innerJoin('clearance.subjects as s', 's.id', 'a.subjectId')
    .select(['s.name', 'a.certainty', 'a.prominence', 'a.fromFlicks'])
    .where('a.assetId', '=', assetId)
    .orderBy('a.fromFlicks')
    .execute()

const fixture = (name: string) =>
  new URL(`../../../../fixtures/saltlight/media/${name}`, import.meta.url).pathname

// A stretch of a film of the demo as it is stored, so that the test looks at three pictures and not at thirty.
async function piece(name: string, [from, to]: [number, number]): Promise<string> {
  const path = join(folder, `${newId()}.mp4`)
  const plan = parsePlan({
    inputs: [
      {
        path: fixture(`${name}.mp4`),
        formats: ['mov'],
        seekFlicks: secondsToFlicks(from),
        durationFlicks: secondsToFlicks(to - from),
      },
    ],
    outputs: [
      {
        path,
        format: 'mp4',
        streams: [{ kind: 'copied', from: '0:v:0' }],
      },
    ],
    limits: { wallMs: 60_000, outBytes: 2 ** 26, memoryMB: 3_000, frames: 500, pixels: 2 ** 26 },
  })
  await media!.run(plan)
  return path
}

async function file(assetId: string, { path, mediaType }: { path: string; mediaType: string }) {
  const copy = join(folder, newId())
  await copyFile(path, copy)
  const { sha256, sizeBytes } = await storage.adopt({ kind: 'arrived', path: copy, sha256: null })
  await house.worker
    .insertInto('ingest.assetFiles')
    .values({
      id: newId(),
      assetId,
      sha256: Buffer.from(sha256, 'hex'),
      sizeBytes,
      role: 'proxy',
      mediaType,
      facts: '{}',
    })
    .execute()
}

const at = (second: number) => ({
  fromFlicks: secondsToFlicks(second),
  toFlicks: secondsToFlicks(second + 2),
  boxes: [{ at: flicks(secondsToFlicks(second)), box: { x: 0.2, y: 0.2, width: 0.1, height: 0.2 } }],
  confidence: 0.8,
})
async function withFaces(title: string, seconds: readonly number[]): Promise<[string, string[]]> {
  const assetId = await saltlight.footage(title, 20)
  const faces = seconds.map(at)
  const { proposalIds } = await proposeFaces(saltlight, { productionId, assetId, faces, actor: wren })
  return [assetId, proposalIds]
}

test('nobody is looked for until the production wants it, and switching it off deletes what was proposed', async () => {
  const assetId = await saltlight.footage('Before', 5)
  await expect(search(assetId)).rejects.toMatchObject({ type: 'faces-not-proposed' })
  await on()
  const [other] = await withFaces('With a face', [1])
  await search(other)
  await off()
  expect(await faceProposalsOf(house.crew, other)).toEqual([])
  await findFaces(ports, other, run)
  expect(await lastSearch(house.crew, other)).toBeUndefined()
})

describe('the detector', () => {
  test('finds the face of a film, shows it, and makes it a mark once somebody has named it', async () => {
    await on()
    const assetId = await saltlight.footage('Half a second', 0.5)
    await file(assetId, { path: await piece('third-oilskin', [6, 6.4]), mediaType: 'video/mp4' })
    await search(assetId)
    await expect(search(assetId)).rejects.toMatchObject({ type: 'faces-sought-already' })
    await findFaces(ports, assetId, run)
    const [found, ...others] = await faceProposalsOf(house.crew, assetId)
    expect(others).toEqual([])
    expect(found).toMatchObject({ number: 1, fromFlicks: 0 })
    const { at: moment, box } = middleOf(found!)
    expect(overlapShare(box, { x: 0.06, y: 0.39, width: 0.23, height: 0.39 })).toBeGreaterThan(0.7)
    expect(moment).toBeLessThan(secondsToFlicks(0.5))
    const jpeg = await pictureOfProposal(ports, { assetId, proposalId: found!.id }, run.signal)
    expect([...jpeg.subarray(0, 2)]).toEqual([0xff, 0xd8])
    const mira = await saltlight.person('Mira Castell')
    await answer(assetId, [found!.id], { kind: 'subject', subjectId: mira, prominence: 'featured' })
    expect(await lastSearch(house.crew, assetId)).toMatchObject({ found: 1 })
  })

  test('finds the face of a still', async () => {
    await on()
    const assetId = await saltlight.footage('Portrait', 1)
    await house.worker
      .updateTable('ingest.assets')
      .set({ kind: 'still', durationFlicks: null })
      .where('id', '=', assetId)
      .execute()
    await file(assetId, { path: fixture('portrait-aino.jpg'), mediaType: 'image/jpeg' })
    await search(assetId)
    await findFaces(ports, assetId, run)
    expect(await faceProposalsOf(house.crew, assetId)).toHaveLength(1)
  })
})

describe('an answer', () => {
  test('makes marks of those who are named, many at once, and leaves nothing of the proposals', async () => {
    await on()
    const [assetId, [one = '', two = '', three = '', four = '', five = '']] = await withFaces(
      'Five faces',
      [1, 3, 5, 7, 9],
    )
    const ida = await saltlight.person('Ida Brandt')
    await answer(assetId, [one, two], { kind: 'subject', subjectId: ida, prominence: 'featured' })
    await answer(assetId, [three], { kind: 'bystander' })
    await answer(assetId, [four], { kind: 'unknown' })
    await answer(assetId, [five], { kind: 'no-face' })
    expect(await marksOn(assetId)).toMatchObject([
      { name: 'Ida Brandt', certainty: 'sure', prominence: 'featured' },
      { name: 'Ida Brandt' },
      { name: 'bystanders, Main unit, day 14', prominence: 'background' },
      { name: 'face 1', prominence: 'featured' },
    ])
    expect(await faceProposalsOf(house.crew, assetId)).toEqual([])
    await expect(answer(assetId, [one], { kind: 'no-face' })).rejects.toMatchObject({ type: 'not-found' })
  })

  test('is what a verdict rests on; the proposal never was', async () => {
    await on()
    const assetId = await saltlight.footage('Somebody unknown', 20)
    const { exposureId } = await saltlight.judgesAsset(assetId)
    const { proposalIds } = await proposeFaces(saltlight, {
      productionId,
      assetId,
      faces: [at(2)],
      actor: wren,
    })
    expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared')
    await answer(assetId, proposalIds, { kind: 'unknown' })
    expect((await saltlight.verdictOf(exposureId)).kind).not.toBe('cleared')
  })

  test('is owed before anybody says that everybody is marked, and again for faces found later', async () => {
    await on()
    const [assetId, proposalIds] = await withFaces('Looked at too early', [1, 4])
    const look = () => markLookedAt(saltlight, { productionId, assetId, actor: wren })
    await expect(look()).rejects.toMatchObject({ type: 'faces-unanswered' })
    await answer(assetId, proposalIds, { kind: 'no-face' })
    await look()
    const lookedAt = () =>
      house.crew.selectFrom('clearance.looks').select('lookedBy').where('assetId', '=', assetId).execute()
    expect(await lookedAt()).toHaveLength(1)
    await proposeFaces(saltlight, { productionId, assetId, faces: [at(8)], actor: wren })
    expect(await lookedAt()).toEqual([])
  })
})
