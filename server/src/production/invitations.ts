import { Problem } from '@stagedoor/contract/problems'
import type { Role } from '@stagedoor/core/production'
import type { Account, Accounts } from '../plant/auth/index.ts'
import { appendToChain } from '../plant/chain/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import type { Identity, Site } from '../plant/http/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import { mintSlip, readSlip, spendSlip } from '../plant/slips/index.ts'
import type { Db } from '../schema/index.ts'
import { refuseLastOwner } from './members.ts'
import { productionById } from './queries.ts'

const PURPOSE = 'invitation'
const LIFE_MS = 14 * 86_400_000

/** Who is invited, and as what. */
export interface InvitationOrder {
  productionId: string
  name: string
  email: string | null
  role: Role
  by: { userId: string; name: string }
}

/** Invites a person by a door slip; the link is shown this once. */
export function invite(
  { db, clock, site, mail = null }: { db: Db; clock: Clock; site: Site } & Mailing,
  { productionId, name, email, role, by }: InvitationOrder,
): Promise<{ id: string; url: string; expiresAt: number }> {
  return db.transaction().execute(async (trx) => {
    const id = newId()
    const expiresAt = clock.now() + LIFE_MS
    await trx
      .insertInto('production.invitations')
      .values({ id, productionId, name, email, role, invitedBy: by.userId, acceptedBy: null })
      .execute()
    const slip = await mintSlip(trx, {
      productionId,
      purpose: PURPOSE,
      ref: id,
      addressedTo: name,
      expiresAt,
      uses: 1,
    })
    const url = site.link(`/s/${slip.token}`)
    const title = (await productionById(trx, productionId))?.title ?? ''
    if (mail !== null)
      await mail.write(trx, { productionId, to: email, ...letterTo(name, { title, role, by: by.name, url }) })
    await appendToChain(trx, {
      productionId,
      kind: 'member-invited',
      body: { role },
      personal: { name, email, by: by.name },
    })
    return { id, url, expiresAt }
  })
}

function letterTo(
  name: string,
  { title, role, by, url }: { title: string; role: Role; by: string; url: string },
) {
  const text = [
    `Dear ${name},`,
    `${by} invites you to the backstage of ${title}, as ${role}. This link is yours alone, and good for two weeks:`,
    url,
  ]
  return { subject: `You are invited to ${title}`, text: `${text.join('\n\n')}\n` }
}

/** What the invited person reads before they accept. */
export async function readInvitation({ db, clock }: { db: Db; clock: Clock }, token: string) {
  const slip = await readSlip(db, { token, purpose: PURPOSE, now: clock.now() })
  const row = await db
    .selectFrom('production.invitations as i')
    .innerJoin('production.productions as p', 'p.id', 'i.productionId')
    .select([
      'i.id',
      'i.name',
      'i.email',
      'i.role',
      'i.acceptedAt',
      'p.title',
      'p.slug',
      'p.id as productionId',
    ])
    .where('i.id', '=', slip.ref)
    .executeTakeFirstOrThrow()
  return { slip, ...row }
}

/** How somebody accepts: with the account they are signed in with, or a new one. */
export type Acceptance = {
  identity: Identity
  fresh: { name: string; email: string; password: string } | null
}

/** Accepts an invitation once: the slip is spent in the transaction that makes the member. */
export async function acceptInvitation(
  { db, clock, accounts }: { db: Db; clock: Clock; accounts: Accounts },
  token: string,
  { identity, fresh }: Acceptance,
): Promise<{ slug: string; account: Account | null }> {
  const invitation = await readInvitation({ db, clock }, token)
  if (identity.kind !== 'account' && fresh === null)
    throw new Problem('not-signed-in', {
      detail: 'Sign in, or give a name, an e-mail address and a password.',
    })
  return db.transaction().execute(async (trx) => {
    await spendSlip(trx, invitation.slip.id)
    const account = fresh === null ? null : await accounts.create(fresh)
    const userId = account?.userId ?? (identity.kind === 'account' ? identity.userId : '')
    const { productionId, role } = invitation
    if (role !== 'owner') await refuseLastOwner(trx, { productionId, userId })
    await trx
      .insertInto('production.memberships')
      .values({ id: newId(), productionId, userId, role })
      .onConflict((conflict) => conflict.columns(['productionId', 'userId']).doUpdateSet({ role }))
      .execute()
    await trx
      .updateTable('production.invitations')
      .set({ acceptedBy: userId, acceptedAt: new Date(clock.now()) })
      .where('id', '=', invitation.id)
      .execute()
    await appendToChain(trx, { productionId, kind: 'member-joined', body: { role, userId } })
    return { slug: invitation.slug, account }
  })
}
