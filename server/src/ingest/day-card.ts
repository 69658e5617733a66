/** The shooting day of what came in, as the crew is told of it; `shotOn` is its date, as `2026-11-22`. */
export interface DayCard {
  readonly id: string
  readonly unit: string
  readonly number: number
  readonly shotOn: string
}
