import type { StoryPointId } from '../production/index.ts'
import { findTerms } from './find-terms.ts'
import { plainLettersOf } from './letters.ts'

/** A name and an event that together speak of what a point of the story shows; alone neither says anything. */
export interface TermPair {
  readonly id: string
  readonly point: StoryPointId
  readonly name: string
  readonly event: string
}

/** Says which pairs a text has. */
export type PairFinder = (text: string) => readonly TermPair[]

/** How far apart the two may stand, in plain letters: a long sentence. */
export const PAIR_WINDOW = 120

// More places of one term than this in one text add nothing.
const MOST_PLACES = 64

/**
 * Makes a finder of pairs, in rendered text, not in mark-up: both terms whole, in any order, within the window. Its time
 * grows with the text and with what stands in it, whatever it finds.
 */
export function pairFinder(pairs: readonly TermPair[]): PairFinder {
  const spelt = pairs.map(({ name, event }) => ({
    name: plainLettersOf(name).letters,
    event: plainLettersOf(event).letters,
  }))
  const terms = [...new Set(spelt.flatMap(({ name, event }) => [name, event]))]
  const places = new Map(terms.map((term, index) => [term, index]))
  const indexed = spelt.map(({ name, event }) => ({
    name: places.get(name) ?? -1,
    event: places.get(event) ?? -1,
  }))
  const finder = findTerms(terms)
  return (text) => {
    const { letters, begins, ends } = plainLettersOf(text)
    const found = new Map<number, (readonly [from: number, until: number])[]>()
    finder.each(letters, (term, from, until) => {
      if (!begins.has(from) && !ends.has(until)) return
      const list = found.get(term) ?? []
      if (list.length < MOST_PLACES) list.push([from, until])
      found.set(term, list)
    })
    const isWhole = ([from, until]: readonly [number, number]) => begins.has(from) && ends.has(until)
    return pairs.filter((_, index) => {
      const pair = indexed[index]
      const names = found.get(pair?.name ?? -1)
      const events = found.get(pair?.event ?? -1)
      if (names === undefined || events === undefined) return false
      return names.some((name) =>
        events.some((event) => {
          const [first, second] = name[0] <= event[0] ? [name, event] : [event, name]
          const gap = second[0] - first[1]
          if (gap < 0 || gap > PAIR_WINDOW) return false
          // Written as one word, the first ends and the second begins where no word does.
          return (
            (isWhole(first) && isWhole(second)) || (gap === 0 && begins.has(first[0]) && ends.has(second[1]))
          )
        }),
      )
    })
  }
}
