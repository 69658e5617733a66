import type { MarksApi } from '#lib/marking/marks-api.ts'
import type { Appearance } from '#lib/wire/clearance.ts'

/** Reads the pages of marks after the first, one after another; answers how to stop. */
export function restOfMarks(
  api: MarksApi,
  from: string | null,
  told: (marks: Appearance[]) => void,
): () => void {
  let isStopped = false
  const readOn = async () => {
    const marks: Appearance[] = []
    for (let next = from; next !== null && !isStopped;) {
      const page = await api.page(Number(next))
      marks.push(...page.items)
      next = page.next
      if (!isStopped) told([...marks])
    }
  }
  if (from === null) told([])
  else void readOn()
  return () => {
    isStopped = true
  }
}
