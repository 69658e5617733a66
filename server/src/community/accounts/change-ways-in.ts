import { Problem } from '@stagedoor/contract/problems'
import type { Ceremony, NewPasskey } from '../../plant/auth/index.ts'
import type { AccountDeps } from './deps.ts'
import { refuseWithoutPasskeys } from './join.ts'
import { readMe } from './me.ts'
import { tellOfChange } from './order-link.ts'
import { takeHandle, wantedHandle } from './take-handle.ts'
import { worksBackstage } from '../../production/index.ts'

interface OfAccount {
  readonly userId: string
  readonly headers: Headers
}

/** Gives an account a handle or another one. Throws as `takeHandle` does. */
export async function chooseHandle(
  { db, fan, clock, viewers, accounts }: AccountDeps,
  { userId, headers, handle }: OfAccount & { readonly handle: string },
): Promise<{ setCookie: string | null }> {
  const wanted = wantedHandle(handle)
  const isCrew = await worksBackstage(db, userId)
  const settled = await db.transaction().execute(async (trx) => {
    const { viewerId, setCookie } = await viewers.settle(trx, headers, userId)
    await takeHandle({ trx, fan, clock }, { viewerId, wanted, isCrew })
    return { setCookie }
  })
  // Backstage a person goes by the name under which they were invited.
  if (!isCrew) await accounts.rename(userId, wanted.handle)
  return settled
}

/**
 * Sets a password, with the one before it where there is one; every other session ends, and this one goes on by the
 * cookies. Throws `sign-in-failed`.
 */
export async function choosePassword(
  deps: AccountDeps,
  { userId, password, before }: { userId: string; password: string; before: string },
): Promise<readonly string[]> {
  const { accounts } = deps
  if (!(await accounts.isPassword(userId, before))) throw new Problem('sign-in-failed')
  await accounts.setPassword(userId, password)
  await tellOfChange(deps, await accounts.methodsOf(userId))
  return (await accounts.openSession(userId)).getSetCookie()
}

/** Asks the device of somebody who is signed in for one more passkey. */
export async function askForPasskey(deps: AccountDeps, { userId, headers }: OfAccount): Promise<Ceremony> {
  refuseWithoutPasskeys(deps.accounts)
  const { handle, email } = await readMe(deps, userId)
  return deps.accounts.passkeys.askForNew(headers, handle ?? email ?? 'Stagedoor')
}

/** Keeps one more passkey. Throws `passkey-refused`. */
export async function addPasskey(
  deps: AccountDeps,
  { userId, headers, answer }: OfAccount & { readonly answer: NewPasskey },
): Promise<void> {
  refuseWithoutPasskeys(deps.accounts)
  await deps.accounts.passkeys.keepNew(headers, answer, false)
  await tellOfChange(deps, await deps.accounts.methodsOf(userId))
}

/** Gives an account the address that a link proved; the one before is told. Throws `slip-not-found`. */
export async function takeAddress(
  deps: AccountDeps,
  { userId, token }: { userId: string; token: string },
): Promise<void> {
  const before = await deps.accounts.methodsOf(userId)
  if (!(await deps.accounts.links.takeAddress(userId, token)))
    throw new Problem('slip-not-found', {
      detail: 'It was used, is older than a quarter of an hour, or belongs to another account.',
    })
  await tellOfChange(deps, before)
}

/** Forgets a passkey, as long as there is another way in. Throws `no-other-way-in`. */
export async function forgetPasskey(
  { accounts, mail = null }: AccountDeps,
  { userId, passkeyId }: { userId: string; passkeyId: string },
): Promise<void> {
  const { hasPassword, isEmailProven, passkeys } = await accounts.methodsOf(userId)
  const opensByMail = isEmailProven && mail !== null
  if (!hasPassword && !opensByMail && passkeys.every(({ id }) => id === passkeyId))
    throw new Problem('no-other-way-in', { detail: 'Set a password first. The passkey is still there.' })
  await accounts.passkeys.forget(userId, passkeyId)
}
