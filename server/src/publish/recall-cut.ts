import {
  type Place,
  placesOfKit,
  placesOfPost,
  planRecall,
  type PublicationState,
  type RecallLine,
  stepPublication,
  stepRecallLine,
} from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { closeExposure } from '../clearance/index.ts'
import { clearAlarm, setAlarm } from '../plant/alarms/index.ts'
import { appendToChain } from '../plant/chain/index.ts'
import { at, newId } from '../plant/db/index.ts'
import { announce } from '../plant/events/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import { revokeSlips } from '../plant/slips/index.ts'
import { addTask } from '../production/index.ts'
import type { Trx } from '../schema/index.ts'
import { gatesById, shutGate } from '../wall/index.ts'
import { cancel } from './cancel-publication.ts'
import { recallCalled } from './events.ts'
import { noteOpening } from './open-publication.ts'
import { nameOfPlace } from './place-words.ts'
import { endAttempt, lockPublicationsOfCut, type PublicationRow, saveState } from './queries.ts'
import { OPENING } from './schedule-publication.ts'

/** The job that reads our own places back from outside. */
export const READ_BACK = 'publish.read-back'
/** The alarm at a line's deadline. */
export const DEADLINE = 'publish.recall-deadline'

// A shutting writes its moment a little before it commits: what was due within these milliseconds may have been seen.
const SHUTTING_MS = 5_000

/** Why something comes back, as facts: a person's word, or the change of evidence that shut it. */
export type RecallCause = Readonly<{ kind: string } & Record<string, unknown>>

/** What is called back: everything of a cut, or what of it the doorkeeper has shut. */
export interface RecallOrder {
  readonly cutId: string
  readonly publicationId: string
  readonly reach: 'everything' | 'what-is-shut'
  readonly because: string
  readonly cause: RecallCause
  readonly calledBy: string
  readonly now: Instant
}

/**
 * Calls a cut back in one transaction: our own copies are shut in it, before anything slower begins; what has not
 * opened yet is cancelled; the ledger has a line for every place. Answers null where nothing had left.
 */
export async function recallCut(
  { jobs }: { jobs: Pick<Jobs, 'enqueue'> },
  trx: Trx,
  order: RecallOrder,
): Promise<{ recallId: string } | null> {
  const { cutId, publicationId, reach, because, cause, calledBy, now } = order
  const found = await whatIsOut(trx, order)
  const called = found.filter(
    ({ isOut, row }) => isOut || (reach === 'everything' && row.id === publicationId),
  )
  const [first] = called
  if (first === undefined) return null
  const { productionId } = first.row

  const places: OwnedPlace[] = []
  for (const { row } of called) if (await takeBack(trx, row, now)) places.push(...placesOf(row))
  if (places.length === 0) return null
  const calledIds = new Set(called.map(({ row }) => row.id))
  for (const { row } of found)
    if (!calledIds.has(row.id)) await cancel(trx, { publication: row, now, because: 'recalled' })

  const recallId = newId()
  await trx
    .insertInto('publish.recalls')
    .values({
      id: recallId,
      productionId,
      cutId,
      publicationId,
      because,
      calledBy,
      calledAt: at(now),
      cause: JSON.stringify(cause),
    })
    .execute()
  await writeLedger(trx, { recallId, productionId, places, now })
  await jobs.enqueue(trx, READ_BACK, { productionId, ref: recallId, payload: { recallId } })
  await announce(trx, recallCalled(productionId, { recallId, cutId }))
  await notifyTopic(trx, productionId, 'recall')
  await notifyTopic(trx, productionId, 'calendar')
  await appendToChain(trx, {
    productionId,
    kind: 'recalled',
    body: { recallId, cutId, publicationIds: [...calledIds], places: places.length, cause: cause.kind },
    personal: { because, calledBy },
  })
  return { recallId }
}

// What its clock has opened is written down first, so that the ledger knows it was out.
async function whatIsOut(trx: Trx, { cutId, reach, now }: RecallOrder) {
  const rows = await lockPublicationsOfCut(trx, cutId)
  const gates = await gatesById(
    trx,
    rows.map(({ gateId }) => gateId),
  )
  const found: { row: PublicationRow; isOut: boolean }[] = []
  for (const row of rows) {
    const gate = gates.get(row.gateId)
    const isShut = gate?.standing === 'shut'
    if (reach === 'what-is-shut' && !isShut) continue
    const until = isShut ? gate.changedAt + SHUTTING_MS : now
    const isDue = row.state.kind === 'scheduled' && row.state.opensAt <= until
    const opened = isDue ? await noteOpening(trx, { publicationId: row.id, now }) : null
    const state = opened ?? row.state
    found.push({ row: { ...row, state }, isOut: state.kind === 'live' })
  }
  return found
}

async function takeBack(trx: Trx, row: PublicationRow, now: Instant): Promise<boolean> {
  const { id: publicationId, kind, gateId, slipId, state } = row
  const step = stepPublication(state, { kind: 'recall', at: latest(state, now) })
  if (step.kind === 'stayed') return false
  await saveState(trx, publicationId, step.state)
  await endAttempt(trx, { publicationId, outcome: 'called-off', now })
  await clearAlarm(trx, `${OPENING}:${publicationId}`)
  await closeExposure(trx, { kind: kind === 'kit' ? 'kit' : 'publication', ref: publicationId, now })
  await shutGate(trx, { gateId, because: 'recalled' })
  if (slipId !== null) await revokeSlips(trx, { ids: [slipId], now })
  return true
}

const latest = (state: PublicationState, now: Instant): Instant =>
  state.kind === 'live' ? instant(Math.max(now, state.since)) : now

interface OwnedPlace {
  readonly publicationId: string
  readonly place: Place
}

function placesOf({ id, kitId, holderName, handedOverAt }: PublicationRow): OwnedPlace[] {
  const places =
    kitId !== null
      ? placesOfKit({ id: kitId, holder: holderName ?? '', handedOverAt })
      : placesOfPost({ id, name: '' })
  return places.map((place) => ({ publicationId: id, place }))
}

async function writeLedger(
  trx: Trx,
  {
    recallId,
    productionId,
    places,
    now,
  }: { recallId: string; productionId: string; places: readonly OwnedPlace[]; now: Instant },
): Promise<void> {
  const owners = new Map(
    places.map(({ place, publicationId }) => [`${place.kind} ${place.ref}`, publicationId]),
  )
  const planned = planRecall(
    places.map(({ place }) => place),
    now,
  )
  for (const [position, line] of planned.entries()) {
    const publicationId = owners.get(`${line.place.kind} ${line.place.ref}`)
    if (publicationId === undefined) throw new Error(`A place of the recall ${recallId} belongs to nothing`)
    await writeLine(trx, {
      recallId,
      position,
      productionId,
      publicationId,
      line: shutAtOnce(line, now),
      now,
    })
  }
}

// Our own places were shut in this very transaction; what is left is to prove it.
function shutAtOnce(line: RecallLine, now: Instant): RecallLine {
  return line.place.retraction === 'hard' ? stepRecallLine(line, { kind: 'shut', at: now }) : line
}

interface LedgerLine {
  readonly recallId: string
  readonly position: number
  readonly productionId: string
  readonly publicationId: string
  readonly line: RecallLine
  readonly now: Instant
}

async function writeLine(
  trx: Trx,
  { recallId, position, productionId, publicationId, line, now }: LedgerLine,
): Promise<void> {
  const { place, state, dueAt } = line
  const id = newId()
  const name = nameOfPlace(place)
  await trx
    .insertInto('publish.recallLines')
    .values({
      id,
      recallId,
      position,
      publicationId,
      place: place.kind,
      ref: place.ref,
      name,
      retractionClass: place.retraction,
      state: JSON.stringify(state),
      dueAt: dueAt === null ? null : at(dueAt),
      changedAt: at(now),
    })
    .execute()
  if (state.kind === 'task')
    await addTask(trx, { productionId, kind: 'recall-by-hand', ref: id, facts: { recallId, name }, dueAt })
  // The deadline itself is still in time.
  if (dueAt !== null)
    await setAlarm(trx, {
      key: `${DEADLINE}:${id}`,
      name: DEADLINE,
      productionId,
      moment: dueAt + 1,
      payload: { lineId: id },
    })
}
