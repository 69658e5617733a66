const DAY_MS = 86_400_000

const midnightOf = (date: string): number => Date.parse(`${date}T00:00:00Z`)

/** The date some days after another, before it where they are negative; dates are written as `2026-11-27`. */
export function addDays(date: string, days: number): string {
  return new Date(midnightOf(date) + days * DAY_MS).toISOString().slice(0, 10)
}

/** How many days a date lies after another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnightOf(to) - midnightOf(from)) / DAY_MS)
}

/** The day of the week of a date, Monday 1 to Sunday 7 (ISO 8601). */
export function weekdayOf(date: string): number {
  return new Date(midnightOf(date)).getUTCDay() || 7
}

/** The seven dates of the week that a date lies in, where weeks begin on a given day of the week. */
export function weekOf(date: string, firstDay: number): readonly string[] {
  const first = addDays(date, -((weekdayOf(date) - firstDay + 7) % 7))
  return Array.from({ length: 7 }, (_, index) => addDays(first, index))
}

/** The weeks that hold the month of a date, whole, so that days of its neighbours stand at both ends. */
export function weeksOfMonth(date: string, firstDay: number): readonly (readonly string[])[] {
  const month = date.slice(0, 7)
  const weeks: (readonly string[])[] = []
  for (let week = weekOf(`${month}-01`, firstDay); ; week = weekOf(addDays(week[0] ?? date, 7), firstDay)) {
    if (weeks.length > 0 && !week.some((day) => day.startsWith(month))) return weeks
    weeks.push(week)
  }
}

/** The first date of the month some months after that of a date. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}
