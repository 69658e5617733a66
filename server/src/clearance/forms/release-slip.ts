import type { Clock } from '../../plant/clock/index.ts'
import { readSlip, type Slip } from '../../plant/slips/index.ts'
import type { Db } from '../../schema/index.ts'
import { formWithSubject, RELEASE_SLIP } from './release-forms.ts'

/** What a live door slip opens: a form to sign, or one's own signed form. */
export interface OpenedForm {
  readonly slip: Slip
  readonly form: Awaited<ReturnType<typeof formWithSubject>>
}

/** Opens a release form by its slip; throws `slip-not-found`, `slip-expired`, `slip-revoked`. Changes nothing. */
export async function openReleaseSlip(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
): Promise<OpenedForm> {
  const slip = await readSlip(db, { token, purpose: RELEASE_SLIP, now: clock.now() })
  return { slip, form: await formWithSubject(db, slip.ref) }
}

/** In how many assets, and for how long in all, a subject was marked: what a signer is told they are asked about. */
export async function appearancesSummed(
  db: Db,
  subjectId: string,
): Promise<{ assets: number; totalFlicks: number }> {
  const { assets, totalFlicks } = await db
    .selectFrom('clearance.appearances')
    .select((eb) => [
      eb.fn.count<number>('assetId').distinct().as('assets'),
      eb.fn
        .coalesce(eb.fn.sum<number>(eb('toFlicks', '-', eb.ref('fromFlicks'))), eb.lit(0))
        .as('totalFlicks'),
    ])
    .where('subjectId', '=', subjectId)
    .executeTakeFirstOrThrow()
  return { assets: Number(assets), totalFlicks: Number(totalFlicks) }
}
