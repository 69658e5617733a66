import type { StoryPointId } from '../production/index.ts'
import { armed, openQuoteIn, readCsv, writeCsv } from '../words/index.ts'
import type { TermPair } from './term-pair.ts'

/** A point of the story under the names by which a list may mean it. */
export interface ListedPoint {
  readonly id: StoryPointId
  /** What crew call it. */
  readonly name: string
  /** What fans call it. */
  readonly label: string
}

/** A line of a list that cannot be taken, from 1, and why. */
export interface TermListFlaw {
  readonly line: number
  readonly says: string
}

const HEADS = ['name', 'event', 'after'] as const
const LONGEST_TERM = 80

/** The most pairs that one list may bring. */
export const MOST_TERM_PAIRS = 2000

/**
 * Reads a list of term pairs: a name, an event, and the point of the story that shows it, by the crew's name of it or
 * the fans'. A head line may be there. All flaws are told at once.
 */
export function readTermList(
  text: string,
  points: readonly ListedPoint[],
): { readonly pairs: readonly Omit<TermPair, 'id'>[]; readonly flaws: readonly TermListFlaw[] } {
  const open = openQuoteIn(text)
  if (open !== null)
    return { pairs: [], flaws: [{ line: open, says: 'A quotation mark is opened here and never closed.' }] }
  const isHead = (fields: readonly string[]) => HEADS.every((head, at) => fields[at]?.toLowerCase() === head)
  const [first, ...rest] = readCsv(text)
  const lines = first === undefined ? [] : isHead(first.fields) ? rest : [first, ...rest]
  if (lines.length > MOST_TERM_PAIRS)
    return {
      pairs: [],
      flaws: [
        { line: lines[MOST_TERM_PAIRS]?.line ?? 1, says: `A list brings ${MOST_TERM_PAIRS} pairs at most.` },
      ],
    }
  const pairs: Omit<TermPair, 'id'>[] = []
  const flaws: TermListFlaw[] = []
  for (const { line, fields } of lines) {
    const [name = '', event = '', after = ''] = fields.map(armed)
    const point = pointCalled(after, points)
    if (name === '' || event === '')
      flaws.push({ line, says: 'A name and an event make a pair; one is missing.' })
    else if (name.length > LONGEST_TERM || event.length > LONGEST_TERM)
      flaws.push({ line, says: `A term has ${LONGEST_TERM} characters at most.` })
    else if (point === undefined)
      flaws.push({
        line,
        says: after === '' ? 'It says no point of the story.' : `The story has no point “${after}”.`,
      })
    else pairs.push({ name, event, point })
  }
  return { pairs, flaws }
}

/** Writes term pairs as such a list. */
export function writeTermList(
  pairs: readonly Omit<TermPair, 'id'>[],
  points: readonly ListedPoint[],
): string {
  const nameOf = new Map(points.map(({ id, name }) => [id, name]))
  return writeCsv(
    HEADS,
    pairs.map(({ name, event, point }) => [name, event, nameOf.get(point) ?? '']),
  )
}

function pointCalled(words: string, points: readonly ListedPoint[]): StoryPointId | undefined {
  const wanted = words.toLowerCase()
  const called = (one: (point: ListedPoint) => string) =>
    points.find((point) => one(point).toLowerCase() === wanted)
  return (called(({ name }) => name) ?? called(({ label }) => label))?.id
}
