/** A search for several byte strings at once. */
export interface NeedleSearch {
  /** Bytes that two neighbouring pieces must be looked at together for, on either side. */
  readonly overlap: number
  /** One of the needles that occurs in the bytes, or null. */
  readonly in: (bytes: Buffer) => Buffer | null
}

/**
 * Searches for all needles in one walk (Wu and Manber 1994, blocks of two bytes): it looks at the end of a window as
 * long as the shortest needle, and skips as far as no needle can reach. A
 * gigabyte costs about two seconds of a processor, however many there are.
 */
export function needleSearch(needles: readonly Buffer[]): NeedleSearch {
  const sought = needles.filter(({ length }) => length > 0)
  const single = sought.filter(({ length }) => length < 2)
  const long = sought.filter(({ length }) => length >= 2)
  const overlap = Math.max(0, ...sought.map(({ length }) => length - 1))
  const walk = walkOf(long)
  return { overlap, in: (bytes) => single.find((needle) => bytes.includes(needle)) ?? walk(bytes) }
}

function walkOf(needles: readonly Buffer[]): NeedleSearch['in'] {
  if (needles.length === 0) return () => null
  const shortest = Math.min(...needles.map(({ length }) => length))
  const window = Math.min(shortest, 255)
  const skips = new Uint8Array(1 << 12).fill(window - 1)
  const endings = new Map<number, Buffer[]>()
  for (const needle of needles) {
    for (let at = 1; at < window; at += 1) {
      const block = blockAt(needle, at)
      skips[block] = Math.min(skips[block] ?? 0, window - 1 - at)
    }
    const ending = blockAt(needle, window - 1)
    endings.set(ending, [...(endings.get(ending) ?? []), needle])
  }
  return (bytes) => {
    for (let at = window - 1; at < bytes.length;) {
      const block = (bytes[at - 1]! << 4) ^ bytes[at]!
      const skip = skips[block]!
      if (skip > 0) {
        at += skip
        continue
      }
      const start = at - window + 1
      const found = endings
        .get(block)
        ?.find(
          (needle) =>
            bytes[start] === needle[0] &&
            bytes[start + 1] === needle[1] &&
            bytes.subarray(start, start + needle.length).equals(needle),
        )
      if (found !== undefined) return found
      at += 1
    }
    return null
  }
}

// The two bytes that end at a place, folded to twelve bits: a table of four kilobytes stays beside the processor. Blocks
// that fall together are only skipped less far.
function blockAt(bytes: Buffer, at: number): number {
  return (bytes[at - 1]! << 4) ^ bytes[at]!
}
