import { kindOfProblem, sayProblem, type WireProblem } from '#lib/ui/problem.ts'
import type { SlipSpeech } from '#lib/words/slips/index.ts'
import { worded } from '../../worded.ts'

/** Says why the house did not take a file, from the body of its answer. */
export function sayRefusal(
  body: string,
  { language, problems, times, upload }: SlipSpeech,
): string | undefined {
  const problem = problemIn(body)
  if (!problem) return undefined
  const kind = kindOfProblem(problem.type)
  const { roomBytes, missingBytes } = problem
  const refused = worded(upload.refused, kind)
  if (refused)
    return refused({
      room: times.bytes(typeof roomBytes === 'number' ? roomBytes : 0),
      missing: typeof missingBytes === 'number' ? times.bytes(missingBytes) : undefined,
    })
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
