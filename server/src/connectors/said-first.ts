import type { PostDisclosure, PostPlan } from '@stagedoor/core/publish'

// What our own outlets have no mark for is said in words, before anything else: never dropped.
const SENTENCES: Partial<Record<PostDisclosure, string>> = {
  'paid-partnership': 'Paid partnership.',
  'own-brand': 'This promotes our own work.',
  'made-with-ai': 'Made or changed with AI.',
}

/** What a post says of itself before its words, where its place has no marks of its own. */
export function saidFirst({ disclosures }: Pick<PostPlan, 'disclosures'>): string {
  return disclosures.flatMap((disclosure) => SENTENCES[disclosure] ?? []).join(' ')
}

/** Paragraphs, without the empty ones. */
export const paragraphs = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('\n\n')
