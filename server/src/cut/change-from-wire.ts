import { Problem } from '@stagedoor/contract/problems'
import {
  CHAPTER_LONGEST,
  CHAPTERS_MOST,
  type Chapter,
  type Cue,
  isShape,
  readCaptions,
  readChapters,
  type Shape,
} from '@stagedoor/core/cut'
import { cutLength, type Timeline } from '@stagedoor/core/timeline'
import type { z } from 'zod'
import { timelineSchema } from '../clearance/index.ts'
import { type MeantFor, meantForSchema } from './cut-values.ts'

const REFUSALS = {
  'too-large': 'the file is too large',
  'too-many-cues': 'there are too many captions',
  'no-cues': 'no caption plays within the cut',
  'bad-time': 'a time cannot be read',
  'ends-before-it-begins': 'a caption ends before it begins',
  'cue-too-long': 'a caption is too long',
} as const

/** Reads captions as a person gave them (WebVTT, SubRip or plain text); an empty text takes them all away. */
export function captionsFrom(given: string, timeline: Timeline): readonly Cue[] {
  if (given.trim() === '') return []
  const captions = readCaptions(given, cutLength(timeline))
  if (captions.kind === 'read') return captions.cues
  const detail = `Line ${captions.line}: ${REFUSALS[captions.because]}. The cut keeps the captions it had.`
  throw new Problem('captions-not-readable', { detail, line: captions.line, because: captions.because })
}

const CHAPTER_REFUSALS = {
  'too-large': 'the list is too long',
  'too-many-chapters': `there are more than ${CHAPTERS_MOST} chapters`,
  'no-time': 'there is no time at its beginning, such as 1:12',
  'bad-time': 'the time cannot be read',
  'no-title': 'there is no title after the time',
  'title-too-long': `the title has more than ${CHAPTER_LONGEST} characters`,
  'same-time': 'another chapter begins at the same time',
  'after-the-end': 'the cut has ended by then',
} as const
const LINES_SAID = 8

/** Reads chapters as a person gave them, a line of a time and a title each; an empty text takes them all away. */
export function chaptersFrom(given: string, timeline: Timeline): readonly Chapter[] {
  const read = readChapters(given, cutLength(timeline))
  if (read.kind === 'read') return read.chapters
  const { faults } = read
  const said = faults
    .slice(0, LINES_SAID)
    .map(({ line, because }) => `Line ${line}: ${CHAPTER_REFUSALS[because]}.`)
  const rest = faults.length > LINES_SAID ? [`And ${faults.length - LINES_SAID} lines more.`] : []
  const detail = [...said, ...rest, 'The cut keeps the chapters it had.'].join(' ')
  throw new Problem('chapters-not-readable', { detail, faults })
}

/** Takes a timeline that fits the wire schema as one of core's, where ranges and boxes are in order. */
export function timelineFrom(wire: unknown): Timeline {
  return parsed(timelineSchema, wire, 'timeline')
}

/** Takes what a cut is meant for; an instant with an offset becomes a moment. */
export function meantForFrom(
  wire: { moment: { kind: 'now' } | { kind: 'from'; at: string } } & Record<string, unknown>,
): MeantFor {
  const { moment } = wire
  const at = moment.kind === 'now' ? moment : { kind: moment.kind, at: Date.parse(moment.at) }
  return parsed(meantForSchema, { ...wire, moment: at }, 'meantFor')
}

/** Takes a word as a shape. */
export function shapeFrom(word: string): Shape {
  if (isShape(word)) return word
  throw new Problem('invalid-request', { detail: `shape: ${word} is not one.` })
}

function parsed<S extends z.ZodType>(schema: S, wire: unknown, name: string): z.output<S> {
  const result = schema.safeParse(wire)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new Problem('invalid-request', {
    detail: `${[name, ...(issue?.path ?? [])].join('.')}: ${issue?.message}`,
  })
}
