import { words } from '#lib/words/index.ts'

/** RFC 9457 as our API answers it. */
export type WireProblem = {
  type: string
  title: string
  status: number
  detail?: string
  [fact: string]: unknown
}

export type ShownProblem = { happened: string; kept?: string; next?: string }

/** `https://…/problems/slip-expired` and `slip-expired` name the same problem. */
export const kindOfProblem = (type: string): string => type.split('/').at(-1) ?? type

/** Says a refusal as what happened, what was kept, what to do. */
export function sayProblem(problem: WireProblem): ShownProblem {
  const own = words.problems[kindOfProblem(problem.type)]
  if (own)
    return {
      ...own,
      ...(own.next === undefined && problem.detail !== undefined ? { next: problem.detail } : {}),
    }
  return {
    happened: problem.title,
    kept: words.problem.kept,
    ...(problem.detail === undefined ? {} : { next: problem.detail }),
  }
}
