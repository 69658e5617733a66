/** Finds many terms in a text at once; made from the terms, used for any number of texts. */
export interface TermFinder {
  /** Calls back for each place where a term stands: which term, from which code unit, until which. */
  readonly each: (text: string, found: (term: number, from: number, until: number) => void) => void
}

interface Node {
  readonly next: Map<string, Node>
  /** Terms that end here, and where to go on when the next letter fits nowhere. */
  readonly terms: number[]
  fallback: Node | null
  /** The nearest node on the way of fallbacks at which a term ends. */
  shorter: Node | null
}

const node = (): Node => ({ next: new Map(), terms: [], fallback: null, shorter: null })

/** Makes a finder of terms, in time that grows with their letters alone (Aho and Corasick, CACM 18:6, 1975). */
export function findTerms(terms: readonly string[]): TermFinder {
  const root = node()
  for (const [index, term] of terms.entries()) {
    if (term === '') continue
    let at = root
    for (const letter of term.split('')) {
      const next = at.next.get(letter) ?? node()
      at.next.set(letter, next)
      at = next
    }
    at.terms.push(index)
  }
  const open = [root]
  for (let at = open.shift(); at !== undefined; at = open.shift())
    for (const [letter, next] of at.next) {
      next.fallback = at === root ? root : step(at.fallback ?? root, letter)
      next.shorter = next.fallback.terms.length > 0 ? next.fallback : next.fallback.shorter
      open.push(next)
    }

  function step(from: Node, letter: string): Node {
    for (let at: Node | null = from; at !== null; at = at.fallback) {
      const next = at.next.get(letter)
      if (next !== undefined) return next
    }
    return root
  }

  return {
    each: (text, found) => {
      let at = root
      for (let index = 0; index < text.length; index += 1) {
        at = step(at, text[index] ?? '')
        for (let ending: Node | null = at; ending !== null; ending = ending.shorter)
          for (const term of ending.terms) found(term, index + 1 - (terms[term]?.length ?? 0), index + 1)
      }
    },
  }
}
