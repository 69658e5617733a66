/**
 * Makes something of a value once and keeps it as long as that value lives. Evidence that changes shares every list that did
 * not: what was laid out of those is not laid out again.
 */
export function oncePer<Source extends object, Made>(
  make: (source: Source) => Made,
): (source: Source) => Made {
  const known = new WeakMap<Source, Made>()
  return (source) => {
    const kept = known.get(source)
    if (kept !== undefined) return kept
    const made = make(source)
    known.set(source, made)
    return made
  }
}
