import type { Delay } from '@stagedoor/core/time'
import { sayDelay } from '@stagedoor/core/clearance'

/** The units in which people say how long something waits. */
export const DELAY_UNITS = ['hours', 'days', 'months', 'years'] as const

/** A length of waiting as a form holds it: a count of units, and whose clock days and months follow. `kept` is one of several units, as it stands. */
export type DelayTyped = { count: string; unit: string; zone: string; kept: string }

const KEPT = 'kept'

/** The length of waiting that a filled-in form means; no count and no number mean none. */
export function delayTyped({ count, unit, zone, kept }: DelayTyped): Delay {
  if (unit === KEPT && kept.startsWith('{')) return JSON.parse(kept) as Delay
  const length = Math.max(0, Math.round(Number(count.trim() || '0')))
  if (!Number.isFinite(length) || length === 0) return { kind: 'none' }
  if (unit === 'days' || unit === 'months' || unit === 'years')
    return { kind: 'calendar', years: 0, months: 0, days: 0, [unit]: length, zone }
  return { kind: 'hours', hours: length }
}

/** What the form shows of a length that stands; one of several units is kept whole, beside the others. */
export function typedDelay(delay: Delay, zone: string): DelayTyped {
  const typed = { count: '0', unit: 'hours', zone, kept: '' }
  switch (delay.kind) {
    case 'none':
      return typed
    case 'hours':
      return { ...typed, count: String(delay.hours) }
    case 'calendar': {
      const units = (['days', 'months', 'years'] as const).filter((unit) => delay[unit] > 0)
      const [unit] = units
      if (unit === undefined) return typed
      return units.length === 1
        ? { ...typed, count: String(delay[unit]), unit, zone: delay.zone }
        : { ...typed, unit: KEPT, zone: delay.zone, kept: JSON.stringify(delay) }
    }
  }
}

/** A kept length as people say it, for the choice that keeps it. */
export function sayKept(kept: string): string {
  const delay = JSON.parse(kept) as Delay
  return delay.kind === 'none' ? '' : sayDelay(delay, 'en')
}
