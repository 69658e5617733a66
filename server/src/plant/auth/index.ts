/** Accounts: who somebody is, and by what they sign in. What they may do is the stage `production`'s. */
export type { Account } from './account.ts'
export { type Accounts, openAccounts, type SignInMethods } from './accounts.ts'
export { sessionDigest, withCookies } from './cookies.ts'
export { type Ceremony, type KnownPasskey, type NewPasskey, type Passkey } from './passkeys.ts'
export { SHORTEST_PASSWORD } from './password.ts'
