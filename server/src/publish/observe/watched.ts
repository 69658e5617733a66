import { nextObservation, observationAfter } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import type { Observation } from '../../connectors/index.ts'
import { clearAlarm, setAlarm } from '../../plant/alarms/index.ts'
import { at } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'

const DAY_MS = 24 * 3_600_000

/** The alarm at which a post that is out is looked at. */
export const OBSERVE = 'publish.observe'

/** A post that is out at a platform, with what its last look left. */
export type Watched = NonNullable<Awaited<ReturnType<typeof watchedPost>>>

/** What a look says of a post, for those who note it. */
export interface Seen {
  readonly seen: Observation
  readonly now: Instant
}

/** The post of a publication that is watched, or undefined. */
export function watchedPost(db: Db, publicationId: string) {
  return db
    .selectFrom('publish.observations as o')
    .innerJoin('publish.publications as p', 'p.id', 'o.publicationId')
    .innerJoin('publish.deliveries as d', 'd.publicationId', 'o.publicationId')
    .innerJoin('publish.accounts as a', 'a.id', 'd.accountId')
    .leftJoin('publish.lookPauses as pause', 'pause.accountId', 'd.accountId')
    .where('o.publicationId', '=', publicationId)
    .select([
      'o.publicationId',
      'o.liveSince',
      'o.lookedAt',
      'o.failures',
      'o.cursor',
      'o.existence',
      'o.missingSince',
      'o.isTold',
      'o.firstCopy',
      'o.copyThere',
      'o.changedAt',
      'o.firstMarks',
      'o.marksThere',
      'o.marksChangedAt',
      'p.productionId',
      'p.stateKind',
      'p.title',
      'd.plan',
      'd.remote',
      'd.claim',
      'd.partKind',
      'd.accountId',
      'a.name as accountName',
      'a.handle as accountHandle',
      'pause.until as pausedUntil',
    ])
    .executeTakeFirst()
}

/** Begins to watch a post, or a comment of ours, that has just gone live; what goes to no platform is left alone. */
export async function beginWatch(
  trx: Trx,
  { publicationId, now }: { publicationId: string; now: Instant },
): Promise<void> {
  const out = await trx
    .selectFrom('publish.deliveries')
    .select('remote')
    .where('publicationId', '=', publicationId)
    .executeTakeFirst()
  if (out === undefined || out.remote === null) return
  await trx
    .insertInto('publish.observations')
    .values({
      publicationId,
      liveSince: at(now),
      cursor: null,
      evidence: null,
      firstCopy: null,
      copyThere: null,
    })
    .onConflict((conflict) =>
      conflict.column('publicationId').doUpdateSet({ liveSince: at(now), lookedAt: null, failures: 0 }),
    )
    .execute()
  const watched = await watchedPost(trx, publicationId)
  if (watched !== undefined) await lookNext(trx, watched, now)
}

/**
 * Sets when a post is looked at next, by its age, its failures and the patience its account was asked for. A comment of
 * ours brings nothing back but that it stands: after its first look it is looked at once a day.
 */
export async function lookNext(
  trx: Trx,
  {
    publicationId,
    productionId,
    liveSince,
    lookedAt,
    failures,
    pausedUntil,
    partKind,
  }: Pick<
    Watched,
    'publicationId' | 'productionId' | 'liveSince' | 'lookedAt' | 'failures' | 'pausedUntil' | 'partKind'
  >,
  now: Instant,
): Promise<void> {
  const since = partKind === 'post' || lookedAt === null ? liveSince : instant(liveSince - DAY_MS)
  const usual = nextObservation({ id: publicationId, liveSince: since }, now, {
    lastLooked: lookedAt,
    failures,
  })
  const moment =
    pausedUntil !== null && pausedUntil > usual ? observationAfter(pausedUntil, publicationId) : usual
  await lookAt(trx, { publicationId, productionId, moment })
}

/** Sets the moment of the next look at a post. */
export function lookAt(
  trx: Trx,
  { publicationId, productionId, moment }: { publicationId: string; productionId: string; moment: Instant },
): Promise<void> {
  return setAlarm(trx, {
    key: keyOf(publicationId),
    name: OBSERVE,
    productionId,
    moment,
    payload: { publicationId },
  })
}

/** Nobody looks at a post any more: it is not live, or is over there by its nature. */
export function endWatch(trx: Trx, publicationId: string): Promise<void> {
  return clearAlarm(trx, keyOf(publicationId))
}

const keyOf = (publicationId: string) => `${OBSERVE}:${publicationId}`
