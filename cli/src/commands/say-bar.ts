const WIDTH = 24
const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** How far something is, as one line: `take 4.mov [######······] 25 %`. */
export function sayBar(what: string, { done, total }: { done: number; total: number }): string {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const filled = Math.round(share * WIDTH)
  return `${what} [${'#'.repeat(filled)}${'·'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %`
}

/** A number of bytes as people say it, in decimal units: `12.3 MB`. */
export function saySize(bytes: number): string {
  let [size, unit] = [bytes, 0]
  while (size >= 1000 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1]
  return `${unit === 0 ? size : size.toFixed(1)} ${UNITS[unit]}`
}
