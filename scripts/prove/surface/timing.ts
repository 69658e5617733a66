import { randomUUID } from 'node:crypto'
import type { SurfaceHouse } from './surface-house.ts'

/** How a hidden thing and a missing one compare in the time it takes to say that neither is there. */
export interface TimingFinding {
  readonly path: string
  /** Median of the hidden by median of the missing. */
  readonly ratio: number
  /** Standard score of the rank sum: how surely one is slower than the other, however little. */
  readonly score: number
  /** Whether both answered with the same status and the same bytes. */
  readonly isSame: boolean
}

/** Asks in turn, over the socket, for what is hidden and for what is not there, many times, as somebody who may see neither. */
export async function compareTimes(
  { page }: Pick<SurfaceHouse, 'page'>,
  { places, rounds }: { places: readonly (readonly [path: string, hidden: string])[]; rounds: number },
): Promise<TimingFinding[]> {
  const findings: TimingFinding[] = []
  for (const [path, hidden] of places) {
    const time = async (value: string) => {
      const began = performance.now()
      const { status, text } = await page(path.replace('{}', encodeURIComponent(value)))
      return { took: performance.now() - began, said: `${status} ${text}` }
    }
    const [ofHidden, ofMissing]: [number[], number[]] = [[], []]
    let isSame = true
    for (let round = 0; round < rounds + 20; round += 1) {
      const missing = hidden.includes('-') && hidden.length === 36 ? randomUUID() : likeness(hidden)
      // Which comes first changes with every round, so that neither has the warmer bed.
      const [one, other] =
        round % 2 === 0
          ? [await time(hidden), await time(missing)]
          : (
              await Promise.resolve(time(missing)).then(async (gone) => [gone, await time(hidden)])
            ).toReversed()
      if (one!.said !== other!.said) isSame = false
      if (round < 20) continue
      ofHidden.push(one!.took)
      ofMissing.push(other!.took)
    }
    findings.push({
      path,
      ratio: median(ofHidden) / median(ofMissing),
      score: rankScore(ofHidden, ofMissing),
      isSame,
    })
  }
  return findings
}

/** A name of the same shape that nobody has. */
function likeness(name: string): string {
  return name.replaceAll(/[0-9a-f]/g, () => Math.floor(Math.random() * 16).toString(16))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

/** The normal approximation of the Mann-Whitney U test (Mann and Whitney, 1947), as a standard score. */
export function rankScore(ones: readonly number[], others: readonly number[]): number {
  const ranked = [
    ...ones.map((value) => ({ value, isOne: true })),
    ...others.map((value) => ({ value, isOne: false })),
  ].toSorted((a, b) => a.value - b.value)
  // Of equal times each has the mean of their ranks.
  let ranks = 0
  for (let first = 0; first < ranked.length;) {
    let last = first
    while (ranked[last + 1]?.value === ranked[first]?.value) last += 1
    const rank = (first + last) / 2 + 1
    ranks += rank * ranked.slice(first, last + 1).filter(({ isOne }) => isOne).length
    first = last + 1
  }
  const [n, m] = [ones.length, others.length]
  const u = ranks - (n * (n + 1)) / 2
  return (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}
