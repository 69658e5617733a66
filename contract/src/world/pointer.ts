/** A JSON pointer to a place in a document (RFC 6901). */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** Something said about one place of a document, named by its JSON pointer. */
export interface Told {
  readonly pointer: string
  readonly says: string
}
