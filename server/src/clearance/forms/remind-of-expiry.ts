import type { Instant } from '@stagedoor/core/time'
import { subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import type { Selectable } from 'kysely'
import { setAlarm } from '../../plant/alarms/index.ts'
import { addTask } from '../../production/index.ts'
import type { Database, Db, Trx } from '../../schema/index.ts'
import { scopeSchema } from '../core-schemas.ts'
import { exposuresOf } from './exposures-of-grant.ts'

/** The name of the alarms that ring before a form's window ends. */
export const EXPIRY = 'clearance.form-expires'

/** How many days before the end of a window its publicist is told, where a production has settled nothing. */
export const REMINDER_DAYS: readonly number[] = [30, 7]

const DAY_MS = 86_400_000

type FormRow = Selectable<Database['clearance.releaseForms']>

/** On how many days before a window's end a production wants to be told. */
export async function reminderDays(db: Db, productionId: string): Promise<readonly number[]> {
  const row = await db
    .selectFrom('clearance.formSettings')
    .select('reminderDays')
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  return row?.reminderDays ?? REMINDER_DAYS
}

/** Sets the alarms of a form that is signed: one for each reminder that still lies ahead. */
export async function remindOf(
  trx: Trx,
  {
    id: releaseFormId,
    productionId,
    scope,
    now,
  }: Pick<FormRow, 'id' | 'productionId' | 'scope'> & { now: Instant },
): Promise<void> {
  const { until } = scopeSchema.parse(scope).window
  if (until === undefined) return
  for (const days of await reminderDays(trx, productionId)) {
    const moment = until - days * DAY_MS
    if (moment <= now) continue
    const key = `${EXPIRY}:${releaseFormId}:${days}`
    await setAlarm(trx, { key, name: EXPIRY, productionId, moment, payload: { releaseFormId, days } })
  }
}

/**
 * Tells the crew that a form is about to end and what it holds up. One that was withdrawn, or that another signed form
 * goes on from, is passed over; so is a reminder that is no longer wanted.
 */
export async function ringExpiry(
  trx: Trx,
  { releaseFormId, days }: { releaseFormId: string; days: number },
): Promise<void> {
  const form = await trx
    .selectFrom('clearance.releaseForms as f')
    .innerJoin('clearance.subjects as s', 's.id', 'f.subjectId')
    .selectAll('f')
    .select('s.name as subjectName')
    .where('f.id', '=', releaseFormId)
    .executeTakeFirst()
  if (form === undefined || form.state !== 'signed') return
  const { until } = scopeSchema.parse(form.scope).window
  const wanted = await reminderDays(trx, form.productionId)
  if (until === undefined || !wanted.includes(days) || (await goesOn(trx, releaseFormId))) return
  const resting = await exposuresOf(trx, {
    productionId: form.productionId,
    subjectId: subjectIdOf(form.subjectId),
  })
  await addTask(trx, {
    productionId: form.productionId,
    kind: 'release-form-expiring',
    ref: releaseFormId,
    facts: {
      subjectId: form.subjectId,
      name: form.subjectName,
      until: new Date(until).toISOString(),
      days,
      cuts: resting.filter(({ kind }) => kind === 'cut').length,
      publications: resting.filter(({ kind }) => kind === 'publication').length,
    },
    dueAt: until,
  })
}

async function goesOn(trx: Trx, releaseFormId: string): Promise<boolean> {
  const next = await trx
    .selectFrom('clearance.releaseForms')
    .select('id')
    .where('extendsId', '=', releaseFormId)
    .where('state', '=', 'signed')
    .executeTakeFirst()
  return next !== undefined
}

/** Changes on how many days before a window's end the crew is told, and sets the alarms of every signed form again. */
export async function changeReminders(
  trx: Trx,
  { productionId, days, now }: { productionId: string; days: readonly number[]; now: Instant },
): Promise<readonly number[]> {
  const reminderDays = [...new Set(days)].toSorted((a, b) => b - a)
  await trx
    .insertInto('clearance.formSettings')
    .values({ productionId, reminderDays })
    .onConflict((conflict) => conflict.column('productionId').doUpdateSet({ reminderDays }))
    .execute()
  const forms = await trx
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .where('productionId', '=', productionId)
    .where('state', '=', 'signed')
    .execute()
  for (const form of forms) await remindOf(trx, { ...form, now })
  return reminderDays
}
