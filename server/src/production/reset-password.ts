import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Accounts } from '../plant/auth/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import type { Site } from '../plant/http/index.ts'
import { mintSlip, readSlip, spendSlip } from '../plant/slips/index.ts'
import type { Db } from '../schema/index.ts'

const PURPOSE = 'password-reset'
const LIFE_MS = 3_600_000
// A reset belongs to the house, not to a production.
const HOUSE = '00000000-0000-0000-0000-000000000000'

/** Makes a reset link for an account, to be handed over by the operator (`stagedoor reset`); no mail is needed. */
export async function orderReset(
  { db, clock, accounts, site }: { db: Db; clock: Clock; accounts: Accounts; site: Site },
  email: string,
): Promise<{ url: string; name: string }> {
  const account = await accounts.find(email)
  if (account === null)
    throw new Problem('not-found', { detail: `No account has the e-mail address ${email}.` })
  const { token } = await db.transaction().execute((trx) =>
    mintSlip(trx, {
      productionId: HOUSE,
      purpose: PURPOSE,
      ref: account.userId,
      addressedTo: account.name,
      expiresAt: clock.now() + LIFE_MS,
      uses: 1,
    }),
  )
  return { url: site.link(`/s/${token}`), name: account.name }
}

/** Whose password a reset link changes. */
export async function readReset({ db, clock }: { db: Db; clock: Clock }, token: string) {
  const slip = await readSlip(db, { token, purpose: PURPOSE, now: clock.now() })
  return { slip, name: slip.addressedTo ?? '', expiresAt: slip.expiresAt }
}

/** Sets the new password once; every session of the account ends. */
export async function resetPassword(
  { db, clock, accounts }: { db: Db; clock: Clock; accounts: Accounts },
  { token, password }: { token: string; password: string },
): Promise<void> {
  const { slip } = await readReset({ db, clock }, token)
  await db.transaction().execute(async (trx) => {
    await sql`select 1 from plant.slips where id = ${slip.id} for update`.execute(trx)
    await spendSlip(trx, slip.id)
    await accounts.setPassword(slip.ref, password)
  })
}
