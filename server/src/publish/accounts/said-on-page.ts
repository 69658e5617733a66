import type { AccountDeps } from './deps.ts'

/** What a page says to a person who came back from a platform. */
export interface SaidOnPage {
  readonly kind: 'connected' | 'refused'
  readonly words: string
}

const placeOf = (productionId: string) => `said on the page of ${productionId}`

/** Words for an address: sealed, so that nobody else can make a page of the house say something. */
export function sayOnPage(
  { accountSeal }: Pick<AccountDeps, 'accountSeal'>,
  { productionId, kind, words }: SaidOnPage & { productionId: string },
): string {
  return accountSeal.seal(JSON.stringify({ kind, words }), placeOf(productionId)).toString('base64url')
}

/** The words again; null for what the house did not write for this page. */
export function readOnPage(
  { accountSeal }: Pick<AccountDeps, 'accountSeal'>,
  { productionId, said }: { productionId: string; said: string },
): SaidOnPage | null {
  try {
    return JSON.parse(accountSeal.open(Buffer.from(said, 'base64url'), placeOf(productionId))) as SaidOnPage
  } catch {
    // Somebody else's words, or cut off on their way: nothing is said.
    return null
  }
}
