import { z } from 'zod'
import { instant } from '@stagedoor/core/time'
import type { Alarms } from '../../plant/alarms/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import type { Events } from '../../plant/events/index.ts'
import { tellOfAppeal, tellOfQueue } from './queue-task.ts'
import { eraseKept, KEPT_TEXT } from './taken-down.ts'

const aboutAct = z.looseObject({ actId: z.string() })
const aboutWritten = z.looseObject({ state: z.string() })

/** What moderation does by itself: it tells crew what waits, and erases texts whose time has come. */
export function moderationJobs({
  clock,
  events,
  alarms,
}: {
  clock: Clock
  events: Events
  alarms: Alarms
}): void {
  events.on(
    'community.queue',
    ['community.written', 'community.edited', 'community.reported'],
    async (trx, { name, productionId, payload }) => {
      if (name === 'community.written' && aboutWritten.parse(payload).state !== 'held') return
      await tellOfQueue(trx, productionId)
    },
  )
  events.on('community.appeals', ['community.appealed'], (trx, { productionId }) =>
    tellOfAppeal(trx, productionId),
  )
  alarms.on(KEPT_TEXT, (trx, { payload, productionId, moment }) =>
    eraseKept(trx, {
      ...aboutAct.parse(payload),
      productionId: productionId ?? '',
      now: instant(Math.max(clock.now(), moment)),
    }),
  )
}
