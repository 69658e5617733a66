import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { type AlarmOrder, setAlarm } from '../plant/alarms/index.ts'
import { appendAllToChain } from '../plant/chain/index.ts'
import type { Trx } from '../schema/index.ts'
import { lockToJudge } from './clearance-lock.ts'
import { judgeUnderLock, watchAgain } from './judge-under-lock.ts'
import { tellOfVerdicts } from './tell-of-verdicts.ts'

const BUSY_MS = 25

/** Judges an exposure again when its watch rings; one that is closed meanwhile is left alone. */
export async function ringWatch(
  trx: Trx,
  { exposureId, alarm, now }: { exposureId: string; alarm: AlarmOrder; now: Instant },
): Promise<void> {
  const state = await takeIfFree(trx, exposureId)
  if (state.kind === 'closed') return
  if (state.kind === 'busy') {
    await pause(BUSY_MS)
    return setAlarm(trx, alarm)
  }
  const { productionId } = state
  const lock = await lockToJudge(trx, productionId)
  const [judgement] = await judgeUnderLock(trx, lock, { exposureIds: [exposureId], now })
  if (judgement === undefined) return
  await watchAgain(trx, judgement)
  if (!judgement.differs) return
  const { entries } = await tellOfVerdicts(trx, { judgements: [judgement], cause: { kind: 'time-passed' } })
  await appendAllToChain(trx, productionId, entries)
}

type Taken = { kind: 'taken'; productionId: string } | { kind: 'busy' } | { kind: 'closed' }

// Here the alarm's row is held already, and who changes evidence or judges takes the locks in the other order: to
// wait for them would be a deadlock, so a busy exposure rings again.
async function takeIfFree(trx: Trx, exposureId: string): Promise<Taken> {
  const open = await trx
    .selectFrom('clearance.exposures')
    .select('productionId')
    .where('id', '=', exposureId)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  if (open === undefined) return { kind: 'closed' }
  const { rows } = await sql`
    select from clearance.exposures e join clearance.evidence_versions v on v.production_id = e.production_id
    where e.id = ${exposureId} for share of v skip locked for update of e skip locked`.execute(trx)
  return rows.length === 0 ? { kind: 'busy' } : { kind: 'taken', ...open }
}
