/** How long to wait before the next try, in milliseconds: doubling from a quarter second to five minutes. */
export function retryDelay(tries: number): number {
  return Math.min(250 * 2 ** (tries - 1), 300_000)
}
