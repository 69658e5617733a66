import type { Delay } from '../../time/index.ts'

const HALF_AN_HOUR = 1_800_000
const HOUR = 2 * HALF_AN_HOUR
const DAY = 24 * HOUR

/**
 * When a delay has passed that follows a wall clock, found by reading that clock every half hour: of a time shown twice
 * the later, and where a time is skipped as much later as the clock jumps.
 */
export function afterCalendar(at: number, delay: Extract<Delay, { kind: 'calendar' }>): number {
  const [date = '', time = ''] = shownAt(at, delay.zone).split(' ')
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const firstOfMonth = new Date(Date.UTC(year + delay.years, month - 1 + delay.months, 1))
  const longest = new Date(Date.UTC(firstOfMonth.getUTCFullYear(), firstOfMonth.getUTCMonth() + 1, 0))
  const landed = firstOfMonth.getTime() + (Math.min(day, longest.getUTCDate()) - 1 + delay.days) * DAY
  const wanted = `${new Date(landed).toISOString().slice(0, 10)} ${time}`
  // Clocks run at most 14 hours before and 12 behind UTC.
  const around = Array.from({ length: 54 * 2 }, (_, place) => landed - 15 * HOUR + place * HALF_AN_HOUR)
  const showing = around.filter((moment) => shownAt(moment, delay.zone) === wanted)
  if (showing.length > 0) return Math.max(...showing)
  // Skipped: count from half an hour before, which the clock did show, or from as many half hours as it takes.
  return afterSkipped(wanted, around, delay.zone)
}

function afterSkipped(wanted: string, around: readonly number[], zone: string): number {
  for (let back = 1; ; back += 1) {
    const earlier = new Date(Date.parse(`${wanted.replace(' ', 'T')}:00Z`) - back * HALF_AN_HOUR)
    const text = earlier.toISOString().slice(0, 16).replace('T', ' ')
    const showing = around.filter((moment) => shownAt(moment, zone) === text)
    if (showing.length > 0) return Math.max(...showing) + back * HALF_AN_HOUR
  }
}

const shown = new Map<string, string>()
const clocks = new Map<string, Intl.DateTimeFormat>()

// What a clock on the wall shows, as `2006-10-29 02:30`.
function shownAt(at: number, zone: string): string {
  const key = `${zone} ${at}`
  const known = shown.get(key)
  if (known !== undefined) return known
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...FACE })
  clocks.set(zone, clock)
  const text = clock.format(at)
  shown.set(key, text)
  return text
}

const FACE: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
}
