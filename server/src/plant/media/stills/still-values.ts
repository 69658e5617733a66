import { readFile } from 'node:fs/promises'
import exifr from 'exifr'

const shortest = 5
const reader = {
  tiff: true,
  xmp: true,
  iptc: true,
  icc: false,
  makerNote: false,
  translateValues: false,
  mergeOutput: true,
}

/** Words that a still carries about itself, which must not be found again in its clean copy; none where it is unreadable. */
export async function stillValues(path: string): Promise<string[]> {
  const file = await readFile(path)
  // A broken block of words is no reason to refuse a picture: none of it is taken over, and the copy is read again.
  const found: Record<string, unknown> | undefined = await exifr.parse(file, reader).catch(() => undefined)
  return [...new Set(texts(found ?? {}).map((text) => text.trim()))].filter((text) => text.length >= shortest)
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(texts)
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.values(value).flatMap(texts)
  }
  return []
}
