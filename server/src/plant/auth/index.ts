/** Accounts: who somebody is. What they may do is the stage `production`'s. */
export { type Account, type Accounts, openAccounts, SHORTEST_PASSWORD } from './accounts.ts'
