import { Problem } from '@stagedoor/contract/problems'
import { checkSlug, proposeSlug } from '@stagedoor/core/production'
import { isZone } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { newId } from '../plant/db/index.ts'
import { appendToChain } from '../plant/chain/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { announce } from '../plant/events/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { productionStarted } from './events.ts'

/** What a newcomer says of a production: its name, what it is, and the premiere if known. */
export interface NewProduction {
  title: string
  kind: string
  zone: string
  slug?: string
  tagline?: string
  premiereAt?: number | null
  isDemo?: boolean
  /** The account that becomes its owner; the demo of an unclaimed house has none yet. */
  ownerId: string | null
}

/** Starts a production: its page opens at once, empty, and its first person is its owner. */
export function startProduction(
  { db, clock }: { db: Db; clock: Clock },
  wanted: NewProduction,
): Promise<{ id: string; slug: string }> {
  if (!isZone(wanted.zone))
    throw new Problem('invalid-request', { detail: `zone: ${wanted.zone} is not a time zone.` })
  return db.transaction().execute(async (trx) => {
    const id = newId()
    const slug = await slugFor(trx, wanted)
    const tagline = wanted.tagline ?? ''
    const premiereAt = wanted.premiereAt == null ? null : new Date(wanted.premiereAt)
    const frontGateId = newId()
    await trx
      .insertInto('wall.gates')
      .values({
        id: frontGateId,
        productionId: id,
        audience: 'public',
        opensAt: new Date(clock.now()),
        shutBecause: null,
      })
      .execute()
    const { title, kind, zone } = wanted
    await trx
      .insertInto('production.productions')
      .values({
        id,
        slug,
        title,
        kind,
        tagline,
        zone,
        premiereAt,
        frontGateId,
        isDemo: wanted.isDemo ?? false,
      })
      .execute()
    await trx
      .insertInto('production.frontPages')
      .values({ productionId: id, gateId: frontGateId, slug, title, kind, tagline, zone, premiereAt })
      .execute()
    if (wanted.ownerId !== null)
      await trx
        .insertInto('production.memberships')
        .values({ id: newId(), productionId: id, userId: wanted.ownerId, role: 'owner' })
        .execute()
    await announce(trx, productionStarted(id))
    await appendToChain(trx, { productionId: id, kind: 'production-started', body: { slug, title, kind } })
    return { id, slug }
  })
}

async function slugFor(trx: Trx, { slug, title }: NewProduction): Promise<string> {
  // Two that start at once must not both find an address free.
  await sql`select pg_advisory_xact_lock(hashtextextended('slugs of productions', 0))`.execute(trx)
  const rows = await trx.selectFrom('production.productions').select('slug').execute()
  const taken = new Set(rows.map((row) => row.slug))
  if (slug === undefined) return proposeSlug(title, 'production', taken)
  const check = checkSlug(slug)
  if (check.kind === 'refused')
    throw new Problem('invalid-request', {
      detail: `slug: lower-case letters, digits and hyphens (${check.because}).`,
    })
  if (taken.has(slug))
    throw new Problem('name-taken', { detail: `Another production has the address /${slug}.` })
  return slug
}
