import type { GrayFrame, PixelBox } from './gray-frame.ts'

/** A drawn film in gray: a patterned patch that goes its way over a grainy ground of some brightness. */
export function drawFrame(
  patch: PixelBox | null,
  { ground = 90, seed = 7, width = 160, height = 90 } = {},
): GrayFrame {
  const luma = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) luma[y * width + x] = ground + (grain(x, y, seed) % 24)
  if (patch !== null) {
    const columns = range(Math.ceil(patch.x), Math.min(width, patch.x + patch.width))
    const rows = range(Math.ceil(patch.y), Math.min(height, patch.y + patch.height))
    for (const y of rows)
      for (const x of columns) {
        const across = (x - patch.x) / patch.width
        const down = (y - patch.y) / patch.height
        if (x < 0 || y < 0) continue
        luma[y * width + x] = 128 + 60 * Math.sin(across * 9) * Math.cos(down * 7) + 40 * (across - down)
      }
  }
  return { width, height, luma }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil(to - from)) }, (_, step) => from + step)
}

// The same grain every time, and no stripes.
function grain(x: number, y: number, seed: number): number {
  let mixed = (x * 374_761_393 + y * 668_265_263 + seed * 2_147_483_647) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1_274_126_177)
  return (mixed ^ (mixed >>> 16)) >>> 8
}
