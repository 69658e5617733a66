import { randomUUID } from 'node:crypto'
import { checkHandle } from '@stagedoor/core/community'
import type { Accounts } from '../plant/auth/index.ts'
import { randomId } from '../plant/db/index.ts'
import type { TestDatabase } from '../plant/db/testing.ts'

/** A fan with a handle, as the wall knows them. */
export interface TestFan {
  readonly viewerId: string
  readonly accountId: string
  readonly handle: string
}

interface FanIsLike {
  readonly isGrown?: boolean
  /** Points of the story that they told to have seen. */
  readonly seen?: { readonly productionId: string; readonly points: readonly string[] }
  /** The account that it is; one of nobody if left out. */
  readonly accountId?: string
}

/** A fan with a handle and an account nobody can sign in to: for tests that go through the fan's pool. */
export async function aFan(
  { crew }: Pick<TestDatabase, 'crew'>,
  handle: string,
  { isGrown = false, seen, accountId = randomUUID() }: FanIsLike = {},
): Promise<TestFan> {
  const checked = checkHandle(handle)
  if (checked.kind === 'refused') throw new Error(`${handle} is no handle: ${checked.because}`)
  return crew.transaction().execute(async (trx) => {
    const viewerId = randomId()
    await trx.insertInto('wall.viewers').values({ id: viewerId, accountId, isGrown }).execute()
    const { skeleton } = checked
    await trx.insertInto('community.writers').values({ viewerId, handle, skeleton }).execute()
    if (seen !== undefined)
      await trx
        .insertInto('wall.toldProgress')
        .values({ viewerId, productionId: seen.productionId, points: [...seen.points] })
        .execute()
    return { viewerId, accountId, handle }
  })
}

/** A fan with a handle who is signed in, without the cost of a password: `by` is sent along with a request. */
export async function aSignedInFan(
  { crew, accounts }: Pick<TestDatabase, 'crew'> & { accounts: Accounts },
  handle: string,
  like: FanIsLike = {},
): Promise<TestFan & { readonly by: { readonly cookie: string } }> {
  const { userId } = await accounts.createWithoutPassword(handle)
  const fan = await aFan({ crew }, handle, { ...like, accountId: userId })
  const cookies = (await accounts.openSession(userId)).getSetCookie()
  return { ...fan, by: { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') } }
}
