import { type Flicks, flicksToFrame, formatTimecode, frameToFlicks, type Rate } from '../time/index.ts'
import type { MarkerKind } from './marker.ts'

/** A marker as another program takes it; a moment begins and ends at the same flick. */
export interface ListedMarker {
  readonly kind: MarkerKind
  readonly name: string
  readonly note: string
  readonly fromFlicks: number
  readonly toFlicks: number
}

// Colours that the program knows by name.
const COLOURS: Readonly<Record<MarkerKind, string>> = {
  moment: 'Green',
  pull: 'Blue',
  fix: 'Red',
  question: 'Yellow',
  range: 'Purple',
}

// Where a new timeline of DaVinci Resolve begins, unless somebody says otherwise.
const HOUR_SECONDS = 3_600

/**
 * Markers as an edit decision list in the form of CMX 3600, one event for each, whose second line says colour, name and
 * length in frames as DaVinci Resolve writes and reads it (manual of version 18.6, "Exporting Timeline Markers to EDL";
 * there "Timelines, Import, Timeline Markers from EDL"). Times are those of a timeline that begins at 01:00:00:00 with
 * the film's first frame, never dropped, in frames of `rate`; a note stands before the colour. Events beyond 999 have
 * four digits, which CMX did not know and Resolve takes. Lines end as on the machines of old, with CR and LF.
 */
export function markersAsEdl(
  markers: readonly ListedMarker[],
  { title, rate, nameOf }: { title: string; rate: Rate; nameOf: (marker: ListedMarker) => string },
): string {
  const hour = HOUR_SECONDS * Math.round(rate.num / rate.den)
  const timecode = (frame: number) => formatTimecode(frameToFlicks(hour + frame, rate), rate)
  const events = markers.map((marker, i) => {
    const from = flicksToFrame(marker.fromFlicks as Flicks, rate)
    // Half-open: a range ends before the frame that begins at its end; a moment is one frame.
    const until = Math.max(from + 1, flicksToFrame(lastOf(marker), rate) + 1)
    const at = `${timecode(from)} ${timecode(until)}`
    return [
      `${String(i + 1).padStart(3, '0')}  001      V     C        ${at} ${at}  `,
      `${oneLine(marker.note)} |C:ResolveColor${COLOURS[marker.kind]} |M:${oneLine(nameOf(marker))} |D:${until - from}`,
      '',
    ].join('\r\n')
  })
  return [`TITLE: ${oneLine(title)}`, 'FCM: NON-DROP FRAME', '', ...events].join('\r\n')
}

const lastOf = ({ fromFlicks, toFlicks }: ListedMarker) => Math.max(fromFlicks, toFlicks - 1) as Flicks

// A bar begins the next field, and a line the next event.
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}|\s]+/gu, ' ').trim()
