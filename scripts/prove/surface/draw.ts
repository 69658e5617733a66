/** Draws from a seed: the same seed, the same world. Lehmer's generator with the multiplier of Park, Miller and Stockmeyer (1993). */
export function drawFrom(seed: number) {
  let state = (seed % 2_147_483_646) + 1
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
  return {
    one: <Of>(of: readonly Of[]): Of => of[below(of.length)] as Of,
    /** True once in so many times. */
    onceIn: (times: number): boolean => below(times) === 0,
  }
}

/** What draws a world. */
export type Draw = ReturnType<typeof drawFrom>
