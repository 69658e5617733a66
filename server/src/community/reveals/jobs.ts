import { instant } from '@stagedoor/core/time'
import { z } from 'zod'
import type { Alarms } from '../../plant/alarms/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import type { Events } from '../../plant/events/index.ts'
import { followReveals, REVEAL } from './follow-reveals.ts'

const aboutPoint = z.looseObject({ pointId: z.string() })

/** Follows premieres and points wherever they are moved, and notes each moment that comes. */
export function revealJobs({
  alarms,
  events,
  clock,
}: {
  alarms: Alarms
  events: Events
  clock: Clock
}): void {
  // A bell has rung, so it is at least its moment, though this process's clock may lag the database's a little.
  alarms.on(REVEAL, async (trx, { productionId, payload, moment }) => {
    if (productionId === null) return
    const now = instant(Math.max(clock.now(), moment))
    await followReveals(trx, { productionId, ...aboutPoint.parse(payload), now })
  })
  events.on('community.reveals', ['production.story-told'], (trx, { productionId }) =>
    followReveals(trx, { productionId, now: clock.now() }),
  )
}
