import { instant } from '@stagedoor/core/time'
import { z } from 'zod'
import type { Alarms } from '../../plant/alarms/index.ts'
import type { Events } from '../../plant/events/index.ts'
import type { DeliverDeps } from '../deliver/index.ts'
import { observePost } from './observe-post.ts'
import { beginWatch, lookAt, lookNext, OBSERVE, watchedPost } from './watched.ts'

const aboutPublication = z.looseObject({ publicationId: z.string() })

// A look takes a platform's time and none of ours.
const AT_ONCE = 4
const MOST_WAITING = 60
const LATER_MS = 30_000

/** What this stage does by itself for posts that are out: it looks at them again and again, and keeps what it is told. */
export function observeJobs(deps: DeliverDeps & { events: Events; alarms: Alarms }): void {
  const { events, alarms, clock } = deps
  const line = inLine(AT_ONCE)
  events.on('publish.watched', ['publish.opened'], (trx, { payload }) =>
    beginWatch(trx, { ...aboutPublication.parse(payload), now: clock.now() }),
  )
  alarms.on(OBSERVE, async (trx, { payload, moment }) => {
    const { publicationId } = aboutPublication.parse(payload)
    const watched = await watchedPost(trx, publicationId)
    if (watched === undefined || watched.stateKind !== 'live') return undefined
    const now = instant(Math.max(clock.now(), moment))
    if (line.waiting() >= MOST_WAITING) {
      await lookAt(trx, { ...watched, moment: instant(now + LATER_MS) })
      return undefined
    }
    // The look comes after the commit: should this process die before, the next look makes up for it.
    await lookNext(trx, { ...watched, lookedAt: now }, now)
    return () => line.run(() => observePost(deps, { publicationId }))
  })
}

// So many at once; the others in the order in which they came.
function inLine(places: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    waiting: () => waiting.length,
    run: async (act: () => Promise<void>): Promise<void> => {
      if (running >= places) await new Promise<void>((resolve) => waiting.push(resolve))
      else running += 1
      try {
        await act()
      } finally {
        const next = waiting.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
  }
}
