const SHAPE = /\bzq[0-9a-z]{8}qz\b/gi

/** A word that nobody would write and every channel would carry. */
export function canaryAt(place: number): string {
  return `zq${place.toString(36).padStart(8, '0')}qz`
}

/** Every canary in some bytes. */
export function canariesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(SHAPE)].map(([found]) => found.toLowerCase()))
}
