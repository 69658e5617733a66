/** The shortest password that is taken, in characters. */
export const SHORTEST_PASSWORD = 10
