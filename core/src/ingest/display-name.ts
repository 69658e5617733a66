import { graphemesOf, lineOfText } from '../production/index.ts'
import type { MediaFormat } from './format.ts'

/** The longest name that is shown and offered for saving, in characters with its ending. */
export const DISPLAY_NAME_LONGEST = 120

// Device names that Windows gives a meaning, whatever follows the dot.
const DEVICE_NAME = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i

/**
 * The name under which a sent file is shown and saved: the last step of whatever path was sent, on one line,
 * without anything a file system or a reader could trip over, and with an ending that its content bears out; where
 * nothing is known of its content (`null`) the ending stays as it was sent.
 */
export function displayName(sent: string, format: MediaFormat | null): string {
  const last = sent.split(/[/\\]/).findLast((step) => lineOfText(step, 300) !== '') ?? ''
  const line = lineOfText(last, 300).replace(/[<>:"|?*%]/g, '-')
  const [, stem = line, typed = ''] = /^(.*)\.([a-z0-9]{1,5})$/i.exec(line) ?? []
  const ending = format === null ? typed : typed.toLowerCase()
  const fits = format === null || format.extensions.includes(ending)
  const extension = fits ? ending : format.extensions[0]
  const whole = fits || isMediaEnding(ending) ? stem : line
  const trimmed = whole.replace(/^[.\s-]+|[.\s]+$/g, '')
  const safe =
    trimmed === '' ? 'untitled' : DEVICE_NAME.test(trimmed.split('.')[0] ?? '') ? `file ${trimmed}` : trimmed
  const short = graphemesOf(safe)
    .slice(0, DISPLAY_NAME_LONGEST - extension.length - 1)
    .join('')
    .trimEnd()
  return extension === '' ? short : `${short}.${extension}`
}

// A wrong media ending is replaced, any other ("scene.12") belongs to the name.
const OTHER_MEDIA_ENDING =
  /^(mp4|m4v|mov|avi|mkv|webm|mts|m2ts|mxf|3gp|jpe?g|png|webp|hei[cf]|gif|tiff?|m4a|wav|mp3|aac|flac|aiff?|ogg)$/

function isMediaEnding(ending: string): boolean {
  return OTHER_MEDIA_ENDING.test(ending)
}
