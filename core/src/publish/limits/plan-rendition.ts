import { pictureBits, pictureBitsOf, type RenditionSpec } from '../../cut/index.ts'
import { FLICKS_PER_SECOND, type Flicks, type Rate } from '../../time/index.ts'
import type { FilmFacts } from '../post-plan.ts'
import type { FilmLimits } from './platform-limits.ts'

/** A copy that the house makes by itself, and what it will be like; never of more than `spec.mostBytes`. */
export interface PlannedRendition {
  readonly spec: RenditionSpec
  /** As a platform will find it. Its bytes are the most that they can be. */
  readonly film: FilmFacts
  /** About what it will weigh. */
  readonly aboutBytes: number
}

/** What a film has to keep to: what a platform takes, and the bytes of the kind of post. */
export interface FilmBounds {
  readonly limits: FilmLimits
  readonly mostBytes: number
}

// Below this H.264 shows blocks where much moves: half of what a usual film of 1080 lines has at a usual place.
const LEAST_BITS_A_PIXEL = 0.045
// A still film needs less than that; half of what the render itself spends is seen by nobody on a phone.
const LEAST_SHARE = 0.5
// Smaller than this, faces and writing are lost: the cut has to be shorter instead.
const LEAST_LINES = 480
const LINES = [1080, 720, 540, LEAST_LINES]
// Rates that players know, the usual ones of film and television.
const RATES: readonly Rate[] = [
  { num: 24, den: 1 },
  { num: 25, den: 1 },
  { num: 30, den: 1 },
  { num: 50, den: 1 },
  { num: 60, den: 1 },
]

/**
 * The copy of a film within some bounds that shows all that the film shows, as large as its bytes allow; null where no
 * such copy would be worth looking at, or where the platform does not take what the house can make.
 */
export function planRendition(film: FilmFacts, bounds: FilmBounds): PlannedRendition | null {
  const { limits, mostBytes } = bounds
  const isTaken =
    limits.containers.includes('mp4') &&
    limits.videoCodecs.includes('h264') &&
    (film.audioCodec === null || limits.audioCodecs.includes('aac'))
  const rate = rateWithin(film.frameRate, limits.frameRate)
  if (!isTaken || rate === undefined) return null
  const bits = pictureBits({ mostBytes, ...soundAndLength(film) })
  const size = sizesWithin(film, limits).find((one) => leastBits(film, one) <= bits)
  if (size === undefined) return null
  const frameRate = rate === null ? film.frameRate : rate.num / rate.den
  const share =
    ((size.width * size.height) / (film.width * film.height)) * Math.min(1, frameRate / film.frameRate)
  return {
    spec: { ...size, rate, mostBytes },
    film: {
      ...film,
      ...size,
      frameRate,
      sizeBytes: mostBytes,
      container: 'mp4',
      videoCodec: 'h264',
      audioCodec: film.audioCodec === null ? null : 'aac',
      hasFastStart: true,
    },
    aboutBytes: Math.round(Math.min(mostBytes * 0.95, film.sizeBytes * Math.min(1, share))),
  }
}

/** The longest that a film of this kind could be for a copy of it to keep to the bounds; zero where none could. */
export function longestWithin(film: FilmFacts, { limits, mostBytes }: FilmBounds): Flicks {
  const smallest = sizesWithin(film, limits).at(-1)
  if (smallest === undefined) return 0 as Flicks
  const least = leastBits(film, smallest)
  // The bytes a second of what every second needs; the rest of the sum does not grow with its length.
  const fits = (seconds: number) =>
    pictureBits({
      mostBytes,
      ...soundAndLength({ ...film, durationFlicks: (seconds * FLICKS_PER_SECOND) as Flicks }),
    }) >= least
  let [low, high] = [0, Math.ceil(film.durationFlicks / FLICKS_PER_SECOND)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return (low * FLICKS_PER_SECOND) as Flicks
}

const soundAndLength = ({ durationFlicks, audioCodec }: FilmFacts) => ({
  durationFlicks,
  hasSound: audioCodec !== null,
})

interface Size {
  readonly width: number
  readonly height: number
}

// The largest first. Its own size first of all, where that is within the bounds.
function sizesWithin(film: FilmFacts, { side, mostPixels, aspect }: FilmLimits): readonly Size[] {
  const [least, most] = side
  const [short, long] = [Math.min(film.width, film.height), Math.max(film.width, film.height)]
  const largest = Math.min(
    most / long,
    mostPixels === undefined ? Number.POSITIVE_INFINITY : Math.sqrt(mostPixels / (short * long)),
  )
  // A picture is made larger only where it is too small to be taken.
  const first = Math.min(Math.max(1, least / short), largest)
  const smaller = LINES.map((lines) => lines / short).filter((scale) => scale < first)
  return [first, ...smaller]
    .map((scale) => sizeAt(film, scale))
    .filter(({ width, height }) => {
      const isWithin = [width, height].every((one) => one >= least && one <= most)
      const ratio = width / height
      return (
        isWithin &&
        (mostPixels === undefined || width * height <= mostPixels) &&
        ratio >= aspect[0] &&
        ratio <= aspect[1]
      )
    })
}

function sizeAt({ width, height }: Size, scale: number): Size {
  const round = scale > 1 ? Math.ceil : Math.floor
  // What floating point makes of a half is no reason to lose two lines.
  const even = (pixels: number) => 2 * round((pixels * scale) / 2 + (scale > 1 ? -1e-6 : 1e-6))
  return scale === 1 && width % 2 === 0 && height % 2 === 0
    ? { width, height }
    : { width: even(width), height: even(height) }
}

// Undefined where no usual rate is taken, null where the film's own is.
function rateWithin(own: number, [least, most]: readonly [number, number]): Rate | null | undefined {
  if (own >= least && own <= most) return null
  const taken = RATES.filter(({ num, den }) => num / den >= least && num / den <= most)
  if (own < least) return taken[0]
  // Leaving out whole frames moves more evenly than another rhythm.
  const even = taken.findLast(
    ({ num, den }) => Math.abs((own / num) * den - Math.round((own / num) * den)) < 0.01,
  )
  return even ?? taken.at(-1)
}

function leastBits(film: FilmFacts, { width, height }: Size): number {
  const pixels = film.width * film.height * film.frameRate
  const spent = pictureBitsOf({ sizeBytes: film.sizeBytes, ...soundAndLength(film) }) / pixels
  return Math.min(LEAST_BITS_A_PIXEL, spent * LEAST_SHARE) * width * height * film.frameRate
}
