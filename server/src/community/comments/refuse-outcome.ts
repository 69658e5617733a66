import { Problem } from '@stagedoor/contract/problems'

/** What a definer function answered: null for the hidden and the missing alike. */
export type Outcome = { readonly kind: string; readonly seconds?: number; readonly everyS?: number } | null

/** Lets pass what was done. Throws `not-found`, `thread-closed`, `not-wanted-here`, `too-late`, `too-quick`. */
export function refuseOutcome(outcome: Outcome): void {
  if (outcome === null) throw new Problem('not-found')
  switch (outcome.kind) {
    case 'closed':
      throw new Problem('thread-closed', {
        detail: 'The production has closed this talk. What was said stays; your words are still in the form.',
      })
    case 'not-wanted':
      throw new Problem('not-wanted-here', {
        detail: 'Whoever wrote this has asked to be left alone. You may write beside it.',
      })
    case 'too-late':
      throw new Problem('too-late', {
        detail: 'A comment may be changed for a while and then stays as it is. You may still delete it.',
      })
    case 'too-quick':
      throw new Problem('too-quick', {
        retryAfterSeconds: outcome.seconds ?? 60,
        detail: `A little slower, please: in ${outcome.seconds ?? 60} seconds you may go on. Your words are still in the form.`,
      })
    case 'slow-mode':
      throw new Problem('too-quick', {
        retryAfterSeconds: outcome.seconds ?? 60,
        detail: `This talk is taken slowly: one comment every ${outcome.everyS ?? 60} seconds from each. Yours may go in ${outcome.seconds ?? 60}; your words are still in the form.`,
      })
    default:
      return
  }
}
