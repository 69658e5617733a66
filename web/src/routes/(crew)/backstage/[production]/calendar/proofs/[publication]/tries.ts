import type { Schemas } from '#lib/wire/schemas.ts'

type Try = Schemas['EmbargoTry']

/** Tries of one kind of address, as whomever they were made. */
export interface TriedKind {
  readonly what: string
  readonly expected: Try['expected']
  readonly count: number
  /** What they were answered, each once; null where no request was made. */
  readonly statuses: readonly (number | null)[]
}

/** Tries by what was tried, in the order in which each came first. */
export function kindsOf(tries: readonly Try[]): TriedKind[] {
  const kinds = new Map<string, { first: Try; count: number; statuses: Set<number | null> }>()
  for (const one of tries) {
    const key = `${one.what} ${one.expected}`
    const kind = kinds.get(key) ?? { first: one, count: 0, statuses: new Set() }
    kind.count += 1
    kind.statuses.add(one.status)
    kinds.set(key, kind)
  }
  return [...kinds.values()].map(({ first, count, statuses }) => ({
    what: first.what,
    expected: first.expected,
    count,
    statuses: [...statuses].toSorted((one, other) => (one ?? 0) - (other ?? 0)),
  }))
}
