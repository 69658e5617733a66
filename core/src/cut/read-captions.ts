import type { Flicks } from '../time/index.ts'
import { cuesWithin, type Captions } from './cue.ts'
import { spreadText } from './spread-text.ts'
import { isTimed, isVtt, readSrt, readVtt } from './timed-captions.ts'

/** Reads captions as a person gives them, whichever of WebVTT, SubRip or plain text it is, for a cut of a length. */
export function readCaptions(given: string, length: Flicks): Captions {
  if (!isVtt(given) && !isTimed(given)) return spreadText(given, length)
  const read = isVtt(given) ? readVtt(given) : readSrt(given)
  if (read.kind === 'refused') return read
  const cues = cuesWithin(read.cues, length)
  return cues.length === 0 ? { kind: 'refused', because: 'no-cues', line: 1 } : { kind: 'read', cues }
}
