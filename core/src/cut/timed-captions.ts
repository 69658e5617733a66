import { flicks, type Flicks } from '../time/index.ts'
import {
  CAPTIONS_LONGEST,
  CUES_MOST,
  CUE_LONGEST,
  cueText,
  type CaptionRefusal,
  type Captions,
  type Cue,
} from './cue.ts'

const FLICKS_PER_MS = 705_600

const TIME = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?`
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}(?:\s.*)?$`)
const LOOKS_LIKE_TIMING = /^\s*\d.*-->/

/**
 * Reads SubRip captions. Taken as they come: a byte order mark, any line ends, a point for the comma, no numbers,
 * no hours, places after the times, blank lines inside a caption. Mark-up is dropped, never acted on.
 */
export function readSrt(text: string): Captions {
  return readTimed(text, withoutNumber)
}

/** Reads WebVTT captions (W3C); styles, regions, notes, settings and mark-up are dropped, never acted on. */
export function readVtt(text: string): Captions {
  return readTimed(text, (lines) => {
    const blank = lines.findIndex((line) => line.trim() === '')
    return blank === -1 ? lines : lines.slice(0, blank)
  })
}

/** Whether a text begins as a WebVTT file must. */
export function isVtt(text: string): boolean {
  return /^\ufeff?WEBVTT(?:[ \t\r\n]|$)/.test(text)
}

/** Whether a text holds captions with times. */
export function isTimed(text: string): boolean {
  return text
    .slice(0, CAPTIONS_LONGEST)
    .split(/\r\n?|\n/)
    .some((line) => LOOKS_LIKE_TIMING.test(line))
}

type Payload = (lines: readonly string[], hasNext: boolean) => readonly string[]

function readTimed(text: string, payloadOf: Payload): Captions {
  if (text.length > CAPTIONS_LONGEST) return refused('too-large', 1)
  const lines = text.split(/\r\n?|\n/)
  const timings = lines.flatMap((line, index) => (LOOKS_LIKE_TIMING.test(line) ? [index] : []))
  if (timings.length > CUES_MOST) return refused('too-many-cues', (timings[CUES_MOST] ?? 0) + 1)
  const cues: Cue[] = []
  for (const [order, at] of timings.entries()) {
    const times = timesOf(lines[at] ?? '')
    if (times === null) return refused('bad-time', at + 1)
    if (times.to <= times.from) return refused('ends-before-it-begins', at + 1)
    const next = timings[order + 1]
    const payload = payloadOf(lines.slice(at + 1, next), next !== undefined)
    const words = cueText(withoutMarkup(payload.join('\n')))
    if (words.length > CUE_LONGEST) return refused('cue-too-long', at + 1)
    if (words !== '') cues.push({ ...times, text: words })
  }
  if (cues.length === 0) return refused('no-cues', 1)
  return { kind: 'read', cues: cues.toSorted((a, b) => a.from - b.from) }
}

function refused(because: CaptionRefusal, line: number): Captions {
  return { kind: 'refused', because, line }
}

// The number of the next caption stands just above its times; a number that is all of a caption is its words.
function withoutNumber(lines: readonly string[], hasNext: boolean): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '')
  const isNumber = hasNext && last > 0 && last === lines.length - 1 && /^\s*\d+\s*$/.test(lines[last] ?? '')
  return isNumber ? lines.slice(0, last) : lines
}

function timesOf(line: string): { from: Flicks; to: Flicks } | null {
  const found = TIMING.exec(line)
  if (found === null) return null
  const from = milliseconds(found.slice(1, 5))
  const to = milliseconds(found.slice(5, 9))
  if (from === null || to === null) return null
  return { from: flicks(from * FLICKS_PER_MS), to: flicks(to * FLICKS_PER_MS) }
}

function milliseconds([hours = '0', minutes = '0', seconds = '0', fraction = '0']: (string | undefined)[]):
  number | null {
  if (Number(minutes) > 59 || Number(seconds) > 59) return null
  return (
    (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000 + Number(fraction.padEnd(3, '0'))
  )
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '\u200e',
  rlm: '\u200f',
  quot: '"',
}

// Tags first, entities after: what was written as text stays text.
function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]*>|<\d[\d:.]*>/gi, '')
    .replace(/\{\\[^{}]*\}/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm|quot);/g, (_, name: string) => ENTITIES[name] ?? '')
}
