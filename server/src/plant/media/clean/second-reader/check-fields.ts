import { MediaFailure } from '../../engine.ts'
import type { Finding } from '../findings.ts'
import { isSpelling, mayBeSaid } from './allowed-fields.ts'
import type { TrackFields } from './protocol.ts'
import { readFields } from './read-fields.ts'

const kinds = new Set(['General', 'Video', 'Audio'])

/** Has a finished film or sound read by MediaInfo, and says what it tells beyond what a released file may; null for nothing. */
export async function checkFields(path: string): Promise<Finding | null> {
  try {
    return toldBy(await readFields(path))
  } catch (error) {
    // What cannot be read twice is not let out.
    if (error instanceof MediaFailure) return { because: 'unreadable', where: `MediaInfo: ${error.message}` }
    throw error
  }
}

/** The first field, with its track, that a released film may not have. */
export function toldBy(tracks: readonly TrackFields[]): Finding | null {
  for (const track of tracks) {
    const kind = track['@type'] ?? 'none'
    if (!kinds.has(kind)) return { because: 'stream-left', where: `MediaInfo: a track of ${kind}` }
    for (const [field, value] of Object.entries(track)) {
      if (isSpelling(field, track) || mayBeSaid(field, value)) continue
      return { because: 'tag-left', where: `MediaInfo: ${field} of ${kind}` }
    }
  }
  return tracks.some((track) => track['@type'] !== 'General')
    ? null
    : { because: 'unreadable', where: 'MediaInfo: no picture and no sound' }
}
