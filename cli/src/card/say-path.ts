/** A path of a card as a terminal may show it: nothing in it steers the terminal or turns the line around. */
export function sayPath(path: string): string {
  return path.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')
}
