import { kindOfProblem, sayProblem, type WireProblem } from '#lib/ui/problem.ts'
import { sayBytes } from '#lib/words/times.ts'
import { words } from '#lib/words/index.ts'

const FULL = 507

/**
 * Whether a file that got this answer goes on by itself: no answer at all, a busy house, one that stumbled, or one
 * that has come further than we know (409; a browser sends a request again by itself when its connection breaks).
 */
export const mayGoOn = (status: number): boolean =>
  status === 0 || status === 409 || status === 423 || status === 429 || (status >= 500 && status !== FULL)

/** Says why the house did not take a file, from the body of its answer. */
export function sayRefusal(body: string): string | undefined {
  const problem = problemIn(body)
  if (!problem) return undefined
  const { refused } = words.slips.upload
  const kind = kindOfProblem(problem.type)
  const { roomBytes } = problem
  if (kind in refused)
    return refused[kind as keyof typeof refused](sayBytes(typeof roomBytes === 'number' ? roomBytes : 0))
  const { happened, kept, next } = sayProblem(problem)
  return [happened, kept, next]
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => sentence.replace(/[^.!?]$/, '$&.'))
    .join(' ')
}

function problemIn(body: string): WireProblem | undefined {
  try {
    const told: unknown = JSON.parse(body)
    return typeof told === 'object' && told !== null && 'type' in told && 'title' in told
      ? (told as WireProblem)
      : undefined
  } catch {
    // Not one of our problems, so there is nothing in it for a person.
    return undefined
  }
}
