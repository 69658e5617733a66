import { Problem } from '@stagedoor/contract/problems'
import { nameSlug } from '@stagedoor/core/publish'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { asWriter } from '../../wall/index.ts'
import { openProduction } from '../open-production.ts'

/** What somebody wants to follow: the production, who works on it, a craft, or one thread of its community. */
export type FollowTarget =
  | { readonly kind: 'production' }
  /** By the name's slug, as in the address of their page. */
  | { readonly kind: 'person' | 'craft'; readonly name: string }
  | { readonly kind: 'question' | 'theory'; readonly id: string }
  /** What is said under a post. */
  | { readonly kind: 'talk'; readonly post: string }

/** Whose wish it is, and where. */
export interface FollowOrder {
  readonly viewerId: string
  /** The slug of the production. */
  readonly production: string
  readonly target: FollowTarget
}

/** Follows something the viewer sees; what follows already stays. Throws `not-found` for the hidden and the missing, `follows-full`. */
export function follow({ fan }: { fan: Db }, { viewerId, production, target }: FollowOrder): Promise<void> {
  return asWriter(fan, viewerId, async (trx) => {
    const productionId = await openProduction(trx, production)
    const { ref, name } = await keyOf(trx, productionId, target)
    const { rows } = await sql<{ outcome: 'followed' | 'full' | null }>`
      select community.follow(${target.kind}, ${productionId}, ${ref}, ${name}) as outcome`.execute(trx)
    const outcome = rows[0]?.outcome ?? null
    if (outcome === null) throw new Problem('not-found')
    if (outcome === 'full') throw new Problem('follows-full')
  })
}

/** Lets go of something; what was not followed is let go of as well. */
export function unfollow({ fan }: { fan: Db }, { viewerId, production, target }: FollowOrder): Promise<void> {
  return asWriter(fan, viewerId, async (trx) => {
    const productionId = await openProduction(trx, production)
    const { ref, name } = await keyOf(trx, productionId, target)
    await sql`select community.unfollow(coalesce(community.topic_of(${target.kind}, ${productionId}, ${ref}, ${name}), '-'))`.execute(
      trx,
    )
  })
}

/** Lets go of everything, also of what lies out of sight. */
export function unfollowAll({ fan }: { fan: Db }, viewerId: string): Promise<void> {
  return asWriter(fan, viewerId, async (trx) => {
    await sql`select community.unfollow('')`.execute(trx)
  })
}

// Read as the viewer: a post they do not see has no id for them.
async function keyOf(
  seen: Db,
  productionId: string,
  target: FollowTarget,
): Promise<{ ref: string | null; name: string }> {
  switch (target.kind) {
    case 'production':
      return { ref: null, name: '' }
    case 'craft':
      return { ref: null, name: target.name }
    case 'person':
      return { ref: await badgeOf(seen, productionId, target.name), name: target.name }
    case 'question':
    case 'theory':
      return { ref: target.id, name: '' }
    case 'talk': {
      const post = await seen
        .selectFrom('publish.posts')
        .select('id')
        .where('productionId', '=', productionId)
        .where('slug', '=', target.post)
        .executeTakeFirst()
      return { ref: post?.id ?? null, name: '' }
    }
  }
}

async function badgeOf(seen: Db, productionId: string, person: string): Promise<string | null> {
  const badges = await seen
    .selectFrom('community.badges')
    .select(['id', 'name'])
    .where('productionId', '=', productionId)
    .where('revokedAt', 'is', null)
    .execute()
  return badges.find(({ name }) => nameSlug(name) === person)?.id ?? null
}
