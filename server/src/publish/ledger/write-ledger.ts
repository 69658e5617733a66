import { isOurOwn, type Place, planRecall, type RecallLine, stepRecallLine } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { at, newId } from '../../plant/db/index.ts'
import { addTask } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { nameOfPlace } from './places.ts'
import { setDeadline, setFirstLook, setReminder } from './recall-alarms.ts'

/** A place and the publication that lives there. */
export interface OwnedPlace {
  readonly publicationId: string
  readonly place: Place
}

/** Writes the ledger of a recall: a line for each place, its deadline set, and a task where only a person can act. */
export async function writeLedger(
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
  return isOurOwn(line.place.kind) ? stepRecallLine(line, { kind: 'shut', at: now }) : line
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
  if (state.kind === 'task') {
    await addTask(trx, { productionId, kind: 'recall-by-hand', ref: id, facts: { recallId, name }, dueAt })
    await setReminder(trx, { lineId: id, productionId, line, now })
    if (place.kind === 'kit-copy') await setFirstLook(trx, { lineId: id, productionId, now })
  }
  await setDeadline(trx, { lineId: id, productionId, line })
}
