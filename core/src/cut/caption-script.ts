import { FLICKS_PER_SECOND, type Flicks } from '../time/index.ts'
import type { PictureSize } from '../ingest/index.ts'
import { layOutCues } from './caption-layout.ts'
import type { Cue } from './cue.ts'
import type { Shape } from './shape.ts'

/** What captions look like: the font's family name, and the picture they are burnt into. */
export interface CaptionStyle {
  readonly font: string
  readonly shape: Shape
  readonly size: PictureSize
}

// Shares of the picture's height: letters, and room below for the buttons that platforms lay over vertical video.
const LOOK: Record<Shape, { readonly letters: number; readonly below: number }> = {
  '9:16': { letters: 0.034, below: 0.2 },
  '4:5': { letters: 0.042, below: 0.09 },
  '1:1': { letters: 0.05, below: 0.08 },
  '16:9': { letters: 0.052, below: 0.07 },
}

/**
 * Captions as an ASS v4+ script, to be burnt in: white letters with a dark edge, centred, one event a caption.
 * No character of a caption can begin an override, a drawing or another event.
 */
export function captionScript(cues: readonly Cue[], { font, shape, size }: CaptionStyle): string {
  const letters = Math.max(8, Math.round(size.height * LOOK[shape].letters))
  const below = Math.round(size.height * LOOK[shape].below)
  const side = Math.round(size.width * 0.06)
  const edge = Math.max(1, Math.round(letters / 16))
  const family = font.replace(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'Sans'
  const colours = '&H00FFFFFF,&H00FFFFFF,&H00101010,&H80000000'
  const events = layOutCues(cues, shape).map(
    (cue) => `Dialogue: 0,${scriptTime(cue.from)},${endTime(cue)},Caption,,0,0,0,,${scriptText(cue.text)}`,
  )
  return [
    '[Script Info]',
    'ScriptType: v4.00+',
    `PlayResX: ${size.width}`,
    `PlayResY: ${size.height}`,
    'WrapStyle: 2',
    'ScaledBorderAndShadow: yes',
    '',
    '[V4+ Styles]',
    'Format: Name,Fontname,Fontsize,PrimaryColour,SecondaryColour,OutlineColour,BackColour,Bold,Italic,Underline,StrikeOut,ScaleX,ScaleY,Spacing,Angle,BorderStyle,Outline,Shadow,Alignment,MarginL,MarginR,MarginV,Encoding',
    `Style: Caption,${family},${letters},${colours},-1,0,0,0,100,100,0,0,1,${edge},0,2,${side},${side},${below},1`,
    '',
    '[Events]',
    'Format: Layer,Start,End,Style,Name,MarginL,MarginR,MarginV,Effect,Text',
    ...events,
    '',
  ].join('\n')
}

/**
 * The text of an event as a reader shall see it. Braces would open an override and become parentheses; a word joiner
 * after each backslash keeps it from naming a line break or space.
 */
export function scriptText(text: string): string {
  return text
    .replace(/[{}]/g, (brace) => (brace === '{' ? '(' : ')'))
    .replace(/\\/g, '\\\u2060')
    .replace(/\r\n?|\n|[\u0085\u2028\u2029\v\f]/g, '\\N')
    .replace(/\p{Cc}/gu, '')
}

const FLICKS_PER_CENTISECOND = FLICKS_PER_SECOND / 100

// The format counts in hundredths; both ends are rounded down, so that captions that touched still touch.
function scriptTime(at: Flicks): string {
  return centiseconds(Math.floor(at / FLICKS_PER_CENTISECOND))
}

function endTime(cue: Cue): string {
  const from = Math.floor(cue.from / FLICKS_PER_CENTISECOND)
  return centiseconds(Math.max(from + 1, Math.floor(cue.to / FLICKS_PER_CENTISECOND)))
}

function centiseconds(all: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const seconds = Math.floor(all / 100)
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(all % 100)}`
}
