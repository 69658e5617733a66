import type { FrameArea } from './film-fingerprint.ts'

/** Reduces an area of gray frames to a square of cells, each the mean of what it covers, pixels counted by their share in it. */
export function shrink(
  { width, height }: { width: number; height: number },
  area: FrameArea,
  side: number,
): (luma: Uint8Array) => Uint8Array {
  const columns = sharesOf({ from: area.x * width, to: (area.x + area.width) * width }, width, side)
  const rows = sharesOf({ from: area.y * height, to: (area.y + area.height) * height }, height, side)
  return (luma) => {
    const narrow = new Float32Array(height * side)
    for (let y = 0; y < height; y += 1) {
      columns.forEach((shares, column) => {
        let sum = 0
        for (const { at, share } of shares) sum += (luma[y * width + at] ?? 0) * share
        narrow[y * side + column] = sum
      })
    }
    const cells = new Uint8Array(side * side)
    rows.forEach((shares, row) => {
      for (let column = 0; column < side; column += 1) {
        let sum = 0
        for (const { at, share } of shares) sum += (narrow[at * side + column] ?? 0) * share
        cells[row * side + column] = Math.round(sum)
      }
    })
    return cells
  }
}

// Which pixels of a line each cell covers, and how much of the cell each of them makes up.
function sharesOf(
  { from, to }: { from: number; to: number },
  pixels: number,
  side: number,
): { at: number; share: number }[][] {
  const length = (to - from) / side
  return Array.from({ length: side }, (_, cell) => {
    const start = from + cell * length
    const first = Math.min(pixels - 1, Math.floor(start))
    const last = Math.min(pixels, Math.max(first + 1, Math.ceil(start + length - 1e-9)))
    return Array.from({ length: last - first }, (_unused, step) => {
      const at = first + step
      return { at, share: (Math.min(at + 1, start + length) - Math.max(at, start)) / length }
    })
  })
}
