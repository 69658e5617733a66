import { bitsAsked } from './lasting-grant.ts'
import type { Mark, MarkShelf } from './mark-shelf.ts'
import type { Question } from './question.ts'

/** Which marks on a shelf, by their place there, need not be looked at any closer. */
export type SetAside = (shelf: MarkShelf, place: number) => boolean

/** Nobody is set aside: everything that is used is looked at. */
export const NOBODY: SetAside = () => false

/**
 * Sets aside whoever a lasting grant carries, on every side they are marked on, from the question's moment on: nothing
 * will ever be found of them and nothing is owed for them. Mostly that is nearly everybody, and where in the frame they
 * are need not be worked out. Who is forbidden, unsure, secret or asked for their word is looked at, and so are all
 * where rivals are, since those care who stands beside them.
 */
export function setAsideBy(question: Question): SetAside {
  const { at, now, words } = question
  const asked = bitsAsked(question)
  return ({ settled, hasRivals, marks }, place) => {
    if (hasRivals || ((settled.covered[place] as number) & asked) !== asked) return false
    if ((settled.begins[place] as number) > at || (settled.signedAt[place] as number) > now) return false
    return words === null || !words.has((marks[place] as Mark).appearance.subjectId)
  }
}
