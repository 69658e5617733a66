/** How much of each end and of the middle of a file stands for it, in bytes. */
export const SKETCH_PART_BYTES = 2 ** 20

/** Bytes of a file from one offset up to, not with, another. */
export interface ByteRange {
  readonly from: number
  readonly until: number
}

/**
 * Which bytes of a file are read to know it again: all of a small one, else the first, the middle and the last part.
 * Films of one camera differ in their last part or their first, where the sizes of all pictures are listed.
 */
export function sketchRanges(sizeBytes: number): ByteRange[] {
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0)
    throw new RangeError('a size is a whole number of bytes')
  if (sizeBytes === 0) return []
  const part = SKETCH_PART_BYTES
  if (sizeBytes <= 3 * part) return [{ from: 0, until: sizeBytes }]
  const middle = Math.floor((sizeBytes - part) / 2)
  return [
    { from: 0, until: part },
    { from: middle, until: middle + part },
    { from: sizeBytes - part, until: sizeBytes },
  ]
}
