import { type Instant, instant } from '@stagedoor/core/time'
import { z } from 'zod'
import { type Alarms, setAlarm } from '../plant/alarms/index.ts'
import { appendToChain } from '../plant/chain/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import { addTask } from '../production/index.ts'
import type { Trx } from '../schema/index.ts'
import { lockWhenAllApproved } from './approval-round.ts'
import { namedVersion } from './open-cut-exposure.ts'
import { cutById, lockCutRow } from './queries.ts'

const SILENCE = 'cut.approval-silence'
const REMINDER = 'cut.approval-reminder'
const DAY_MS = 86_400_000

const aboutApproval = z.looseObject({ approvalId: z.string() })

/** Sets the moment at which silence approves, and one before it to remind. */
export async function ringAtSilence(
  trx: Trx,
  order: { approvalId: string; productionId: string; silenceApprovesAt: Instant; now: Instant },
): Promise<void> {
  const { approvalId, productionId, silenceApprovesAt, now } = order
  const alarm = { productionId, payload: { approvalId } }
  await setAlarm(trx, { ...alarm, key: `${SILENCE}:${approvalId}`, name: SILENCE, moment: silenceApprovesAt })
  const ahead = Math.min(DAY_MS, Math.round((silenceApprovesAt - now) / 3))
  const moment = instant(silenceApprovesAt - ahead)
  await setAlarm(trx, { ...alarm, key: `${REMINDER}:${approvalId}`, name: REMINDER, moment })
}

/** What becomes of approvals of cuts by the clock alone. The verdict itself follows the clock through its own watch. */
export function approvalAlarms({ alarms, clock }: { alarms: Alarms; clock: Clock }): void {
  alarms.on(SILENCE, (trx, { payload, moment }) =>
    noteSilence(trx, aboutApproval.parse(payload).approvalId, instant(Math.max(clock.now(), moment))),
  )
  alarms.on(REMINDER, (trx, { payload }) => remind(trx, aboutApproval.parse(payload).approvalId))
}

async function noteSilence(trx: Trx, approvalId: string, now: Instant): Promise<void> {
  const approval = await approvalById(trx, approvalId)
  if (approval.answer !== 'asked') return
  const { productionId, cutId, version, subjectId, askedOf } = approval
  const row = await lockCutRow(trx, cutId)
  const cut = await cutById(trx, cutId)
  if (row?.version === version)
    await lockWhenAllApproved(trx, { cutId, version, by: `silence of ${askedOf}`, now })
  const facts = { cutId, title: cut?.title ?? '', name: askedOf }
  await addTask(trx, { productionId, kind: 'approval-by-silence', ref: cutId, facts, dueAt: null })
  await notifyTopic(trx, productionId, 'cuts')
  await appendToChain(trx, {
    productionId,
    kind: 'silence-approved',
    body: { approvalId, subjectId, cutId, version: namedVersion(cutId, version) },
    personal: { name: askedOf },
  })
}

async function remind(trx: Trx, approvalId: string): Promise<void> {
  const { answer, productionId, cutId, askedOf, silenceApprovesAt } = await approvalById(trx, approvalId)
  if (answer !== 'asked') return
  const cut = await cutById(trx, cutId)
  const facts = { cutId, title: cut?.title ?? '', name: askedOf }
  await addTask(trx, {
    productionId,
    kind: 'approval-window-ends',
    ref: cutId,
    facts,
    dueAt: silenceApprovesAt,
  })
}

function approvalById(trx: Trx, id: string) {
  return trx.selectFrom('cut.approvals').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
