/** What the program that draws pages is asked: to open a document, then one page after another, counted from 0. */
export type PageRequest =
  { kind: 'open'; bytes: Uint8Array } | { kind: 'draw'; index: number; longSide: number }

/** What it says: first that it is ready, then one answer to each request. Pixels are four bytes each, red first. */
export type PageAnswer =
  | { kind: 'ready' }
  | { kind: 'opened'; pages: number }
  | { kind: 'drawn'; width: number; height: number; pixels: Uint8Array }
  | { kind: 'refused'; because: 'encrypted' | 'damaged' }
