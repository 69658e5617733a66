import { textOf } from '#lib/server/api.ts'

const ANSWERS = ['kill', 'approve', 'take-back'] as const
const ANSWER = 'answer-'

/** The answers of a posted form, in its order: one field for each unit that has one, and its note. */
export function answersIn(form: FormData) {
  return [...form.keys()].flatMap((key) => {
    if (!key.startsWith(ANSWER)) return []
    const unitId = key.slice(ANSWER.length)
    const said = ANSWERS.find((answer) => answer === textOf(form, key))
    return said === undefined ? [] : [{ unitId, said, note: textOf(form, `note-${unitId}`) }]
  })
}
