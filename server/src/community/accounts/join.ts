import { Problem } from '@stagedoor/contract/problems'
import { withCookies } from '../../plant/auth/index.ts'
import type { Ceremony, NewPasskey } from '../../plant/auth/index.ts'
import { arriveAs, type Arrival } from './arrive.ts'
import type { AccountDeps } from './deps.ts'
import { refuseTakenHandle, wantedHandle } from './take-handle.ts'

/** Joins with a handle and a password; no address is asked, since a house may have no mail. */
export async function joinWithPassword(
  deps: AccountDeps,
  { handle, password, headers }: { handle: string; password: string; headers: Headers },
): Promise<Arrival> {
  const wanted = wantedHandle(handle)
  await refuseTakenHandle(deps, { wanted })
  const { userId } = await deps.accounts.create({ name: wanted.handle, email: null, password })
  const { setCookie } = await arriveAs(deps, { userId, headers, wanted })
  const session = await deps.accounts.openSession(userId)
  return { userId, cookies: withOne(session.getSetCookie(), setCookie) }
}

/** Asks the device of somebody who joins for a passkey; the handle is theirs once it has answered. */
export async function askForFirstPasskey(
  { db, fan, accounts }: AccountDeps,
  { handle, headers }: { handle: string; headers: Headers },
): Promise<Ceremony> {
  refuseWithoutPasskeys(accounts)
  const wanted = wantedHandle(handle)
  await refuseTakenHandle({ db, fan }, { wanted })
  return accounts.passkeys.askForNew(headers, wanted.handle)
}

/** Joins with the passkey that a device made; where another was quicker with the handle, one is chosen afterwards. */
export async function joinWithPasskey(
  deps: AccountDeps,
  { handle, answer, headers }: { handle: string; answer: NewPasskey; headers: Headers },
): Promise<Arrival> {
  const { accounts } = deps
  refuseWithoutPasskeys(accounts)
  const wanted = wantedHandle(handle)
  const session = await accounts.passkeys.keepNew(headers, answer, true)
  const account = await accounts.whoAsks(withCookies(headers, session))
  if (account === null) throw new Problem('passkey-refused')
  const { userId } = account
  try {
    const { setCookie } = await arriveAs(deps, { userId, headers, wanted })
    return { userId, cookies: withOne(session.getSetCookie(), setCookie) }
  } catch (error) {
    if (error instanceof Problem && error.type === 'handle-not-to-be-had')
      return { userId, cookies: session.getSetCookie() }
    throw error
  }
}

/** Refuses where the house's address takes no passkeys. */
export function refuseWithoutPasskeys({ takesPasskeys }: { takesPasskeys: boolean }): void {
  if (!takesPasskeys) throw new Problem('not-found')
}

const withOne = (cookies: readonly string[], one: string | null): string[] =>
  one === null ? [...cookies] : [...cookies, one]
