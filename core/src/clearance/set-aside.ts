import { bitsAsked } from './lasting-grant.ts'
import { type Mark, type MarkShelf, PLACE, ROW } from './mark-shelf.ts'
import type { Question } from './question.ts'

/** By what marks are set aside: the moment, what is known by then, and what is asked of everybody (in bits). */
export interface SettingAside extends Pick<Question, 'at' | 'now' | 'words'> {
  readonly asked: number
}

/** Reads by what a question lets marks be set aside. */
export function settingAside({ at, now, words, uses, medium }: Question): SettingAside {
  return { at, now, words, asked: bitsAsked({ uses, medium }) }
}

/**
 * Whether a mark need not be looked at any closer: a lasting grant carries it, on every side it is marked on, from the
 * question's moment on. Nothing will ever be found of it and nothing is owed for it; mostly that is nearly everybody. Who
 * is forbidden, unsure, secret or asked for their word is looked at, and so are all where rivals are, since those care
 * who stands beside them.
 */
export function isSetAside({ rows, marks, hasRivals }: MarkShelf, i: number, by: SettingAside): boolean {
  const row = i * ROW
  if (hasRivals || ((rows[row + PLACE.covered] as number) & by.asked) !== by.asked) return false
  if ((rows[row + PLACE.begins] as number) > by.at || (rows[row + PLACE.signedAt] as number) > by.now)
    return false
  return by.words === null || !by.words.has((marks[i] as Mark).appearance.subjectId)
}
