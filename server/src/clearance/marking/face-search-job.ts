import { type FaceTrack, isMarkedAlready, joinFaces, linkFaces } from '@stagedoor/core/clearance/marking'
import { FLICKS_PER_SECOND, type Flicks, flicks, type TimeRange } from '@stagedoor/core/time'
import type { Clock } from '../../plant/clock/index.ts'
import type { JobContext } from '../../plant/jobs/index.ts'
import { type FindFaces, withFaceFinder } from '../../plant/media/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Trx } from '../../schema/index.ts'
import { orderOfRow, readyAsset, wholeOf } from './appearances.ts'
import { type Looking, withPictures } from './face-looks.ts'
import { insertProposals } from './face-proposals.ts'
import { shotsOf } from './mark-shots.ts'
import { followDrawnBox } from './track-follow.ts'
import { type LookingPorts, withFrames } from './track-frames.ts'

type Ports = LookingPorts & { readonly clock: Clock }
type Run = Pick<JobContext, 'signal' | 'progress'>

// How far a face is followed beyond where it was found: it may have turned away, and be in the picture all the same.
const REACH = 2 * FLICKS_PER_SECOND

/** Looks through an asset for faces, shot by shot, and proposes those that no mark holds. Nothing else is kept of them. */
export async function findFaces(ports: Ports, assetId: string, run: Run): Promise<void> {
  const { db } = ports
  const search = await db
    .selectFrom('clearance.faceSearches')
    .select(['productionId', 'state'])
    .where('assetId', '=', assetId)
    .executeTakeFirst()
  if (search?.state !== 'waiting') return
  try {
    const shots = (await shotsOf(db, assetId)) ?? [0]
    const found = await withFaceFinder((find) =>
      withPictures(ports, assetId, (looking) => tracksIn(looking, { find, shots, run })),
    )
    const tracks = await followOn(ports, assetId, { tracks: found ?? [], run })
    await propose(ports, { productionId: search.productionId, assetId }, tracks)
  } catch (error) {
    // Called off, it is over; stopped with the house, it is taken up again; failed, it may be tried again.
    if (run.signal.aborted && run.signal.reason === 'cancelled') await callOff(ports, assetId)
    throw error
  }
}

interface ShotTracks {
  readonly shot: TimeRange
  readonly tracks: readonly FaceTrack[]
}

async function tracksIn(
  { length, pictures }: Looking,
  { find, shots, run }: { find: FindFaces; shots: readonly number[]; run: Run },
): Promise<ShotTracks[]> {
  const found: ShotTracks[] = []
  const starts = shots.filter((start) => start < length)
  for (const [at, start] of starts.entries()) {
    const shot = { from: flicks(start), to: flicks(starts[at + 1] ?? length) }
    const looks: { at: Flicks; faces: Awaited<ReturnType<FindFaces>> }[] = []
    for await (const { at: moment, picture } of pictures(shot, run.signal)) {
      looks.push({ at: moment, faces: await find(picture, run.signal) })
      run.progress({ stage: 'finding-faces', done: moment, total: length })
    }
    const seen = looks.map(({ at: moment, faces }) => ({
      at: moment,
      faces: faces.map(({ confidence, ...box }) => ({ box, confidence })),
    }))
    found.push({ shot, tracks: linkFaces(seen, shot) })
  }
  return found
}

// Each face is followed on from where it was last found, as a box drawn by hand is; those that meet are one.
async function followOn(
  ports: Ports,
  assetId: string,
  { tracks: shots, run }: { tracks: readonly ShotTracks[]; run: Run },
): Promise<FaceTrack[]> {
  const reached = await withFrames(ports, assetId, async (frames) => {
    const all: FaceTrack[] = []
    for (const { shot, tracks } of shots) {
      const longer: FaceTrack[] = []
      for (const track of tracks) longer.push(await follow(frames, { track, shot, run }))
      all.push(...joinFaces(longer))
    }
    return all
  })
  return reached ?? shots.flatMap(({ tracks }) => tracks)
}

async function follow(
  frames: Parameters<typeof followDrawnBox>[0],
  { track, shot, run }: { track: FaceTrack; shot: TimeRange; run: Run },
): Promise<FaceTrack> {
  const { range, boxes } = track
  const [head] = boxes
  const tail = boxes.at(-1) ?? head
  const ways = { signal: run.signal, told: () => undefined }
  const goesOn = range.to < shot.to
  const wasBefore = range.from > shot.from
  const to = flicks(Math.min(shot.to, tail.at + REACH))
  const from = flicks(Math.max(shot.from, head.at - REACH))
  const after = goesOn ? await followDrawnBox(frames, { ...tail, range: { from: tail.at, to } }, ways) : null
  const before = wasBefore
    ? await followDrawnBox(frames, { ...head, range: { from, to: head.at } }, ways)
    : null
  const earlier = before?.boxes.filter(({ at }) => at < head.at) ?? []
  const later = after?.boxes.filter(({ at }) => at > tail.at) ?? []
  const [first = head, ...rest] = [...earlier, ...boxes, ...later]
  return {
    range: {
      from: flicks(Math.min(range.from, before?.found.from ?? range.from)),
      to: flicks(Math.max(range.to, after?.found.to ?? range.to)),
    },
    boxes: [first, ...rest],
    confidence: track.confidence,
  }
}

async function propose(
  { db, clock }: Ports,
  about: { readonly productionId: string; readonly assetId: string },
  tracks: readonly FaceTrack[],
): Promise<void> {
  const { productionId, assetId } = about
  await db.transaction().execute(async (trx) => {
    // Switched off meanwhile, the search is gone, and with it whatever it found.
    const search = await trx
      .selectFrom('clearance.faceSearches')
      .select(['askedBy', 'state'])
      .where('assetId', '=', assetId)
      .forUpdate()
      .executeTakeFirst()
    if (search?.state !== 'waiting') return
    const marks = await marksOf(trx, assetId)
    const open = tracks.filter((track) => !marks.some((mark) => isMarkedAlready(track, mark)))
    await trx.deleteFrom('clearance.faceProposals').where('assetId', '=', assetId).execute()
    const { from, to } = wholeOf(await readyAsset(trx, about))
    // A light copy may run a frame longer than its original.
    const faces = open.map(({ range, boxes, confidence }) => ({
      fromFlicks: Math.max(from, Math.min(range.from, to - 1)),
      toFlicks: Math.min(range.to, to),
      boxes: boxes.filter(({ at }, index) => index === 0 || at < to),
      confidence,
    }))
    await trx
      .updateTable('clearance.faceSearches')
      .set({ state: 'done', found: open.length, endedAt: new Date(clock.now()) })
      .where('assetId', '=', assetId)
      .execute()
    await notifyTopic(trx, productionId, 'clearance')
    const by = { userId: null, name: search.askedBy }
    await insertProposals(trx, { ...about, faces, by, now: clock.now() })
  })
}

async function marksOf(trx: Trx, assetId: string) {
  const rows = await trx
    .selectFrom('clearance.appearances')
    .selectAll()
    .where('assetId', '=', assetId)
    .execute()
  return rows.map((row) => {
    const { fromFlicks, toFlicks, boxes } = orderOfRow(row)
    return { range: { from: flicks(fromFlicks), to: flicks(toFlicks) }, boxes }
  })
}

async function callOff({ db, clock }: Ports, assetId: string): Promise<void> {
  await db
    .updateTable('clearance.faceSearches')
    .set({ state: 'cancelled', endedAt: new Date(clock.now()) })
    .where('assetId', '=', assetId)
    .where('state', '=', 'waiting')
    .execute()
}
