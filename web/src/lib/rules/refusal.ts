import type { ShownProblem } from '#lib/ui/problem.ts'

/** The refusal of one of the forms of a page, for that form alone. */
export type Refusal = {
  problem: (of: string) => ShownProblem | undefined
  /** What was typed into a field of a form that was refused; empty elsewhere. */
  typed: (of: string, field: string) => string
}

type Answered = { problem?: ShownProblem; typed?: { of: string; fields: Record<string, string> } }

/** Reads what the page's last posted form answered. */
export function refusalIn(answered: Answered | null): Refusal {
  const { problem, typed } = answered ?? {}
  return {
    problem: (of) => (typed?.of === of ? problem : undefined),
    typed: (of, field) => (typed?.of === of ? (typed.fields[field] ?? '') : ''),
  }
}
