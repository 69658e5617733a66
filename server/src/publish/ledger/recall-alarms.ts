import { nextReminder, type RecallLine } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { setAlarm } from '../../plant/alarms/index.ts'
import type { Trx } from '../../schema/index.ts'

/** The alarm at a line's deadline. */
export const DEADLINE = 'publish.recall-deadline'
/** The alarm at which somebody is reminded of a line. */
export const REMINDER = 'publish.recall-reminder'
/** The job, and the alarm, at which a called-back post of a kit's holder is looked at. */
export const WATCH_COPY = 'publish.watch-copy'
/** The alarm at which whoever took their yes back is written to. */
export const LETTER = 'publish.recall-letter'

const FIRST_LOOK_MS = 60_000
const SETTLING_MS = 15 * 60_000
const DAY_MS = 24 * 3_600_000

interface OfLine {
  readonly lineId: string
  readonly productionId: string
  readonly line: RecallLine
}

/** Sets the alarm at a line's deadline, where it has one; the deadline itself is still in time. */
export async function setDeadline(trx: Trx, { lineId, productionId, line }: OfLine): Promise<void> {
  if (line.dueAt === null) return
  const key = `${DEADLINE}:${lineId}`
  const moment = line.dueAt + 1
  await setAlarm(trx, { key, name: DEADLINE, productionId, moment, payload: { lineId } })
}

/**
 * Sets the alarm at which somebody is reminded of a line that waits for a person, at once where less than a day is left;
 * one that is set already stays, however often the line comes back to a person.
 */
export async function setReminder(
  trx: Trx,
  { lineId, productionId, line, now }: OfLine & { now: Instant },
): Promise<void> {
  const next = nextReminder(line, now)
  if (next === null || line.dueAt === null) return
  const key = `${REMINDER}:${lineId}`
  const set = await trx.selectFrom('plant.alarms').select('key').where('key', '=', key).executeTakeFirst()
  if (set !== undefined) return
  const moment = now < line.dueAt + 1 - DAY_MS ? next : now
  await setAlarm(trx, { key, name: REMINDER, productionId, moment, payload: { lineId } })
}

/** Has the post of a kit's holder looked at soon, should there be a link to one. */
export async function setFirstLook(
  trx: Trx,
  { lineId, productionId, now }: Omit<OfLine, 'line'> & { now: Instant },
): Promise<void> {
  const key = `${WATCH_COPY}:${lineId}`
  await setAlarm(trx, {
    key,
    name: WATCH_COPY,
    productionId,
    moment: now + FIRST_LOOK_MS,
    payload: { lineId },
  })
}

/** Sets the alarm of the reminder after one that rang. */
export async function setNextReminder(
  trx: Trx,
  { lineId, productionId, line, now }: OfLine & { now: Instant },
): Promise<void> {
  const moment = nextReminder(line, now)
  if (moment === null) return
  const key = `${REMINDER}:${lineId}`
  await setAlarm(trx, { key, name: REMINDER, productionId, moment, payload: { lineId } })
}

/** Has whoever took their yes back written to: at once when the ledger is closed, else when it settled, once a day at most. */
export async function setLetter(
  trx: Trx,
  {
    recallId,
    productionId,
    isClosed,
    now,
  }: { recallId: string; productionId: string; isClosed: boolean; now: Instant },
): Promise<void> {
  const last = await trx
    .selectFrom('publish.recallLetters')
    .select('writtenAt')
    .where('recallId', '=', recallId)
    .executeTakeFirst()
  const moment = isClosed
    ? now
    : Math.max(now + SETTLING_MS, last === undefined ? 0 : last.writtenAt + DAY_MS)
  const key = `${LETTER}:${recallId}`
  await setAlarm(trx, { key, name: LETTER, productionId, moment, payload: { recallId } })
}
