import { LOOKS_PER_SECOND, type PictureTrace } from './film-fingerprint.ts'
import type { SettledLine } from './settle-line.ts'
import type { TimeLine } from './time-line.ts'
import { weighPicture, type LookFinding } from './weigh-picture.ts'
import { weighSound, type HeardSound, type SecondFinding } from './weigh-sound.ts'

const LEAST_MOVING = 2.5 * LOOKS_PER_SECOND
const LEAST_JOINS = 3
const LEAST_SOUNDING = 6
const SOUNDS_WITH_IT = 4
// Over a background that stands still, two takes of one action can agree up to about 0.92.
const NO_OTHER_TAKE = 0.94
const FITS = 0.75

/** Both films as they are weighed. */
export interface Films {
  readonly pictures: { readonly cut: PictureTrace; readonly found: PictureTrace }
  readonly sounds: { readonly cut: HeardSound | null; readonly found: HeardSound | null }
}

/** A line along which the found film may show the cut, with all that speaks for and against it. */
export interface WeighedLine {
  readonly line: TimeLine
  readonly findings: readonly LookFinding[]
  readonly sounds: readonly SecondFinding[] | null
  readonly movement: number
  readonly joins: number
  /** What proves the line: pictures that move or change alike, or, where nothing moves, the sound. */
  readonly evidence: 'picture' | 'sound' | 'none'
  /** Looks alike, and could be another take of the same. */
  readonly isClose: boolean
  readonly isSoundShared: boolean
}

/** Whether a look may be the cut's at its place. */
export function isFitting(finding: LookFinding | undefined): boolean {
  return (
    finding === 'moves' ||
    finding === 'still' ||
    finding === 'flat' ||
    finding === 'unclear' ||
    finding === 'doubtful'
  )
}

/** Weighs picture and sound along a line. */
export function weighLine({ pictures, sounds }: Films, settled: SettledLine): WeighedLine {
  const { findings, joins, movement } = weighPicture(pictures, settled)
  const heard =
    sounds.cut === null || sounds.found === null
      ? null
      : weighSound({ cut: sounds.cut, found: sounds.found }, settled.line)
  const count = (wanted: LookFinding) => findings.filter((finding) => finding === wanted).length
  const moving = count('moves')
  const alike = moving + count('still')
  const within = findings.length - count('outside') - count('flat')
  const sounding = heard?.findings.filter((finding) => finding === 'sounds').length ?? 0
  const fits = alike / Math.max(1, within)
  const isUpright = !settled.isMirrored
  const isOneTake = joins > 0 || movement >= NO_OTHER_TAKE || sounding >= SOUNDS_WITH_IT
  const isSeen =
    isUpright && ((moving >= LEAST_MOVING && isOneTake) || (joins >= LEAST_JOINS && fits >= FITS))
  const isHeard = sounding >= LEAST_SOUNDING && (heard?.agreement ?? 0) > 0.5
  return {
    line: settled.line,
    findings,
    sounds: heard?.findings ?? null,
    movement,
    joins,
    evidence: isSeen ? 'picture' : isUpright && isHeard && fits >= FITS ? 'sound' : 'none',
    isClose:
      isUpright &&
      !isSeen &&
      (moving >= LEAST_MOVING || (alike + count('unclear')) / Math.max(1, within) > 0.8),
    isSoundShared: isHeard,
  }
}
