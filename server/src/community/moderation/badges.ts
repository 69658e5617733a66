import { Problem } from '@stagedoor/contract/problems'
import { checkHandle, skeletonOf } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { newId, randomId } from '../../plant/db/index.ts'
import { announce } from '../../plant/events/index.ts'
import type { Site } from '../../plant/http/index.ts'
import { mintSlip, readSlip, spendSlip } from '../../plant/slips/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { badgeChanged } from './events.ts'

const PURPOSE = 'badge'
const LIFE_MS = 14 * 86_400_000

/** What a badge says of its bearer. */
export interface BadgeWords {
  readonly kind: 'crew' | 'cast'
  readonly name: string
  readonly craft: string
}

interface BadgeOrder {
  readonly productionId: string
  readonly words: BadgeWords
  readonly by: { readonly userId: string; readonly name: string }
}

/** A badge as crew read it. */
export interface BadgeRead extends BadgeWords {
  readonly id: string
  readonly handle: string | null
  readonly issuedAt: Instant
  readonly revokedAt: Instant | null
}

/** Badges of a production, those that are borne first. */
export function badgesOf(db: Db, productionId: string): Promise<BadgeRead[]> {
  return db
    .selectFrom('community.badges as b')
    .leftJoin('community.writers as w', 'w.viewerId', 'b.viewerId')
    .select(['b.id', 'b.kind', 'b.name', 'b.craft', 'b.issuedAt', 'b.revokedAt', 'w.handle'])
    .where('b.productionId', '=', productionId)
    .orderBy('b.revokedAt', (order) => order.desc().nullsFirst())
    .orderBy('b.name')
    .orderBy('b.id')
    .execute()
}

/** Gives a badge to whoever has a handle; says which other handles look like the badge's name. Throws `no-such-writer`, `badge-held-already`. */
export function issueBadge(
  { db }: { db: Db },
  { handle, ...order }: BadgeOrder & { handle: string },
): Promise<{ badgeId: string; alike: string | null }> {
  return db.transaction().execute(async (trx) => {
    const checked = checkHandle(handle)
    const writer =
      checked.kind === 'refused'
        ? undefined
        : await trx
            .selectFrom('community.writers')
            .select('viewerId')
            .where('handle', '=', checked.handle)
            .executeTakeFirst()
    if (writer === undefined)
      throw new Problem('no-such-writer', {
        detail:
          'A badge goes to a handle exactly as it is spelt. Look at it again, or send the person a link.',
      })
    return give(trx, { ...order, viewerId: writer.viewerId })
  })
}

/** Makes a link by which a person who is signed in takes a badge; it is shown this once and lives two weeks. */
export function inviteToBadge(
  { db, clock, site }: { db: Db; clock: Clock; site: Site },
  { productionId, words, by }: BadgeOrder,
): Promise<{ url: string; expiresAt: number }> {
  return db.transaction().execute(async (trx) => {
    const id = newId()
    const expiresAt = clock.now() + LIFE_MS
    await trx
      .insertInto('community.badgeInvitations')
      .values({ id, productionId, ...words, invitedBy: by.userId, badgeId: null })
      .execute()
    const slip = await mintSlip(trx, {
      productionId,
      purpose: PURPOSE,
      ref: id,
      addressedTo: words.name,
      expiresAt,
      uses: 1,
    })
    await appendToChain(trx, {
      productionId,
      kind: 'badge-offered',
      body: { kind: words.kind, by: by.userId },
      personal: { name: words.name, by: by.name },
    })
    return { url: site.link(`/me/badge/${slip.token}`), expiresAt }
  })
}

/** What a person reads before they take a badge. */
export async function readBadgeInvitation({ db, clock }: { db: Db; clock: Clock }, token: string) {
  const slip = await readSlip(db, { token, purpose: PURPOSE, now: clock.now() })
  const invitation = await db
    .selectFrom('community.badgeInvitations as i')
    .innerJoin('production.productions as p', 'p.id', 'i.productionId')
    .select([
      'i.id',
      'i.kind',
      'i.name',
      'i.craft',
      'i.invitedBy',
      'p.id as productionId',
      'p.title',
      'p.slug',
    ])
    .where('i.id', '=', slip.ref)
    .executeTakeFirstOrThrow()
  return { slip, ...invitation }
}

/** Takes the badge of a link, once. Throws as reading it does, and `badge-held-already`. */
export async function takeBadge(
  { db, clock }: { db: Db; clock: Clock },
  { token, viewerId }: { token: string; viewerId: string },
): Promise<{ slug: string }> {
  const { slip, id, slug, productionId, kind, name, craft, invitedBy } = await readBadgeInvitation(
    { db, clock },
    token,
  )
  await db.transaction().execute(async (trx) => {
    await spendSlip(trx, slip.id)
    const by = { userId: invitedBy, name: '' }
    const { badgeId } = await give(trx, { productionId, words: { kind, name, craft }, by, viewerId })
    await trx.updateTable('community.badgeInvitations').set({ badgeId }).where('id', '=', id).execute()
  })
  return { slug }
}

/** Takes a badge back: answers given with it keep standing, and bear it no more. */
export function revokeBadge(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, badgeId, by }: Pick<BadgeOrder, 'productionId' | 'by'> & { badgeId: string },
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const revoked = await trx
      .updateTable('community.badges')
      .set({ revokedAt: new Date(clock.now()), revokedBy: by.userId })
      .where('id', '=', badgeId)
      .where('productionId', '=', productionId)
      .where('revokedAt', 'is', null)
      .returning('name')
      .executeTakeFirst()
    if (revoked === undefined) throw new Problem('not-found')
    await trx
      .updateTable('community.writings')
      .set({ badgeId: null })
      .where('badgeId', '=', badgeId)
      .execute()
    await announce(trx, badgeChanged({ productionId, badgeId, isRevoked: true }))
    await appendToChain(trx, {
      productionId,
      kind: 'badge-revoked',
      body: { badgeId, by: by.userId },
      personal: { name: revoked.name, by: by.name },
    })
  })
}

async function give(
  trx: Trx,
  { productionId, words, by, viewerId }: BadgeOrder & { viewerId: string },
): Promise<{ badgeId: string; alike: string | null }> {
  const badgeId = randomId()
  const given = await trx
    .insertInto('community.badges')
    .values({ id: badgeId, productionId, viewerId, ...words, issuedBy: by.userId, revokedBy: null })
    .onConflict((conflict) =>
      conflict.columns(['productionId', 'viewerId']).where('revokedAt', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (given === undefined) throw new Problem('badge-held-already', { detail: 'Take that one back first.' })
  const alike = await trx
    .selectFrom('community.writers')
    .select('handle')
    .where('skeleton', '=', skeletonOf(words.name))
    .where('viewerId', '<>', viewerId)
    .executeTakeFirst()
  await announce(trx, badgeChanged({ productionId, badgeId, isRevoked: false }))
  await appendToChain(trx, {
    productionId,
    kind: 'badge-issued',
    body: { badgeId, kind: words.kind, by: by.userId },
    personal: { name: words.name, by: by.name },
  })
  return { badgeId, alike: alike?.handle ?? null }
}
