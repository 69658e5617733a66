import { type Problem, problems, type ProblemType } from '@stagedoor/contract'

const ADVICE: Partial<Record<ProblemType, string>> = {
  'not-signed-in': 'The key in STAGEDOOR_KEY opens nothing: ask an owner for a new one.',
  'not-allowed': 'The key, or the person who made it, lacks the right: ask an owner of the production.',
  'not-found': 'A key sees its own production alone; "stagedoor cuts" lists what is there.',
  'not-cleared': 'Ask the doorkeeper why: "stagedoor ask CUT".',
  'cut-not-rendered': 'Render it first: "stagedoor render CUT".',
  'house-is-sealed': 'Its owner unseals it backstage.',
  'disk-full': 'Make room where the house keeps its data, then send it again.',
  internal: 'Try again; the log of the house has the cause.',
}

/** A refusal of the house as a person reads it: what happened, what was kept, what to do. */
export function sayProblem(problem: Problem): string[] {
  const { title } = problems[problem.type]
  const { detail } = problem.facts
  const happened = typeof detail === 'string' && detail !== title ? `${title} ${detail}` : title
  const advice = ADVICE[problem.type]
  return [happened, `Nothing was changed.${advice === undefined ? '' : ` ${advice}`}`]
}
