import { DESTINATION_TRAITS, type PublicationState, stepPublication } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { closeExposure } from '../../clearance/index.ts'
import { shapesOf } from '../../cut/index.ts'
import { clearAlarm } from '../../plant/alarms/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { at, newId } from '../../plant/db/index.ts'
import { announce } from '../../plant/events/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { revokeSlips } from '../../plant/slips/index.ts'
import type { Trx } from '../../schema/index.ts'
import { gatesById, shutGate } from '../../wall/index.ts'
import { cancel } from '../calendar/cancel-publication.ts'
import { DELIVER, RETRACT } from '../deliver/index.ts'
import { recallCalled } from '../events.ts'
import { noteOpening } from '../opening/open-publication.ts'
import { mayBeShown, placesOf } from '../ledger/places.ts'
import { endAttempt, lockPublicationsOfCuts, type PublicationRow, saveState } from '../queries.ts'
import { OPENING } from '../opening/schedule-publication.ts'
import { tellHolder } from '../ledger/tell-holder.ts'
import { type OwnedPlace, writeLedger } from '../ledger/write-ledger.ts'

/** The job that reads our own places back from outside. */
export const READ_BACK = 'publish.read-back'

// A shutting writes its moment a little before it commits: what was due within these milliseconds may have been seen.
const SHUTTING_MS = 5_000

/** Why something comes back, as facts: a person's word, or the change of evidence that shut it. */
export type RecallCause = Readonly<{ kind: string } & Record<string, unknown>>

/** What is called back: everything of a cut in all its shapes, one publication of it, or what of it the doorkeeper has shut. */
export interface RecallOrder {
  readonly cutId: string
  readonly publicationId: string
  readonly reach: 'everything' | 'this-alone' | 'what-is-shut'
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
  { jobs, mail = null }: { jobs: Pick<Jobs, 'enqueue'> } & Mailing,
  trx: Trx,
  order: RecallOrder,
): Promise<{ recallId: string } | null> {
  const { cutId, publicationId, reach, because, cause, calledBy, now } = order
  const found = await whatIsOut(trx, order)
  const called = found.filter(
    ({ isOut, row }) => isOut || (reach !== 'what-is-shut' && row.id === publicationId),
  )
  const [first] = called
  if (first === undefined) return null
  const { productionId } = first.row

  const places: OwnedPlace[] = []
  for (const { row } of called) {
    // What is out is named by where it stood before it was called back.
    const left = placesOf(row)
    if (!(await takeBack(trx, { jobs }, { row, now }))) continue
    places.push(...left.map((place) => ({ publicationId: row.id, place })))
    await tellHolder(trx, { mail }, row)
  }
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
    personal: { by: calledBy, title: first.row.title, because },
  })
  return { recallId }
}

// What its clock has opened is written down first, so that the ledger knows it was out.
async function whatIsOut(trx: Trx, { cutId, publicationId, reach, now }: RecallOrder) {
  const cutIds = reach === 'everything' ? await shapesOf(trx, cutId) : [cutId]
  const rows = await lockPublicationsOfCuts(trx, cutIds)
  const gates = await gatesById(
    trx,
    rows.map(({ gateId }) => gateId),
  )
  const found: { row: PublicationRow; isOut: boolean }[] = []
  for (const row of reach === 'this-alone' ? withWhatHangsOnIt(rows, publicationId) : rows) {
    const gate = gates.get(row.gateId)
    const isShut = gate?.standing === 'shut'
    if (reach === 'what-is-shut' && !isShut) continue
    const until = isShut ? gate.changedAt + SHUTTING_MS : now
    const isDue =
      row.state.kind === 'scheduled' &&
      DESTINATION_TRAITS[row.kind].opensByClock &&
      row.state.opensAt <= until
    const opened = isDue ? await noteOpening(trx, { publicationId: row.id, now }) : null
    const state = opened ?? row.state
    const isAtPlace = mayBeShown({ state }) || row.leftBehind === true
    found.push({ row: { ...row, state }, isOut: isAtPlace })
  }
  return found
}

// A thread's parts, its first comment and the answers under it hang on what is called back; answers under a part hang on it.
function withWhatHangsOnIt(rows: readonly PublicationRow[], publicationId: string): PublicationRow[] {
  const taken = rows.filter(({ id }) => id === publicationId)
  for (const above of taken) taken.push(...rows.filter(({ partOf }) => partOf === above.id))
  return rows.filter((row) => taken.includes(row))
}

async function takeBack(
  trx: Trx,
  { jobs }: { jobs: Pick<Jobs, 'enqueue'> },
  { row, now }: { row: PublicationRow; now: Instant },
): Promise<boolean> {
  const { id: publicationId, productionId, kind, gateId, slipId, state, connector } = row
  const step = stepPublication(state, { kind: 'recall', at: latest(state, now) })
  if (step.kind === 'stayed') return false
  await saveState(trx, publicationId, step.state)
  // A call that was begun has an outcome of its own, which only a look tells.
  if (step.state.kind === 'recalled') await endAttempt(trx, { publicationId, outcome: 'called-off', now })
  if (connector !== null) {
    const job = step.acts.some((act) => act.kind === 'retract') ? RETRACT : DELIVER
    await jobs.enqueue(trx, job, { productionId, ref: publicationId, payload: { publicationId } })
  }
  await clearAlarm(trx, `${OPENING}:${publicationId}`)
  await closeExposure(trx, { kind: kind === 'kit' ? 'kit' : 'publication', ref: publicationId, now })
  await shutGate(trx, { gateId, because: 'recalled' })
  if (slipId !== null) await revokeSlips(trx, { ids: [slipId], now })
  return true
}

const latest = (state: PublicationState, now: Instant): Instant =>
  state.kind === 'live' ? instant(Math.max(now, state.since)) : now
