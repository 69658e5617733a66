import { FLICKS_PER_SECOND, flicks, type Flicks } from '../time/index.ts'
import {
  CHAPTER_LONGEST,
  CHAPTERS_LONGEST,
  CHAPTERS_MOST,
  type Chapter,
  type ChapterFault,
  type ChapterRefusal,
  type Chapters,
} from './chapter.ts'
import { cueText } from './cue.ts'

const FLICKS_PER_MS = FLICKS_PER_SECOND / 1000

const AT = /^(?:[([]\s*([\d:.,]*\d)\s*[)\]]|([\d:.,]*\d))/
const TIME = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?$/
// What people put before a line of a list, and between its time and its words.
const BULLET = /^[-–—*•]\s+/
const BETWEEN = /^[-–—:|·.)]?(?:\s+[-–—:|·](?=\s|$))*\s*/

/**
 * Reads chapters as descriptions of videos have them: a line each, its time first (`1:12`, `0:01:12`, `1:12.5`), in
 * brackets or not, then its title; empty lines are passed over. Given in any order, taken in order of time.
 */
export function readChapters(given: string, length: Flicks): Chapters {
  if (given.length > CHAPTERS_LONGEST) return refused([{ line: 1, because: 'too-large' }])
  const written = given
    .split(/\r\n?|\n/)
    .map((words, index) => ({ line: index + 1, words: cueText(words) }))
    .filter(({ words }) => words !== '')
  const beyond = written[CHAPTERS_MOST]
  if (beyond !== undefined) return refused([{ line: beyond.line, because: 'too-many-chapters' }])
  const faults: ChapterFault[] = []
  const chapters = new Map<Flicks, Chapter>()
  for (const { line, words } of written) {
    const read = readLine(words, length)
    if (typeof read === 'string') faults.push({ line, because: read })
    else if (chapters.has(read.at)) faults.push({ line, because: 'same-time' })
    else chapters.set(read.at, read)
  }
  if (faults.length > 0) return refused(faults)
  return { kind: 'read', chapters: [...chapters.values()].toSorted((a, b) => a.at - b.at) }
}

/** The chapters as `readChapters` takes them, a line each; times are cut to the millisecond. */
export function chapterLines(chapters: readonly Chapter[]): string {
  return chapters.map(({ at, title }) => `${lineTime(at)} ${title}`).join('\n')
}

function refused(faults: readonly ChapterFault[]): Chapters {
  return { kind: 'refused', faults }
}

function readLine(words: string, length: Flicks): Chapter | ChapterRefusal {
  const line = words.replace(BULLET, '')
  const found = AT.exec(line)
  const time = found?.[1] ?? found?.[2] ?? ''
  if (found === null || !time.includes(':')) return 'no-time'
  const at = momentOf(time)
  if (at === null) return 'bad-time'
  const title = line.slice(found[0].length).replace(BETWEEN, '')
  if (title === '') return 'no-title'
  if (title.length > CHAPTER_LONGEST) return 'title-too-long'
  return at < length ? { at, title } : 'after-the-end'
}

function momentOf(time: string): Flicks | null {
  const found = TIME.exec(time)
  if (found === null) return null
  const [, hours, minutes, seconds, fraction = ''] = found
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return null
  const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)
  return flicks((whole * 1000 + Number(fraction.padEnd(3, '0'))) * FLICKS_PER_MS)
}

function lineTime(at: Flicks): string {
  const ms = Math.floor(at / FLICKS_PER_MS)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60]
  const clock = hours > 0 ? `${hours}:${two(minutes)}` : String(minutes)
  const fraction =
    ms % 1000 === 0
      ? ''
      : `.${String(ms % 1000)
          .padStart(3, '0')
          .replace(/0+$/, '')}`
  return `${clock}:${two(Math.floor(ms / 1000) % 60)}${fraction}`
}
