/** One measured figure; `ratio` is value by reference, both of the same run, and `goal` is about it where there is one. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly reference: number | null
  readonly ratio: number | null
  readonly goal: string
}

/** What a run may be told: the most of whatever there are many of, for a quick look. */
export interface BenchOptions {
  readonly most?: number
}

/** A benchmark by name, and what its reference is. */
export interface Bench {
  readonly name: string
  readonly against: string
  readonly run: (options?: BenchOptions) => Promise<readonly Figure[]>
}

/** The value in the middle of some. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which a share of some lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
