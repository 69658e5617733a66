import type { Delay } from '../../time/index.ts'
import { type Draw, LONGEST_DELAY, MOMENTS, picker } from './draw.ts'
import type { Clock, World } from './world.ts'

/** The clock of a world that knows no calendar. */
export const PLAIN_CLOCK: Clock = { base: 0, step: 1, days: [] }

const HALF_AN_HOUR = 1_800_000
const STEPS_A_DAY = 48

interface Waiting {
  readonly delay: Omit<Extract<Delay, { kind: 'calendar' }>, 'zone'>
  readonly days: readonly number[]
}

const NO_TIME: Waiting['delay'] = { kind: 'calendar', years: 0, months: 0, days: 0 }
const ONE_DAY: Waiting = { delay: { ...NO_TIME, days: 1 }, days: [1] }
const TWO_DAYS: Waiting = { delay: { ...NO_TIME, days: 2 }, days: [2] }
const A_MONTH: Waiting = { delay: { ...NO_TIME, months: 1 }, days: [28, 29, 30, 31] }
const A_MONTH_AND_A_DAY: Waiting = { delay: { ...NO_TIME, months: 1, days: 1 }, days: [29, 30, 31, 32] }
const A_YEAR: Waiting = { delay: { ...NO_TIME, years: 1 }, days: [365] }

// Beginnings from which the delays reach the nights on which clocks are set, or the end of a short month; all in 2006,
// when the groups of territories that worlds name had the same members as far back as worlds go.
const NIGHTS: readonly (readonly [begins: string, zone: string, ...delays: Waiting[]])[] = [
  ['2006-03-25T00:00:00Z', 'Europe/Berlin', ONE_DAY],
  ['2006-02-25T00:00:00Z', 'Europe/Berlin', A_MONTH, A_MONTH_AND_A_DAY],
  ['2006-10-27T22:30:00Z', 'Europe/Berlin', ONE_DAY, TWO_DAYS],
  ['2006-09-28T22:30:00Z', 'Europe/Berlin', A_MONTH],
  ['2006-10-28T04:00:00Z', 'America/New_York', ONE_DAY],
  ['2006-03-02T05:30:00Z', 'America/New_York', A_MONTH],
  ['2006-03-31T13:30:00Z', 'Australia/Lord_Howe', ONE_DAY],
  ['2006-10-26T14:00:00Z', 'Australia/Lord_Howe', TWO_DAYS, ONE_DAY],
  ['2006-01-30T22:00:00Z', 'UTC', A_MONTH, ONE_DAY, A_YEAR],
]

/** Every moment at which a world may be answered otherwise than before, in order. */
export function momentsOf({ clock: { base, step, days } }: World): readonly number[] {
  const first = Array.from({ length: LAST_STEP + 1 }, (_, place) => place)
  const later = days.flatMap((day) =>
    Array.from({ length: MOMENTS + 8 }, (_, place) => day * STEPS_A_DAY - 4 + place),
  )
  return [...new Set([...first, ...later])].sort((a, b) => a - b).map((place) => base + place * step)
}

const LAST_STEP = MOMENTS + LONGEST_DELAY + 1

/** Puts a world on a calendar: its moments half an hour apart on such a night, and most of its delays by the wall clock. */
export function onCalendar(world: World, draw: Draw): World {
  const pick = picker(draw)
  const [begins, zone, ...delays] = pick(NIGHTS)
  const { delay, days } = pick(delays)
  const clock: Clock = { base: Date.parse(begins), step: HALF_AN_HOUR, days }
  const moved = withMoments(world, (moment) => clock.base + moment * clock.step)
  return { ...(withDelays(moved, { ...delay, zone }, clock) as World), clock }
}

const MOMENT_KEYS: ReadonlySet<string> = new Set([
  'at',
  'from',
  'until',
  'now',
  'placedAt',
  'begunAt',
  'recordedAt',
  'takenBackAt',
  'comesOfAgeAt',
  'postedAt',
  'publicAt',
  'draftedAt',
  'sentAt',
  'signedAt',
  'withdrawnAt',
  'silenceApprovesAt',
])
const MEDIA_TIME_KEYS: ReadonlySet<string> = new Set(['range', 'source', 'boxes', 'crop'])

/** A world whose every moment is another; media time stays. */
export function withMoments(world: World, change: (moment: number) => number): World {
  const moved = (value: unknown, key: string): unknown => {
    if (MEDIA_TIME_KEYS.has(key)) return value
    if (typeof value === 'number') return MOMENT_KEYS.has(key) ? change(value) : value
    return inside(value, moved)
  }
  return moved(world, 'world') as World
}

function withDelays(value: unknown, calendar: Delay, clock: Clock): unknown {
  const delayed = (inner: unknown, key: string): unknown => {
    if (key !== 'delay') return inside(inner, delayed)
    return isHours(inner) && Math.round(inner.hours * 3_600_000) === LONGEST_DELAY
      ? { kind: 'hours', hours: inner.hours * clock.step }
      : calendar
  }
  return delayed(value, 'world')
}

function isHours(value: unknown): value is Extract<Delay, { kind: 'hours' }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'hours'
}

function inside(value: unknown, change: (inner: unknown, key: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => change(inner, ''))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]))
}
