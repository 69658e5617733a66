import { kindOfProblem, sayProblem, type WireProblem } from '#lib/ui/problem.ts'
import type { SlipSpeech } from '#lib/words/slips/index.ts'
import { worded } from '../../worded.ts'

const FULL = 507

/**
 * Whether a file that got this answer goes on by itself: no answer at all, a busy house, one that stumbled, or one
 * that has come further than we know (409; a browser sends a request again by itself when its connection breaks).
 */
export const mayGoOn = (status: number): boolean =>
  status === 0 || status === 409 || status === 423 || status === 429 || (status >= 500 && status !== FULL)

/** Says why the house did not take a file, from the body of its answer. */
export function sayRefusal(
  body: string,
  { language, problems, times, upload }: SlipSpeech,
): string | undefined {
  const problem = problemIn(body)
  if (!problem) return undefined
  const kind = kindOfProblem(problem.type)
  const { roomBytes } = problem
  const refused = worded(upload.refused, kind)
  if (refused) return refused(times.bytes(typeof roomBytes === 'number' ? roomBytes : 0))
  const { happened, kept, next } =
    worded(problems, kind) ?? (language === 'en' ? sayProblem(problem) : problems.any)
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
