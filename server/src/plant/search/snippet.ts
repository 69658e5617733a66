/** A stretch of a snippet; a hit is one of the words that were looked for. */
export interface SnippetPart {
  readonly text: string
  readonly isHit: boolean
}

const BEFORE = 60
const LONGEST = 200
const CLOSE_BEFORE = 20

// As in the index: scripts in which no space says where a word ends, and words of all the others.
const UNSPACED =
  '[\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Tibt}\\p{sc=Mymr}\\p{sc=Khmr}\\p{sc=Hang}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Han}\\u30fc]'
const RUNS = new RegExp(`${UNSPACED}+`, 'gu')
const WORDS = new RegExp(`(?:(?!${UNSPACED})[\\p{L}\\p{N}])+`, 'gu')

/** The place of a text where the words first stand, cut at spaces if there are any; its beginning where none stands in it. */
export function snippetOf(text: string, words: string): SnippetPart[] {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  const hits = hitsIn(flat, words)
  const from = startAt(flat, hits[0]?.index ?? 0)
  const until = endAt(flat, from)
  const parts: SnippetPart[] = []
  let at = from
  const add = (part: string, isHit: boolean) => part !== '' && parts.push({ text: part, isHit })
  if (from > 0) add('… ', false)
  for (const { 0: word, index } of hits) {
    if (index < from || index + word.length > until) continue
    add(flat.slice(at, index), false)
    add(word, true)
    at = index + word.length
  }
  add(flat.slice(at, until), false)
  if (until < flat.length) add(' …', false)
  return parts
}

// Words as the index finds them, by their beginnings; letters without spaces wherever they stand.
function hitsIn(flat: string, words: string): RegExpExecArray[] {
  const wanted = plainLetters(words).match(WORDS) ?? []
  const runs = words.normalize('NFC').match(RUNS) ?? []
  const hits = [...flat.matchAll(WORDS)].filter(([word]) => isWanted(word, wanted))
  if (runs.length === 0) return hits
  const longestFirst = runs.toSorted((one, other) => other.length - one.length)
  return [...hits, ...flat.matchAll(new RegExp(longestFirst.join('|'), 'gu'))].toSorted(
    (one, other) => one.index - other.index,
  )
}

// As the index does: without accents, and of three letters and more the beginning is enough.
function isWanted(word: string, wanted: readonly string[]): boolean {
  const plain = plainLetters(word)
  return wanted.some((one) => (one.length > 2 ? plain.startsWith(one) : plain === one))
}

function startAt(text: string, hit: number): number {
  if (hit <= BEFORE) return 0
  const space = text.indexOf(' ', hit - BEFORE)
  return space === -1 || space >= hit ? wholeAt(text, hit - CLOSE_BEFORE) : space + 1
}

function endAt(text: string, from: number): number {
  if (text.length - from <= LONGEST) return text.length
  const space = text.lastIndexOf(' ', from + LONGEST)
  if (space > from + LONGEST / 2) return space
  const end = wholeAt(text, from + LONGEST)
  return end > from ? end : from + LONGEST
}

// Before a letter, not within one.
function wholeAt(text: string, at: number): number {
  let place = at
  while (place > 0 && /^[\p{M}\u{dc00}-\u{dfff}]/u.test(text.slice(place))) place -= 1
  return place
}

const plainLetters = (words: string): string =>
  words
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
