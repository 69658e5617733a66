import sharp, { type Metadata, type Sharp } from 'sharp'
import { MOST_STILL_PIXELS } from './still-limits.ts'

// The library reads many formats, some of which name other files; the house hands it three.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })

/** A still that may be decoded, or why not. */
export type OpenedStill =
  | { kind: 'open'; picture: Sharp; width: number; height: number; hasAlpha: boolean }
  | { kind: 'refused'; because: 'too-many-pixels'; width: number; height: number }
  | { kind: 'refused'; because: 'damaged'; detail: string }

/** Opens a JPEG, PNG or WebP by its header alone; sizes are those of the stored picture, before it is turned. */
export async function openStill(path: string): Promise<OpenedStill> {
  const picture = sharp(path, { limitInputPixels: false, failOn: 'error', sequentialRead: true })
  const header = await picture.metadata().catch((error: unknown) => damaged(error))
  if ('kind' in header) return header
  const { width, height } = header
  if (width * height > MOST_STILL_PIXELS)
    return { kind: 'refused', because: 'too-many-pixels', width, height }
  return { kind: 'open', picture, width, height, hasAlpha: hasAlpha(header) }
}

function hasAlpha(header: Metadata): boolean {
  return header.hasAlpha ?? false
}

export function damaged(error: unknown): { kind: 'refused'; because: 'damaged'; detail: string } {
  return {
    kind: 'refused',
    because: 'damaged',
    detail: error instanceof Error ? error.message : String(error),
  }
}
