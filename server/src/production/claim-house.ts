import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Account, Accounts } from '../plant/auth/index.ts'
import type { Db } from '../schema/index.ts'
import { newId } from '../plant/db/index.ts'

const LIFE_MS = 3_600_000

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * The owner's one-time door: its token is printed in the terminal, lives an hour of this process and dies with it.
 * Real time counts, as for every password.
 */
export class ClaimDoor {
  readonly token = randomBytes(16).toString('base64url')
  readonly #digest = digestOf(this.token)
  readonly #openedAt = performance.now()

  /** Whether a token opens the door now. */
  opensFor(token: string): boolean {
    return performance.now() - this.#openedAt < LIFE_MS && timingSafeEqual(digestOf(token), this.#digest)
  }
}

/** The owner as they introduce themselves. */
export interface Claim {
  token: string
  name: string
  email: string
  password: string
}

/**
 * Makes the first account the operator of the house and the owner of every production in it (the demo). Two claims
 * at once: the second is `house-is-claimed`.
 */
export async function claimHouse(
  { db, accounts, door }: { db: Db; accounts: Accounts; door: ClaimDoor },
  { token, name, email, password }: Claim,
): Promise<Account> {
  if (!door.opensFor(token)) throw new Problem('slip-not-found')
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('claim', 0))`.execute(trx)
    const operator = await trx.selectFrom('production.operators').select('userId').executeTakeFirst()
    if (operator !== undefined) throw new Problem('house-is-claimed')
    // A claim that broke off after its account was made is taken up where it stood.
    const known = await accounts.find(email)
    if (known !== null) await accounts.setPassword(known.userId, password)
    const owner = known ?? (await accounts.create({ name, email, password }))
    await trx.insertInto('production.operators').values({ userId: owner.userId }).execute()
    const productions = await trx.selectFrom('production.productions').select('id').execute()
    for (const { id: productionId } of productions)
      await trx
        .insertInto('production.memberships')
        .values({ id: newId(), productionId, userId: owner.userId, role: 'owner' })
        .onConflict((conflict) => conflict.columns(['productionId', 'userId']).doUpdateSet({ role: 'owner' }))
        .execute()
    return owner
  })
}
