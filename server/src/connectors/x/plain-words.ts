import type { XPost } from './client.ts'

const NAMED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/**
 * The words of a post as they were written: X shortens addresses, adds one for the film, and writes three signs as
 * entities.
 */
export function plainWords({ text, entities }: Pick<XPost, 'text' | 'entities'>): string {
  let words = text
  for (const { url, expanded_url: written } of entities?.urls ?? []) {
    const isFilm = written !== undefined && /\/(?:video|photo)\/\d+$/.test(written)
    words = words.replace(url, isFilm || written === undefined ? '' : written)
  }
  return words.replace(/&(?:lt|gt|amp);/g, (sign) => NAMED[sign] ?? sign).trim()
}

/** Whether two texts are one to X, which brings letters into one form and drops space at the ends. */
export function isSame(one: string, other: string): boolean {
  return one.normalize('NFC').trim() === other.normalize('NFC').trim()
}
