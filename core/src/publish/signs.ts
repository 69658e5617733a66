import { addressesIn } from './addresses-in.ts'

/** What platforms bound in number besides the length of words. */
export type SignKind = 'hashtags' | 'mentions' | 'cashtags' | 'links'

const SIGNS = {
  hashtags: /(?<![\p{L}\p{N}_&])[#＃](?=[\p{L}\p{N}_])/gu,
  mentions: /(?<![\p{L}\p{N}_])@(?=[\p{L}\p{N}_.])/gu,
  // help.x.com: one to six letters, and a class of shares behind a point or a line.
  cashtags: /(?<![\p{L}\p{N}_$])\$(?=[a-z]{1,6}(?:[._][a-z]{1,2})?(?![\p{L}\p{N}_$]))/giu,
} as const

/** How many of them words hold. */
export function signsIn(words: string, kind: SignKind): number {
  return kind === 'links' ? addressesIn(words).length : (words.match(SIGNS[kind])?.length ?? 0)
}

/** The words with the first of them: behind those a sign is taken off its word, and an address out. */
export function keepFirst(words: string, kind: SignKind, most: number): string {
  let count = 0
  const beyond = (written: string) => ((count += 1) <= most ? written : '')
  if (kind !== 'links') return words.replace(SIGNS[kind], beyond)
  let from = 0
  let kept = ''
  for (const address of addressesIn(words)) {
    const at = words.indexOf(address, from)
    kept += `${words.slice(from, at)}${beyond(address)}`
    from = at + address.length
  }
  return `${kept}${words.slice(from)}`.replaceAll(/[ \t]{2,}/g, ' ').trim()
}
