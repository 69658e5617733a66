import { say, sayCount } from '../words/index.ts'
import type { ScheduleConflict } from './schedule-conflicts.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** What a place on the calendar runs into, as a sentence. */
export function sayConflict(conflict: ScheduleConflict, locale: string): string {
  switch (conflict.kind) {
    case 'too-close': {
      const { title } = conflict.with
      if (conflict.apartMs === 0) return say(locale, 'schedule.conflict.same-moment', { title })
      const [apart, least] = [conflict.apartMs, conflict.leastMs].map((ms) => sayApart(ms, locale))
      return say(locale, 'schedule.conflict.too-close', { title, apart: apart ?? '', least: least ?? '' })
    }
    case 'same-cut':
      return say(locale, 'schedule.conflict.same-cut', { title: conflict.with.title })
    case 'daily-quota':
      return say(locale, 'schedule.conflict.daily-quota', conflict)
    case 'quiet-hours':
      return say(locale, 'schedule.conflict.quiet-hours', {
        time: conflict.time,
        zone: conflict.quiet.zone.split('/').at(-1)?.replaceAll('_', ' ') ?? conflict.quiet.zone,
      })
  }
}

function sayApart(ms: number, locale: string): string {
  if (ms >= HOUR_MS && ms % HOUR_MS === 0) return sayCount(locale, ms / HOUR_MS, 'hour')
  return sayCount(locale, Math.max(1, Math.ceil(ms / MINUTE_MS)), 'minute')
}
