import {
  type Instant,
  isZone,
  type LocalDateTime,
  localOf,
  parseInstant,
  resolveLocal,
  toIso,
} from '../../time/index.ts'

// What a cell of a story's table can hold besides words: several things, a moment, a wall clock.

const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(?: (\S+))?$/

/** Several things as one cell, parted by bars; a bar within one of them is written `\|`. */
export function severalAsCell(things: readonly string[]): string {
  return things.map((thing) => thing.replaceAll(/[\\|]/g, (sign) => `\\${sign}`)).join(' | ')
}

/** The things of such a cell. */
export function severalInCell(cell: string): readonly string[] {
  const things = ['']
  for (const [part] of cell.matchAll(/\\[\\|]|[^]/g)) {
    if (part === '|') things.push('')
    else things.push(`${things.pop() ?? ''}${part.length === 2 ? part.slice(1) : part}`)
  }
  return things.map((thing) => thing.trim()).filter((thing) => thing !== '')
}

/** A wall clock as one cell: `2026-12-08 18:00 Europe/Oslo`. */
export function clockAsCell({ date, time, zone }: LocalDateTime): string {
  return `${date} ${shortTime(time)} ${zone}`
}

/** The wall clock of such a cell, in a zone where it names none; null where no clock can show it. */
export function clockInCell(cell: string, zone: string): LocalDateTime | null {
  const [, date, time, named] = WALL_CLOCK.exec(cell) ?? []
  if (date === undefined || time === undefined) return null
  const local = { date, time: shortTime(time), zone: named ?? zone }
  return momentOfClock(local) === null ? null : local
}

/** The moment that a wall clock means where something begins by it; null where there is no such zone, date or time. */
export function momentOfClock(local: LocalDateTime): Instant | null {
  return isZone(local.zone) ? unlessNone(() => resolveLocal(local, 'window-begins').instant) : null
}

/** A moment as one cell: the wall clock of a zone where that says it exactly, ISO 8601 elsewhere. */
export function momentAsCell(at: Instant, zone: string): string {
  const local = localOf(at, zone)
  return momentOfClock(local) === at ? clockAsCell(local) : toIso(at)
}

/** The moment of such a cell; null where it is none. */
export function momentInCell(cell: string, zone: string): Instant | null {
  const local = clockInCell(cell, zone)
  return local === null ? unlessNone(() => parseInstant(cell)) : momentOfClock(local)
}

function unlessNone(read: () => Instant): Instant | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** A time of day without seconds that are none. */
export function shortTime(time: string): string {
  return time.length > 5 && time.endsWith(':00') ? time.slice(0, 5) : time
}
