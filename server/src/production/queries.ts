import type { Role } from '@stagedoor/core/production'
import { sql } from 'kysely'
import type { Db, Trx } from '../schema/index.ts'

/** A production as its crew know it. */
export interface ProductionRow {
  id: string
  slug: string
  title: string
  kind: string
  tagline: string
  zone: string
  premiereAt: number | null
  isDemo: boolean
  frontGateId: string
}

const PRODUCTION = [
  'p.id',
  'p.slug',
  'p.title',
  'p.kind',
  'p.tagline',
  'p.zone',
  'p.premiereAt',
  'p.isDemo',
  'p.frontGateId',
] as const

/** The production and the asker's role in it; undefined when there is no such production or no role. */
export function membershipIn(
  db: Db,
  { userId, production }: { userId: string; production: { slug: string } | { id: string } },
): Promise<(ProductionRow & { role: Role }) | undefined> {
  const rows = db
    .selectFrom('production.productions as p')
    .innerJoin('production.memberships as m', 'm.productionId', 'p.id')
    .select([...PRODUCTION, 'm.role'])
    .where('m.userId', '=', userId)
  return 'slug' in production
    ? rows.where('p.slug', '=', production.slug).executeTakeFirst()
    : rows.where('p.id', '=', production.id).executeTakeFirst()
}

/** Every production a person has a role in, newest first. */
export function productionsOf(db: Db, userId: string): Promise<(ProductionRow & { role: Role })[]> {
  return db
    .selectFrom('production.productions as p')
    .innerJoin('production.memberships as m', 'm.productionId', 'p.id')
    .select([...PRODUCTION, 'm.role'])
    .where('m.userId', '=', userId)
    .orderBy('p.createdAt', 'desc')
    .execute()
}

/** A production by id, for use cases that were authorised before. */
export function productionById(db: Db, id: string): Promise<ProductionRow | undefined> {
  return db
    .selectFrom('production.productions as p')
    .select(PRODUCTION)
    .where('p.id', '=', id)
    .executeTakeFirst()
}

/** A production's members with their names. */
export function membersOf(db: Db, productionId: string) {
  return db
    .selectFrom('production.memberships as m')
    .innerJoin('auth.people as u', 'u.id', 'm.userId')
    .select(['m.id', 'm.role', 'm.createdAt', 'u.id as userId', 'u.name', 'u.email'])
    .where('m.productionId', '=', productionId)
    .orderBy('m.createdAt')
    .execute()
}

/** Invitations that nobody has accepted yet. */
export function openInvitations(db: Db, productionId: string) {
  return db
    .selectFrom('production.invitations')
    .select(['id', 'name', 'email', 'role', 'createdAt'])
    .where('productionId', '=', productionId)
    .where('acceptedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .execute()
}

/** A production's owners, their rows locked so that two removals cannot both pass. */
export function lockOwners(trx: Trx, productionId: string): Promise<{ id: string; userId: string }[]> {
  return trx
    .selectFrom('production.memberships')
    .select(['id', 'userId'])
    .where('productionId', '=', productionId)
    .where('role', '=', 'owner')
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** A production's API keys, without their digests. */
export function keysOf(db: Db, productionId: string) {
  return db
    .selectFrom('production.apiKeys')
    .select(['id', 'name', 'scopes', 'userId', 'createdAt', 'lastUsedAt', 'revokedAt'])
    .where('productionId', '=', productionId)
    .orderBy('createdAt', 'desc')
    .execute()
}

/** A live key by the digest of its secret, with its maker. */
export function keyByDigest(db: Db, digest: Buffer) {
  return db
    .selectFrom('production.apiKeys as k')
    .innerJoin('auth.people as u', 'u.id', 'k.userId')
    .select(['k.id', 'k.productionId', 'k.userId', 'k.scopes', 'k.lastUsedAt', 'u.name'])
    .where('k.digest', '=', digest)
    .where('k.revokedAt', 'is', null)
    .executeTakeFirst()
}

/** Shooting days with their unit, newest first. */
export function shootingDaysOf(db: Db, productionId: string) {
  return db
    .selectFrom('production.shootingDays as d')
    .innerJoin('production.units as u', 'u.id', 'd.unitId')
    .select(['d.id', 'd.number', 'd.shotOn', 'u.name as unit'])
    .where('d.productionId', '=', productionId)
    .orderBy('d.shotOn', 'desc')
    .orderBy('d.number', 'desc')
    .execute()
}

/** Open tasks first by due moment, then what was done lately. */
export function tasksOf(db: Db, productionId: string) {
  return db
    .selectFrom('production.tasks')
    .select(['id', 'kind', 'ref', 'facts', 'dueAt', 'doneAt', 'doneBy', 'createdAt'])
    .where('productionId', '=', productionId)
    .orderBy((eb) => eb('doneAt', 'is not', null))
    .orderBy((eb) => eb.fn.coalesce('dueAt', 'createdAt'), 'desc')
    .limit(200)
    .execute()
}

/** A production's long work: what is under way, then what waits in its order, then the newest that ended. */
export function workOf(db: Db, productionId: string) {
  return db
    .selectFrom('plant.work')
    .selectAll()
    .where('productionId', '=', productionId)
    .orderBy(sql`case state when 'working' then 0 when 'waiting' then 1 else 2 end`)
    .orderBy('rank', sql`asc nulls first`)
    .orderBy('createdAt', 'desc')
    .limit(100)
    .execute()
}

/** The state of the house as a whole. */
export async function houseState(db: Db) {
  const house = await db
    .selectFrom('plant.house')
    .select(['sealedAt', 'sealReason', 'demoLoadedAt'])
    .executeTakeFirstOrThrow()
  const operator = await db.selectFrom('production.operators').select('userId').limit(1).executeTakeFirst()
  return { ...house, hasOwner: operator !== undefined }
}
