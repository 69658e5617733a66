import { formatInstant, type Instant, instant } from '@stagedoor/core/time'
import { standing } from '@stagedoor/core/clearance/kills'
import { z } from 'zod'
import type { Alarms } from '../../plant/alarms/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { addTask, productionById } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { languageOfSubject, lettersIn } from '../letters/index.ts'
import { loadReview } from './load-review.ts'
import { REMINDER, SILENCE } from './open-round.ts'

const aboutRound = z.looseObject({ roundId: z.string() })

/** What happens to rounds by the clock alone: a reminder before the window ends, and silence that approves. */
export function roundAlarms({
  alarms,
  clock,
  mail = null,
}: { alarms: Alarms; clock: Clock } & Mailing): void {
  alarms.on(SILENCE, (trx, { payload, moment }) =>
    noteSilence(trx, {
      roundId: aboutRound.parse(payload).roundId,
      now: instant(Math.max(clock.now(), moment)),
    }),
  )
  alarms.on(REMINDER, (trx, { payload, moment }) =>
    remind(
      trx,
      { mail },
      { roundId: aboutRound.parse(payload).roundId, now: instant(Math.max(clock.now(), moment)) },
    ),
  )
}

// The law reads silence from the clock by itself; this writes down that it happened, and to what.
async function noteSilence(trx: Trx, { roundId, now }: { roundId: string; now: Instant }): Promise<void> {
  const round = await roundById(trx, roundId)
  const loaded = await loadReview(trx, round.rightId)
  const stands = standing(loaded.review, now)
  const silent = loaded.units.filter(
    ({ roundId: of, name }) =>
      of === roundId &&
      stands.units.some((unit) => unit.name === name && unit.state.kind === 'approved-by-silence'),
  )
  await trx
    .updateTable('clearance.reviewRounds')
    .set({ silentSince: new Date(now) })
    .where('id', '=', roundId)
    .execute()
  const { productionId, subjectId } = loaded.right
  const { name } = await named(trx, subjectId)
  const facts = { roundId, rightId: round.rightId, subjectId, name, approved: silent.length }
  await addTask(trx, { productionId, kind: 'review-window-ended', ref: roundId, facts, dueAt: null })
  await notifyTopic(trx, productionId, 'clearance')
  await appendToChain(trx, {
    productionId,
    kind: 'silence-approved',
    body: { roundId, subjectId, units: silent.map(({ id, name: unit }) => ({ unitId: id, unit })) },
    personal: { name },
  })
}

async function remind(
  trx: Trx,
  { mail = null }: Mailing,
  { roundId, now }: { roundId: string; now: Instant },
): Promise<void> {
  const round = await roundById(trx, roundId)
  const loaded = await loadReview(trx, round.rightId)
  const stands = standing(loaded.review, now)
  const open = loaded.units.filter(
    ({ roundId: of, name }) =>
      of === roundId && stands.units.some((unit) => unit.name === name && unit.state.kind === 'open'),
  )
  if (open.length === 0 || round.silenceApprovesAt === null || loaded.right.endedAt !== null) return
  const { productionId, subjectId } = loaded.right
  const { name } = await named(trx, subjectId)
  const facts = { roundId, rightId: round.rightId, subjectId, name, open: open.length }
  await addTask(trx, {
    productionId,
    kind: 'review-window-ends',
    ref: roundId,
    facts,
    dueAt: round.silenceApprovesAt,
  })
  if (mail === null) return
  const production = await productionById(trx, productionId)
  const locale = await languageOfSubject(trx, subjectId)
  const until = formatInstant(round.silenceApprovesAt, { zone: production?.zone ?? 'UTC', locale })
  const said = { production: production?.title ?? '', count: open.length, person: name, until }
  const slips = await trx
    .selectFrom('clearance.roundSlips as a')
    .leftJoin('clearance.delegates as d', 'd.id', 'a.delegateId')
    .select(['a.addressedTo', 'a.email'])
    .where('a.roundId', '=', roundId)
    .where('a.email', 'is not', null)
    // Who was dismissed meanwhile is asked nothing more.
    .where('d.endedAt', 'is', null)
    .orderBy('a.id')
    .execute()
  for (const { addressedTo, email } of slips)
    await mail.write(trx, {
      productionId,
      to: email,
      ...lettersIn(locale).waits({ name: addressedTo, ...said }),
    })
}

function roundById(trx: Trx, roundId: string) {
  return trx
    .selectFrom('clearance.reviewRounds')
    .selectAll()
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow()
}

function named(trx: Trx, subjectId: string) {
  return trx
    .selectFrom('clearance.subjects')
    .select('name')
    .where('id', '=', subjectId)
    .executeTakeFirstOrThrow()
}
