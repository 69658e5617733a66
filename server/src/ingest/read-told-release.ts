import { open } from 'node:fs/promises'
import { readReleaseMetadata, type ToldRelease } from '@stagedoor/core/clearance/interchange'

// Cameras and editors write the packet near the beginning; what lies behind this is picture.
const LOOKED_THROUGH_BYTES = 4 * 1024 * 1024

/** Reads what a photograph's XMP says of its releases, before the house writes the picture anew without a word in it. */
export async function readToldRelease(path: string): Promise<ToldRelease | null> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(LOOKED_THROUGH_BYTES),
      0,
      LOOKED_THROUGH_BYTES,
      0,
    )
    const bytes = buffer.subarray(0, bytesRead)
    const from = bytes.indexOf('<x:xmpmeta')
    const until = from < 0 ? -1 : bytes.indexOf('</x:xmpmeta>', from)
    return until < 0 ? null : readReleaseMetadata(bytes.subarray(from, until).toString('utf8'))
  } finally {
    await file.close()
  }
}
