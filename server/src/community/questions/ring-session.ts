import { z } from 'zod'
import type { Alarms } from '../../plant/alarms/index.ts'
import { announce } from '../../plant/events/index.ts'
import { tickSession } from './plan-session.ts'
import { SESSION_TURNS } from './session-turns.ts'

const aboutSession = z.looseObject({ sessionId: z.string(), isOpening: z.boolean() })

/** Tells whoever looks on, and whoever listens, that a session opened or closed; it did so by the clock alone. */
export function sessionJobs({ alarms }: { alarms: Alarms }): void {
  alarms.on(SESSION_TURNS, async (trx, { productionId, payload }) => {
    const { sessionId, isOpening } = aboutSession.parse(payload)
    if (productionId === null) return
    await tickSession(trx, sessionId)
    const name = isOpening ? 'community.session-opened' : 'community.session-closed'
    await announce(trx, { name, productionId, payload: { sessionId } })
  })
}
