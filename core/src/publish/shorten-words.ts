import { graphemesOf } from '../production/index.ts'
import { measureText, type TextUnit } from './copy-limits.ts'

const ELLIPSIS = '…'

/**
 * The words, shorter by at least `over` units: cut off behind the last word that fits, with an ellipsis; within a word
 * only where the first one alone is too long. Empty where not even the ellipsis fits.
 */
export function shortenWords(text: string, { unit, over }: { unit: TextUnit; over: number }): string {
  if (over <= 0) return text
  const most = measureText(text, unit) - over
  const fits = (candidate: string) => measureText(candidate, unit) <= most
  const ends = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => index + word.length)
  const kept = lastThat(ends, (end) => fits(cutAt(text, end)))
  if (kept !== undefined) return cutAt(text, kept)
  const letters = graphemesOf(text.trimStart())
  const counts = Array.from(letters, (_, at) => at)
  const count = lastThat(counts, (at) => fits(`${letters.slice(0, at).join('')}${ELLIPSIS}`))
  return count === undefined ? '' : `${letters.slice(0, count).join('').trimEnd()}${ELLIPSIS}`
}

function cutAt(text: string, end: number): string {
  const kept = text.slice(0, end)
  // An address with dots behind it is another address.
  if (/https?:\/\/\S+$/i.test(kept)) return `${kept} ${ELLIPSIS}`
  // What a word ends with looks odd before three dots.
  return `${kept.replace(/[\p{P}\s]+$/u, '')}${ELLIPSIS}`
}

// Longer words never weigh less, so that halving finds the last.
function lastThat(
  candidates: readonly number[],
  isRight: (candidate: number) => boolean,
): number | undefined {
  let [low, high] = [0, candidates.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isRight(candidates[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return candidates[low - 1]
}
