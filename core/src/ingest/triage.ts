/** What the crew would do with what came in: keep it, decide later, or leave it out. It permits and forbids nothing. */
export const TRIAGE_MARKS = ['keep', 'maybe', 'no'] as const

/** One mark of triage. */
export type TriageMark = (typeof TRIAGE_MARKS)[number]

/** One asset with its mark, or with none. */
export interface Triaged {
  readonly assetId: string
  readonly mark: TriageMark | null
}

/** One asset whose mark is another now. */
export interface TriageChange extends Triaged {
  readonly was: TriageMark | null
}

/** What takes changes back: every asset as it was, the last change of one asset undone first. */
export function takingBack(changes: readonly TriageChange[]): Triaged[] {
  const first = new Map<string, TriageMark | null>()
  for (const { assetId, was } of changes) if (!first.has(assetId)) first.set(assetId, was)
  return [...first].map(([assetId, mark]) => ({ assetId, mark }))
}
