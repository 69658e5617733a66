import type { SecretsKey } from '../plant/db/index.ts'
import { type Seal, sealUnder } from '../plant/seal/index.ts'

/** Seals the tokens of links that must be shown again; the place is the row's id. */
export type TokenSeal = Seal

/** The seal of tokens under the house's secrets key. */
export function tokenSeal(secrets: SecretsKey): TokenSeal {
  return sealUnder(secrets.derive('tokens of inboxes and receipts'))
}
