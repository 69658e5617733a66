/** A stretch of a snippet; a hit is one of the words that were looked for. */
export interface SnippetPart {
  readonly text: string
  readonly isHit: boolean
}

const BEFORE = 60
const LONGEST = 200

/** The place of a text where the words first stand, cut at spaces; its beginning where none stands in it. */
export function snippetOf(text: string, words: string): SnippetPart[] {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  const wanted = plainLetters(words).match(/[\p{L}\p{N}]+/gu) ?? []
  const hits = [...flat.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => isWanted(word, wanted))
  const from = startAt(flat, hits[0]?.index ?? 0)
  const end = flat.length - from <= LONGEST ? flat.length : flat.lastIndexOf(' ', from + LONGEST)
  const until = end <= from ? from + LONGEST : end
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

// As the index does: without accents, and of three letters and more the beginning is enough.
function isWanted(word: string, wanted: readonly string[]): boolean {
  const plain = plainLetters(word)
  return wanted.some((one) => (one.length > 2 ? plain.startsWith(one) : plain === one))
}

function startAt(text: string, hit: number): number {
  if (hit <= BEFORE) return 0
  const space = text.indexOf(' ', hit - BEFORE)
  return space === -1 || space >= hit ? hit : space + 1
}

const plainLetters = (words: string): string =>
  words
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
