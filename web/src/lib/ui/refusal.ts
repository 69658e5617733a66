import { kindOfProblem, sayProblem, type ShownProblem, type WireProblem } from './problem.ts'

/** A refusal of the house, as it is told to people. */
export class Refusal extends Error {
  readonly shown: ShownProblem
  readonly kind: string

  constructor(problem: WireProblem) {
    const shown = sayProblem(problem)
    super(shown.happened)
    this.shown = shown
    this.kind = kindOfProblem(problem.type)
  }
}

type Answered<Answer> = { data?: Answer; error?: unknown; response: Response }

/** The answer of a request that a page makes itself. Throws {@link Refusal} where the house refuses. */
export async function answered<Answer>(asking: Promise<Answered<Answer>>): Promise<Answer> {
  const { data, error, response } = await asking
  if (response.ok && data !== undefined) return data
  const isProblem = typeof error === 'object' && error !== null && 'type' in error && 'title' in error
  throw new Refusal(
    isProblem
      ? (error as WireProblem)
      : { type: 'internal', title: response.statusText || 'Error', status: response.status },
  )
}
