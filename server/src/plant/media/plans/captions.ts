import type { PictureSize } from '@stagedoor/core/ingest'
import type { Flicks, TimeRange } from '@stagedoor/core/time'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { CAPTION_FAMILY } from '../fonts.ts'

/** Words burnt into the picture while a range of cut time plays. */
export type Caption = { range: TimeRange; text: string }

const fields = 'Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text'
const styleFields =
  'Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BackColour, Bold, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding'

/** Captions as an Advanced SubStation document for a picture of this size. */
export function captionDocument(captions: readonly Caption[], { width, height }: PictureSize): string {
  const short = Math.min(width, height)
  const fontSize = Math.round(short * 0.06)
  // Upright players lay their buttons over the lowest fifth of the picture.
  const foot = Math.round(height > width ? height * 0.2 : height * 0.07)
  const side = Math.round(width * 0.07)
  const style = [
    'Caption',
    CAPTION_FAMILY,
    fontSize,
    '&H00FFFFFF',
    '&H00101010',
    '&H80000000',
    -1,
    1,
    Math.max(2, Math.round(fontSize / 14)),
    0,
    2,
    side,
    side,
    foot,
    1,
  ]
  return [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${width}`,
    `PlayResY: ${height}`,
    'WrapStyle: 0',
    'ScaledBorderAndShadow: yes',
    '',
    '[V4+ Styles]',
    `Format: ${styleFields}`,
    `Style: ${style.join(',')}`,
    '',
    '[Events]',
    `Format: ${fields}`,
    ...captions.map(
      ({ range, text }) =>
        `Dialogue: 0,${clock(range.from)},${clock(range.to)},Caption,,0,0,0,,${plain(text)}`,
    ),
    '',
  ].join('\n')
}

// The format counts in hundredths of a second.
function clock(at: Flicks): string {
  const hundredths = Math.round((at * 100) / FLICKS_PER_SECOND)
  const two = (value: number): string => String(value).padStart(2, '0')
  const seconds = Math.floor(hundredths / 100)
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`
}

// Braces begin commands and a backslash escapes; people's words are neither. A word joiner behind it makes it plain.
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\\u2060')
    .replaceAll('{', '\\{')
    .replaceAll('}', '\\}')
    .replaceAll(/\r\n|\r|\n/g, '\\N')
    .replaceAll(/\p{Cc}/gu, ' ')
}
