import { type Instant, localOf } from '../time/index.ts'

/** A publication's place on the calendar. */
export interface Slot {
  readonly publicationId: string
  readonly destinationId: string
  readonly cutId: string
  readonly title: string
  readonly at: Instant
}

/** Hours in which an audience is not to be disturbed, on the wall clock of its zone as `22:00`; over midnight where the end comes first. */
export interface QuietHours {
  readonly from: string
  readonly until: string
  readonly zone: string
}

/** What a production wishes of its calendar; nothing of it forbids. */
export interface CalendarSettings {
  readonly leastApartMs: number
  readonly quietHours: QuietHours | null
}

/** The settings of a production that has settled nothing: half an hour between two posts at one place, no quiet hours. */
export const DEFAULT_CALENDAR: CalendarSettings = { leastApartMs: 1_800_000, quietHours: null }

/** What a place on the calendar runs into; a person decides whether it matters, but for the quota, which the platform does. */
export type ScheduleConflict =
  | { readonly kind: 'too-close'; readonly with: Slot; readonly apartMs: number; readonly leastMs: number }
  | { readonly kind: 'same-cut'; readonly with: Slot }
  | { readonly kind: 'daily-quota'; readonly planned: number; readonly most: number }
  | { readonly kind: 'quiet-hours'; readonly time: string; readonly quiet: QuietHours }

const DAY_MS = 86_400_000

/**
 * What a place on the calendar runs into among the others. `perDay` is how many publications the platform takes in any
 * 24 hours, or null where it sets no such limit; `elsewhere` is what else it counts there, of which nothing is told here.
 */
export function conflictsOf(
  slot: Slot,
  {
    others,
    settings,
    perDay,
    elsewhere = [],
  }: {
    readonly others: readonly Slot[]
    readonly settings: CalendarSettings
    readonly perDay: number | null
    readonly elsewhere?: readonly Instant[]
  },
): readonly ScheduleConflict[] {
  const beside = others.filter(
    ({ publicationId, destinationId }) =>
      publicationId !== slot.publicationId && destinationId === slot.destinationId,
  )
  const conflicts: ScheduleConflict[] = []
  for (const other of beside) {
    const apartMs = Math.abs(other.at - slot.at)
    if (other.cutId === slot.cutId) conflicts.push({ kind: 'same-cut', with: other })
    if (apartMs < settings.leastApartMs)
      conflicts.push({ kind: 'too-close', with: other, apartMs, leastMs: settings.leastApartMs })
  }
  const planned = mostInADay(slot.at, [slot.at, ...beside.map(({ at }) => at), ...elsewhere])
  if (perDay !== null && planned > perDay) conflicts.push({ kind: 'daily-quota', planned, most: perDay })
  const { quietHours: quiet } = settings
  if (quiet !== null) {
    const { time } = localOf(slot.at, quiet.zone)
    if (isQuiet(time, quiet)) conflicts.push({ kind: 'quiet-hours', time, quiet })
  }
  return conflicts
}

// The fullest 24 hours that a moment lies in: platforms count from each post backwards, not from midnight.
function mostInADay(at: Instant, moments: readonly Instant[]): number {
  const ends = moments.filter((end) => end >= at && end < at + DAY_MS)
  return Math.max(...ends.map((end) => moments.filter((one) => one <= end && one > end - DAY_MS).length))
}

function isQuiet(time: string, { from, until }: QuietHours): boolean {
  return from <= until ? from <= time && time < until : from <= time || time < until
}
