import type { ShownProblem } from '#lib/ui/problem.ts'
import type { SlipSpeech } from '#lib/words/slips/index.ts'
import { worded } from './worded.ts'

/** A refusal of something that was posted on a slip, in the slip's language; the house's own words are English. */
export function sayPosted(
  { language, errors, kit, problems, release }: SlipSpeech,
  { kind, problem }: { kind: string; problem: ShownProblem },
): ShownProblem {
  switch (kind) {
    case 'not-confirmed':
      return release.notConfirmed
    case 'bad-link':
      return kit.badLink
    case 'disclosure-not-told':
      return kit.notDisclosed
    case 'wrong-origin':
      return { happened: errors.otherOrigin }
    default:
      return worded(problems, kind) ?? (language === 'en' ? problem : problems.any)
  }
}

/** What a slip says that cannot be shown, and what to do. */
export function sayClosed(
  { ended, errors, problems }: SlipSpeech,
  { status, problem, purpose }: App.Error,
): { title: string; detail: string } {
  if (problem === undefined)
    return status === 404
      ? { title: errors.notFound, detail: '' }
      : { title: errors.broken, detail: errors.brokenSays }
  const ofPurpose: Readonly<Record<string, { happened: string; next: string }>> =
    worded(ended, purpose ?? 'any') ?? ended.any
  const said = ofPurpose[problem] ?? worded(ended.any, problem)
  if (said !== undefined) return { title: said.happened, detail: said.next }
  if (problem === 'not-found') return { title: errors.notFound, detail: '' }
  const { happened, kept, next } = worded(problems, problem) ?? problems.any
  return { title: happened, detail: `${kept} ${next}` }
}
