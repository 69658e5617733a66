import { sayConcern, sayMoment, sayRemedy } from '@stagedoor/core/clearance'
import { say } from '@stagedoor/core/words'
import { onceEach, type ReportedMatter } from './reported-matter.ts'

/** One thing for which something is not cleared: what is wanting, what would help, and when time alone ends it. */
export interface Outstanding {
  readonly of: string
  readonly verdict: string
  readonly wanting: string
  readonly helps: readonly string[]
  readonly endsAt: string
}

/** Everything outstanding in some matters, each sentence once a matter. */
export function outstandingIn(matters: readonly ReportedMatter[]): readonly Outstanding[] {
  return matters.flatMap(({ title, case: { verdict }, speaking, said }) => {
    const lines = new Map<string, Outstanding>()
    for (const concern of verdict.kind === 'cleared' ? [] : verdict.concerns) {
      const wanting = sayConcern(concern, speaking)
      const helps = concern.remedies.map((remedy) => sayRemedy(remedy, speaking))
      const endsAt =
        concern.clearsAt === null
          ? say(speaking.locale, 'report.by-nothing', {})
          : sayMoment(concern.clearsAt, speaking)
      lines.set(wanting, {
        of: title,
        verdict: said.headline,
        wanting,
        helps: onceEach([...(lines.get(wanting)?.helps ?? []), ...helps]),
        endsAt,
      })
    }
    return [...lines.values()]
  })
}
