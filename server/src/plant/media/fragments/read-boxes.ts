/** A box inside bytes that are in memory: where its content lies. */
export type InnerBox = { type: string; from: number; to: number }

/** The boxes that lie side by side in a stretch of bytes; RangeError where they do not fill it. */
export function boxesIn(bytes: Buffer, from = 0, to = bytes.length): InnerBox[] {
  const found: InnerBox[] = []
  for (let at = from; at < to;) {
    const length = at + 8 <= to ? bytes.readUInt32BE(at) : 0
    if (length < 8 || at + length > to) throw new RangeError('boxes that do not fit into each other')
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), from: at + 8, to: at + length })
    at += length
  }
  return found
}

/** The box at the end of a way of types, each the first of its kind; RangeError where it is missing. */
export function boxAt(bytes: Buffer, way: readonly string[], from = 0): InnerBox {
  let found: InnerBox = { type: '', from, to: bytes.length }
  for (const type of way) {
    const inner = boxesIn(bytes, found.from, found.to).find((each) => each.type === type)
    if (inner === undefined) throw new RangeError(`no box ${way.join('/')}`)
    found = inner
  }
  return found
}
