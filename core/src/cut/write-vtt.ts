import { FLICKS_PER_SECOND, type Flicks, vttTime } from '../time/index.ts'
import type { Chapter } from './chapter.ts'
import { cueText, type Cue } from './cue.ts'

/** Writes captions as WebVTT, for players that show them beside the picture; words are escaped, never mark-up. */
export function writeVtt(cues: readonly Cue[]): string {
  const blocks = cues.map((cue) => `${vttTime(cue.from)} --> ${vttTime(cue.to)}\n${vttText(cue.text)}\n`)
  return ['WEBVTT\n', ...blocks].join('\n')
}

/**
 * Writes chapters as a "WebVTT file using chapter title text" (W3C WebVTT): a cue for each, its title on one line, until
 * the next begins and the last until the cut's end; a millisecond at least, since a cue must end after it begins.
 */
export function writeChaptersVtt(chapters: readonly Chapter[], length: Flicks): string {
  return writeVtt(
    chapters.map(({ at, title }, index): Cue => ({
      from: at,
      to: Math.max(chapters[index + 1]?.at ?? length, at + FLICKS_PER_SECOND / 1000) as Flicks,
      text: title,
    })),
  )
}

function vttText(text: string): string {
  return cueText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
