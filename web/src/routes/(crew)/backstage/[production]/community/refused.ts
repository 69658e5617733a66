import type { ShownProblem } from '#lib/ui/problem.ts'

type Answered = { problem?: ShownProblem; typed?: { of: string } }

/** The refusal of one form of a page among many. */
export const refusedOf = (answered: Answered | null, of: string): ShownProblem | undefined =>
  answered?.typed?.of === of ? answered.problem : undefined

/** A refusal that belongs to no form of the page in particular. */
export const refusedAtAll = (answered: Answered | null): ShownProblem | undefined =>
  answered?.typed === undefined ? answered?.problem : undefined
