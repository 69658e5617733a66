import { instant } from '@stagedoor/core/time'
import { z } from 'zod'
import { type Alarms, setAlarm } from '../../plant/alarms/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import type { Events } from '../../plant/events/index.ts'
import { houseState } from '../../production/index.ts'
import { followReveals, REVEAL } from './follow-reveals.ts'

const SEALED_LOOK_MS = 60_000
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
  alarms.on(REVEAL, async (trx, alarm) => {
    const { productionId, payload, moment } = alarm
    if (productionId === null) return
    // In a sealed house nothing opens, so nothing came out: it did once the seal is lifted.
    if ((await houseState(trx)).sealedAt !== null)
      return setAlarm(trx, { ...alarm, moment: clock.now() + SEALED_LOOK_MS })
    const now = instant(Math.max(clock.now(), moment))
    await followReveals(trx, { productionId, ...aboutPoint.parse(payload), now })
  })
  events.on('community.reveals', ['production.story-told'], (trx, { productionId }) =>
    followReveals(trx, { productionId, now: clock.now() }),
  )
}
