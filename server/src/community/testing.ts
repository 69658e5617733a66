import { randomUUID } from 'node:crypto'
import { checkHandle } from '@stagedoor/core/community'
import type { Role } from '@stagedoor/core/production'
import type { MadeViewer } from '@stagedoor/core/wall'
import type { Accounts } from '../plant/auth/index.ts'
import { newId, randomId } from '../plant/db/index.ts'
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

/** Somebody of a production's crew: the id of their account. */
export async function aMember(
  { crew }: Pick<TestDatabase, 'crew'>,
  { productionId, role }: { productionId: string; role: Role },
): Promise<string> {
  const userId = newId()
  await crew
    .insertInto('production.memberships')
    .values({ id: newId(), productionId, userId, role })
    .execute()
  return userId
}

interface MadeLike {
  readonly productionId: string
  /** The account that made them. */
  readonly accountId: string
  /** Points of the story. */
  readonly seen: readonly string[]
  readonly guise?: MadeViewer['guise']
  readonly asOf: number | null
  readonly diesAt: number
}

/** Somebody made up, as whom an account of the crew looks. */
export async function somebodyMadeUp(
  { crew }: Pick<TestDatabase, 'crew'>,
  { productionId, accountId, seen, guise = 'member', asOf, diesAt }: MadeLike,
): Promise<TestFan> {
  const viewerId = randomId()
  await crew
    .insertInto('wall.madeViewers')
    .values({
      id: viewerId,
      productionId,
      accountId,
      points: [...seen],
      guise,
      asOf: asOf === null ? null : new Date(asOf),
      diesAt: new Date(diesAt),
    })
    .execute()
  return { viewerId, accountId, handle: '' }
}
