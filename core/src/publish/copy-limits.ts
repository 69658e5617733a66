import { graphemesOf } from '../production/index.ts'
import { addressesIn, withAddresses } from './addresses-in.ts'
import { signsIn } from './signs.ts'

/**
 * How a platform counts text. `weighted` is X's: most scripts' letters and emoji count two, an address 23, a bare domain
 * too. `linked` is Mastodon's: graphemes, an address counts 23, and of a mention its name without its server.
 */
export const TEXT_UNITS = ['grapheme', 'utf16', 'byte', 'weighted', 'linked'] as const

/** One of these ways. */
export type TextUnit = (typeof TEXT_UNITS)[number]

/** One bound on a field of a publication's words. */
export interface TextLimit {
  readonly field: 'title' | 'copy'
  readonly unit: TextUnit
  readonly most: number
}

/** What a platform takes in words; checked November 2026 against each platform's own documentation. */
export interface CopyLimits {
  readonly texts: readonly TextLimit[]
  /** Fields that may not be empty. */
  readonly needs?: readonly ('title' | 'copy')[]
  /** Letters that a field may not hold. */
  readonly forbids?: readonly { readonly field: 'title' | 'copy'; readonly letters: string }[]
  readonly hashtags?: number
  readonly mentions?: number
  /** A currency sign before letters, which X links. */
  readonly cashtags?: number
}

/** The limits of each platform that a publication or a kit is written for. */
export const COPY_LIMITS = {
  'own-page': {
    texts: [
      { field: 'title', unit: 'grapheme', most: 120 },
      { field: 'copy', unit: 'grapheme', most: 10_000 },
    ],
  },
  tiktok: { texts: [{ field: 'copy', unit: 'utf16', most: 2200 }] },
  // Both say "characters": the strictest reading is taken.
  instagram: { texts: [{ field: 'copy', unit: 'utf16', most: 2200 }], hashtags: 30, mentions: 20 },
  youtube: {
    texts: [
      { field: 'title', unit: 'utf16', most: 100 },
      { field: 'copy', unit: 'byte', most: 5000 },
    ],
    needs: ['title'],
    forbids: [
      { field: 'title', letters: '<>' },
      { field: 'copy', letters: '<>' },
    ],
    // With more, it heeds none of them.
    hashtags: 60,
  },
  x: { texts: [{ field: 'copy', unit: 'weighted', most: 280 }], cashtags: 1 },
  bluesky: {
    texts: [
      { field: 'copy', unit: 'grapheme', most: 300 },
      { field: 'copy', unit: 'byte', most: 3000 },
    ],
  },
  // An instance may allow more; this is what every one takes.
  mastodon: { texts: [{ field: 'copy', unit: 'linked', most: 500 }] },
  threads: { texts: [{ field: 'copy', unit: 'grapheme', most: 500 }] },
  linkedin: { texts: [{ field: 'copy', unit: 'grapheme', most: 3000 }] },
} as const satisfies Record<string, CopyLimits>

/** A platform that words are written for. */
export type CopyPlatform = keyof typeof COPY_LIMITS

/** One bound that words exceed. */
export type CopyIssue =
  | {
      readonly kind: 'too-long'
      readonly field: 'title' | 'copy'
      readonly unit: TextUnit
      readonly used: number
      readonly most: number
    }
  | {
      readonly kind: 'too-many-hashtags' | 'too-many-mentions' | 'too-many-cashtags'
      readonly used: number
      readonly most: number
    }
  | { readonly kind: 'missing'; readonly field: 'title' | 'copy' }
  | { readonly kind: 'letters-not-taken'; readonly field: 'title' | 'copy'; readonly letters: string }

/** Every bound of a platform that these words exceed; none means that they fit. */
export function checkCopy(
  platform: CopyPlatform,
  words: { readonly title: string; readonly copy: string },
): readonly CopyIssue[] {
  return checkWords(COPY_LIMITS[platform], words)
}

/** Every one of these bounds that the words exceed. */
export function checkWords(
  limits: CopyLimits,
  words: { readonly title: string; readonly copy: string },
): readonly CopyIssue[] {
  const issues: CopyIssue[] = []
  for (const { field, unit, most } of limits.texts) {
    const used = measureText(words[field], unit)
    if (used > most) issues.push({ kind: 'too-long', field, unit, used, most })
  }
  for (const field of limits.needs ?? [])
    if (words[field].trim() === '') issues.push({ kind: 'missing', field })
  for (const { field, letters } of limits.forbids ?? []) {
    const found = Array.from(letters).filter((letter) => words[field].includes(letter))
    if (found.length > 0) issues.push({ kind: 'letters-not-taken', field, letters: found.join('') })
  }
  const hashtags = signsIn(words.copy, 'hashtags')
  const mentions = signsIn(words.copy, 'mentions')
  const cashtags = signsIn(words.copy, 'cashtags')
  if (limits.hashtags !== undefined && hashtags > limits.hashtags)
    issues.push({ kind: 'too-many-hashtags', used: hashtags, most: limits.hashtags })
  if (limits.mentions !== undefined && mentions > limits.mentions)
    issues.push({ kind: 'too-many-mentions', used: mentions, most: limits.mentions })
  if (limits.cashtags !== undefined && cashtags > limits.cashtags)
    issues.push({ kind: 'too-many-cashtags', used: cashtags, most: limits.cashtags })
  return issues
}

/** How long a text is as a platform counts it. */
export function measureText(text: string, unit: TextUnit): number {
  switch (unit) {
    case 'grapheme':
      return graphemesOf(text).length
    case 'utf16':
      return text.length
    case 'byte':
      return new TextEncoder().encode(text).length
    case 'weighted':
      return weightOf(text)
    case 'linked':
      return linkedLengthOf(text)
  }
}

const ADDRESS_WEIGHT = 23
const ADDRESS = '\uE000'

// docs.x.com "Counting characters": these ranges weigh one, everything else two, an emoji two however it is spelt.
const LIGHT: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]

function weightOf(text: string): number {
  // Each address for itself: what stands around it joins over no gap.
  const pieces = withAddresses(text.normalize('NFC'), ADDRESS).split(ADDRESS)
  return pieces
    .flatMap(graphemesOf)
    .reduce((sum, grapheme) => sum + graphemeWeight(grapheme), (pieces.length - 1) * ADDRESS_WEIGHT)
}

// https://docs.joinmastodon.org/user/posting/#text
function linkedLengthOf(text: string): number {
  const addresses = addressesIn(text)
  const counted = addresses.reduce((rest, address) => rest.replace(address, 'x'.repeat(ADDRESS_WEIGHT)), text)
  return graphemesOf(counted.replace(/(?<![\p{L}\p{N}_/@])(@[\w.-]+)@[\w.-]*\w/gu, '$1')).length
}

function graphemeWeight(grapheme: string): number {
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(grapheme)) return 2
  return Array.from(grapheme).reduce((sum, letter) => {
    const code = letter.codePointAt(0) ?? 0
    return sum + (LIGHT.some(([from, to]) => code >= from && code <= to) ? 1 : 2)
  }, 0)
}
