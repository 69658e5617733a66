import { sayMoment, type Speaking } from '@stagedoor/core/clearance'
import { type MessageKey, type MessageWords, say } from '@stagedoor/core/words'
import { type Exhibit, namesOfExhibits } from './exhibits.ts'
import type { ReportedSubject, Standing } from './reported-matter.ts'

type ReportKey = MessageKey extends infer Key ? (Key extends `report.${infer Name}` ? Name : never) : never

/** The words of a report in its language. */
export type ReportWords = <Key extends ReportKey>(key: Key, words: MessageWords<`report.${Key}`>) => string

/** Takes the words of a report from the catalogue. */
export function wordsIn(locale: string): ReportWords {
  return (key, words) => say(locale, `report.${key}`, words)
}

/** On what a subject stands, with the numbers of the evidence where a report numbers it. */
export function sayStanding(
  { ground, ids, where }: Standing,
  exhibits: ReadonlyMap<string, Exhibit> | null,
  locale: string,
): string {
  const words = wordsIn(locale)
  const named = exhibits === null ? [] : namesOfExhibits(ids, exhibits)
  const plain = words(`ground.${ground}`, {})
  const said = named.length === 0 ? plain : words('ground-by', { ground: plain, exhibits: named.join(', ') })
  return where === '' ? said : words('ground-at', { ground: said, where })
}

/** A subject by its name and kind, and until when it is a minor. */
export function sayWho({ subject }: ReportedSubject, speaking: Speaking): string {
  const words = wordsIn(speaking.locale)
  const kind = subject.kind.replaceAll('-', ' ')
  if (subject.kind !== 'person' || !subject.minor) return `${subject.name} (${kind})`
  const minor =
    subject.comesOfAgeAt === null
      ? words('minor', {})
      : words('until-of-age', { moment: sayMoment(subject.comesOfAgeAt, speaking) })
  return `${subject.name} (${kind}, ${minor})`
}
