/** What no history lists (ASC MHL v1.0, section 5.6.1.2): it changes by itself, or by the history. */
export const NEVER_LISTED: readonly string[] = ['.DS_Store', 'ascmhl', 'ascmhl/']

/** What a first list leaves out besides: marks of the systems that looked into the card. */
export const MARKS_OF_SYSTEMS: readonly string[] = [
  '._*',
  '.Spotlight-V100/',
  '.Trashes/',
  '.fseventsd/',
  '.TemporaryItems/',
  '$RECYCLE.BIN/',
  'System Volume Information/',
  'Thumbs.db',
  'desktop.ini',
]

type Token =
  | { readonly kind: 'star' }
  | { readonly kind: 'any' }
  | { readonly kind: 'one'; readonly fits: (character: string) => boolean }

type Step = 'any-depth' | readonly Token[]

interface Rule {
  readonly isAgain: boolean
  readonly isFolderOnly: boolean
  readonly steps: readonly Step[]
}

/**
 * Which paths a list of patterns leaves out: one line of a gitignore file each (ASC MHL v1.0, appendix C), the last
 * that fits decides. A path is asked about by itself; what lies in a folder that is left out is never asked about.
 */
export function ignoring(patterns: readonly string[]): (path: string, kind: 'file' | 'folder') => boolean {
  const rules = patterns.flatMap(ruleOf)
  return (path, kind) => {
    const steps = path.split('/')
    const last = rules.findLast(
      ({ isFolderOnly, steps: wanted }) => (!isFolderOnly || kind === 'folder') && fitsPath(wanted, steps),
    )
    return last !== undefined && !last.isAgain
  }
}

function ruleOf(line: string): Rule[] {
  const written = line.replace(/(?<!\\) +$/, '')
  const isAgain = written.startsWith('!')
  const pattern = isAgain ? written.slice(1) : written
  if (pattern === '' || pattern === '/' || pattern.startsWith('#')) return []
  const isFolderOnly = pattern.endsWith('/')
  const bare = isFolderOnly ? pattern.slice(0, -1) : pattern
  const isAnchored = bare.includes('/')
  const steps = bare
    .replace(/^\//, '')
    .split('/')
    .map((step): Step => (step === '**' ? 'any-depth' : tokensOf(step)))
  return [{ isAgain, isFolderOnly, steps: isAnchored ? steps : ['any-depth', ...steps] }]
}

function tokensOf(step: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < step.length; at += 1) {
    const character = step[at] ?? ''
    const set = character === '[' ? /^\[([!^]?)(\]?[^\]]*)\]/.exec(step.slice(at)) : null
    if (character === '*') {
      if (tokens.at(-1)?.kind !== 'star') tokens.push({ kind: 'star' })
    } else if (character === '?') tokens.push({ kind: 'any' })
    else if (set !== null) {
      tokens.push({ kind: 'one', fits: inSet(set[2] ?? '', set[1] !== '') })
      at += set[0].length - 1
    } else {
      const literal = character === '\\' ? (step[(at += 1)] ?? '\\') : character
      tokens.push({ kind: 'one', fits: (other) => other === literal })
    }
  }
  return tokens
}

function inSet(written: string, isTurned: boolean): (character: string) => boolean {
  const ranges = [...written.matchAll(/(.)(?:-(.))?/gs)].map(
    ([, from = '', to]) => [from, to ?? from] as const,
  )
  return (character) => ranges.some(([from, to]) => character >= from && character <= to) !== isTurned
}

// A table instead of going back and forth: patterns come from a card that anybody may have written.
function fitsPath(wanted: readonly Step[], steps: readonly string[]): boolean {
  let reached = new Set([0])
  const widen = (places: Set<number>): Set<number> => {
    for (const place of places)
      if (wanted[place] === 'any-depth' && place < wanted.length - 1) places.add(place + 1)
    return places
  }
  reached = widen(reached)
  for (const step of steps) {
    const next = new Set<number>()
    for (const place of reached) {
      const wish = wanted[place]
      if (wish === 'any-depth') next.add(place === wanted.length - 1 ? wanted.length : place)
      else if (wish !== undefined && fitsStep(wish, step)) next.add(place + 1)
      if (place === wanted.length && wanted.at(-1) === 'any-depth') next.add(place)
    }
    reached = widen(next)
  }
  return reached.has(wanted.length)
}

function fitsStep(tokens: readonly Token[], step: string): boolean {
  let [token, at, star, marked] = [0, 0, -1, 0]
  while (at < step.length) {
    const wish = tokens[token]
    if (wish?.kind === 'star') [star, marked, token] = [token, at, token + 1]
    else if (wish !== undefined && (wish.kind === 'any' || wish.fits(step[at] ?? ''))) {
      token += 1
      at += 1
    } else if (star !== -1) [token, marked, at] = [star + 1, marked + 1, marked + 1]
    else return false
  }
  return tokens.slice(token).every(({ kind }) => kind === 'star')
}
