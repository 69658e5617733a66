import { Problem } from '@stagedoor/contract/problems'
import { type KnownPasskey, withCookies } from '../../plant/auth/index.ts'
import { addressBehind } from './address-behind.ts'
import { arrive, type Arrival } from './arrive.ts'
import type { AccountDeps } from './deps.ts'
import { refuseWithoutPasskeys } from './join.ts'

/** Signs in by a password, with an e-mail address or a handle before it. Throws `sign-in-failed` for both alike. */
export async function signInByPassword(
  deps: AccountDeps,
  { name, password, headers }: { name: string; password: string; headers: Headers },
): Promise<Arrival> {
  // An address that nobody has makes better-auth take as long as for one that somebody has.
  const email = (await addressBehind(deps.db, name)) ?? 'nobody@fans.invalid'
  const session = await deps.accounts.signIn({ email, password }, headers)
  const account = await deps.accounts.find(email)
  if (account === null) throw new Problem('sign-in-failed')
  return arrive(deps, { userId: account.userId, session, headers })
}

/** Signs in by a passkey's answer. Throws `passkey-refused`. */
export async function signInByPasskey(
  deps: AccountDeps,
  { answer, headers }: { answer: KnownPasskey; headers: Headers },
): Promise<Arrival> {
  refuseWithoutPasskeys(deps.accounts)
  const session = await deps.accounts.passkeys.signIn(headers, answer)
  const account = await deps.accounts.whoAsks(withCookies(headers, session))
  if (account === null) throw new Problem('passkey-refused')
  return arrive(deps, { userId: account.userId, session, headers })
}

/** Signs in, or joins, by a link from a letter, once. Throws `slip-not-found` for one that opens nothing. */
export async function signInByLink(
  deps: AccountDeps,
  { token, headers }: { token: string; headers: Headers },
): Promise<Arrival> {
  const opened = await deps.accounts.links.open(token, headers)
  if (opened === null)
    throw new Problem('slip-not-found', { detail: 'It was used, or is older than a quarter of an hour.' })
  return arrive(deps, { userId: opened.account.userId, session: opened.cookies, headers })
}
