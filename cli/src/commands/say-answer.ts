/** A verdict's words, the same wherever it was judged. */
export interface Answer {
  readonly headline: string
  readonly reason: string
  readonly when: string
  readonly after: string
  readonly acts: readonly string[]
}

/** A verdict as lines: the answer, why, when time changes it, what would help, what follows. */
export function sayAnswer({ headline, reason, when, after, acts }: Answer): string[] {
  return [
    headline,
    ...[reason, when].filter((words) => words !== ''),
    ...(acts.length === 0 ? [] : ['What would help:', ...acts.map((act) => `  - ${act}`)]),
    ...(after === '' ? [] : [after]),
  ]
}
