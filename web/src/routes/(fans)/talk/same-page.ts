const KEPT = ['order', 'talk', 'thread', 'after']

/** What of an address says which page of the talk it shows, to be put behind another query: begins with `&`, or is empty. */
export function samePage(searchParams: Iterable<readonly [string, string]>): string {
  const kept = [...searchParams].flatMap(([name, value]) =>
    KEPT.includes(name) && value !== '' ? [[name, value]] : [],
  )
  return kept.length === 0 ? '' : `&${new URLSearchParams(kept).toString()}`
}
