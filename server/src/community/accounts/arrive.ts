import type { AccountDeps } from './deps.ts'
import { takeHandle, type WantedHandle } from './take-handle.ts'

/** Somebody who is signed in from now on: what their browser is told. */
export interface Arrival {
  readonly userId: string
  readonly cookies: readonly string[]
}

/** Takes over what a browser told before its owner signed in, and hands on the cookies of the session. */
export async function arrive(
  { db, viewers }: Pick<AccountDeps, 'db' | 'viewers'>,
  { userId, session, headers }: { userId: string; session: Headers; headers: Headers },
): Promise<Arrival> {
  const cookies = session.getSetCookie()
  if (!viewers.carries(headers)) return { userId, cookies }
  const { setCookie } = await db.transaction().execute((trx) => viewers.settle(trx, headers, userId))
  return { userId, cookies: setCookie === null ? cookies : [...cookies, setCookie] }
}

/** The same for somebody new, who takes a handle with it. Throws `handle-not-to-be-had` where another was quicker. */
export async function arriveAs(
  { db, fan, clock, viewers }: Pick<AccountDeps, 'db' | 'fan' | 'clock' | 'viewers'>,
  { userId, headers, wanted }: { userId: string; headers: Headers; wanted: WantedHandle },
): Promise<{ setCookie: string | null }> {
  return db.transaction().execute(async (trx) => {
    const { viewerId, setCookie } = await viewers.settle(trx, headers, userId)
    await takeHandle({ trx, fan, clock }, { viewerId, wanted, isCrew: false })
    return { setCookie }
  })
}
