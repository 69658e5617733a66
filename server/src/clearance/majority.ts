import { Problem } from '@stagedoor/contract/problems'
import { comesOfAge } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { isZone } from '@stagedoor/core/time'
import { z } from 'zod'
import { type AlarmOrder, clearAlarm, setAlarm } from '../plant/alarms/index.ts'
import { appendToChain } from '../plant/chain/index.ts'
import { addTask } from '../production/index.ts'
import type { Trx } from '../schema/index.ts'
import { type Birth, subjectIn } from './evidence-rows.ts'

/** The name under which the day rings on which a child is grown. */
export const MAJORITY = 'clearance.majority'

const aboutSubject = z.looseObject({ subjectId: z.string() })

/** When somebody comes of age by the law of their zone; throws `no-such-local-time` for a day or zone that does not exist. */
export function majorityOf({ bornOn, zone, ageOfMajority }: Birth): Instant {
  if (!isZone(zone))
    throw new Problem('no-such-local-time', {
      detail: `There is no zone ${zone}. Nothing was changed; use a name such as Europe/Oslo.`,
    })
  try {
    return comesOfAge({ bornOn, zone, years: ageOfMajority })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Problem('no-such-local-time', { detail: `No calendar has ${bornOn}. Nothing was changed.` })
  }
}

/** Has the house ring when a child is grown, or no more where their birth is not known; what was before is forgotten. */
export async function watchMajority(
  trx: Trx,
  {
    productionId,
    subjectId,
    birth,
    now,
  }: { productionId: string; subjectId: string; birth: Birth | null; now: Instant },
): Promise<void> {
  const key = `${MAJORITY}:${subjectId}`
  const moment = birth && majorityOf(birth)
  if (moment === null || moment <= now) return clearAlarm(trx, key)
  await setAlarm(trx, { key, name: MAJORITY, productionId, moment, payload: { subjectId } })
}

/**
 * A child is grown: from now on only they decide, so the crew is asked to ask them. Verdicts that change with it are
 * given again by their own watch.
 */
export async function ringMajority(trx: Trx, { payload, productionId }: AlarmOrder): Promise<void> {
  const { subjectId } = aboutSubject.parse(payload)
  const row = await trx
    .selectFrom('clearance.subjects')
    .selectAll()
    .where('id', '=', subjectId)
    .executeTakeFirst()
  if (row === undefined || productionId === null) return
  const { name } = subjectIn(row)
  await addTask(trx, { productionId, kind: 'came-of-age', ref: subjectId, facts: { name }, dueAt: null })
  await appendToChain(trx, {
    productionId,
    kind: 'came-of-age',
    body: { subjectId },
    personal: { name },
  })
}
