import { setTimeout as delay } from 'node:timers/promises'

/** Looks until there is something to see, every tenth of a second; throws when `seconds` are over. */
export async function until<Value>(
  look: () => Promise<Value | null>,
  { seconds = 120, what = 'what was waited for' }: { seconds?: number; what?: string } = {},
): Promise<Value> {
  const giveUpAt = performance.now() + seconds * 1000
  for (;;) {
    const value = await look()
    if (value !== null) return value
    if (performance.now() > giveUpAt) throw new Error(`${what} did not come within ${seconds} s`)
    await delay(100)
  }
}
