// HTTP Live Streaming, RFC 8216 and its second edition (draft-pantos-hls-rfc8216bis): play lists as texts.

/** The type under which play lists are served. */
export const PLAYLIST_TYPE = 'application/vnd.apple.mpegurl'

/** Bits a second of a rendition: the most that one segment needs, and the mean of all. */
export interface Bandwidth {
  readonly peak: number
  readonly average: number
}

/** A rendition of pictures as the first play list announces it. */
export interface OfferedRung {
  readonly address: string
  readonly width: number
  readonly height: number
  /** RFC 6381, such as `avc1.64001f`. */
  readonly codecs: string
  readonly framesPerSecond: number
  readonly bandwidth: Bandwidth
}

/** The one sound that all renditions share. */
export interface OfferedSound {
  readonly address: string
  readonly codecs: string
  readonly channels: number
  readonly bandwidth: Bandwidth
}

/** The play list that names all renditions; a player takes the first rung that it can until it knows its line. */
export function multivariantPlaylist(rungs: readonly OfferedRung[], sound: OfferedSound | null): string {
  return lines([
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(sound === null
      ? []
      : [
          `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Sound",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="${sound.channels}",URI="${sound.address}"`,
        ]),
    ...rungs.flatMap((rung) => [`#EXT-X-STREAM-INF:${attributesOf(rung, sound)}`, rung.address]),
  ])
}

function attributesOf(rung: OfferedRung, sound: OfferedSound | null): string {
  return [
    `BANDWIDTH=${Math.ceil(rung.bandwidth.peak + (sound?.bandwidth.peak ?? 0))}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(rung.bandwidth.average + (sound?.bandwidth.average ?? 0))}`,
    `CODECS="${[rung.codecs, ...(sound === null ? [] : [sound.codecs])].join(',')}"`,
    `RESOLUTION=${rung.width}x${rung.height}`,
    `FRAME-RATE=${rung.framesPerSecond.toFixed(3)}`,
    ...(sound === null ? [] : ['AUDIO="sound"']),
  ].join(',')
}

/** A segment: a stretch of bytes in some file, and how many units of the rendition's clock it lasts. */
export interface ListedSegment {
  readonly address: string
  readonly from: number
  readonly bytes: number
  readonly units: number
}

/** A rendition's own play list: what every segment needs first, and the segments in order from the beginning. */
export interface ListedRendition {
  readonly head: { readonly address: string; readonly bytes: number }
  /** Units of its clock in a second, as a fraction: frames for pictures, samples for sound. */
  readonly unitsPerSecond: { readonly num: number; readonly den: number }
  readonly segments: readonly ListedSegment[]
  /** How long a segment lasts as planned, in seconds; none lasts longer by more than half a second. */
  readonly plannedSeconds: number
  /** Nothing will be added. */
  readonly isWhole: boolean
}

/**
 * A rendition's play list. While it grows it is an event's: lines are only added, and it plays from its beginning. The
 * segments' lengths are written such that they add up to where the next one begins, to the microsecond.
 */
export function mediaPlaylist(rendition: ListedRendition): string {
  const { head, segments, isWhole, plannedSeconds } = rendition
  const lengths = lengthsOf(rendition)
  return lines([
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.round(plannedSeconds), ...lengths.map(Math.round))}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    `#EXT-X-PLAYLIST-TYPE:${isWhole ? 'VOD' : 'EVENT'}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(isWhole ? [] : ['#EXT-X-START:TIME-OFFSET=0,PRECISE=YES']),
    `#EXT-X-MAP:URI="${head.address}",BYTERANGE="${head.bytes}@0"`,
    ...segments.flatMap(({ address, from, bytes }, index) => [
      `#EXTINF:${(lengths[index] ?? 0).toFixed(6)},`,
      `#EXT-X-BYTERANGE:${bytes}@${from}`,
      address,
    ]),
    ...(isWhole ? ['#EXT-X-ENDLIST'] : []),
  ])
}

function lengthsOf({ segments, unitsPerSecond: { num, den } }: ListedRendition): number[] {
  let units = 0
  return segments.map((segment) => {
    const from = Math.round((units * den * 1e6) / num)
    units += segment.units
    return (Math.round((units * den * 1e6) / num) - from) / 1e6
  })
}

/** What a rendition's segments need of a line. */
export function bandwidthOf({
  segments,
  unitsPerSecond: { num, den },
}: Pick<ListedRendition, 'segments' | 'unitsPerSecond'>): Bandwidth {
  const seconds = (units: number): number => (units * den) / num
  const rateOf = ({ bytes, units }: { bytes: number; units: number }): number =>
    units === 0 ? 0 : (bytes * 8) / seconds(units)
  const sum = (of: 'bytes' | 'units'): number => segments.reduce((total, each) => total + each[of], 0)
  // A last segment of a frame or two says nothing about the line that a film needs.
  const longest = Math.max(0, ...segments.map(({ units }) => units))
  const telling = segments.filter(({ units }) => units * 2 >= longest)
  return {
    peak: Math.max(0, ...telling.map(rateOf)),
    average: rateOf({ bytes: sum('bytes'), units: sum('units') }),
  }
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`
}
