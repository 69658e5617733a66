import { Problem } from '@stagedoor/contract/problems'
import { isTerritory } from '@stagedoor/core/clearance'
import { circleIn, type StoryPoint, type StoryPointId } from '@stagedoor/core/production'
import type { Instant, LocalDateTime } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import {
  callStage,
  dropPremiere,
  dropStoryPoint,
  premieresOf,
  putPremiere,
  putStoryPoint,
  storyPointsOf,
} from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { hasWaiting } from '../wall/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import { type LocalMoment, localMoment } from './local-moment.ts'

// The story is the production's; what rests on it is judged again with it, so it is told here, through clearance.

interface Ports {
  readonly db: Db
  readonly clock: Clock
}

const TOUCHED = [{ kind: 'story' }] as const

/** A point of the story as it is told: what it is called, what lies right before it, when it counts as known to all. */
export interface PointOrder {
  readonly name: string
  readonly after: readonly string[]
  readonly publicAt: Instant | null
  /** Its season, where the work has some. */
  readonly season?: number | null
  /** What fans call it, where that is not left to the house; it must give nothing away. */
  readonly label?: string
}

/**
 * Adds a point to the story, or changes one; what is left out of a change stays. Throws `name-taken`,
 * `no-such-story-point` for one it lies after, `story-goes-round`, `not-found`.
 */
export async function tellStoryPoint(
  { db, clock }: Ports,
  {
    productionId,
    pointId,
    point,
    actor,
  }: { productionId: string; pointId: string | null; point: Partial<PointOrder>; actor: Actor },
): Promise<{ pointId: string }> {
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const told = await storyPointsOf(trx, productionId)
      const before = told.find(({ id }) => id === pointId)
      if (pointId !== null && before === undefined) throw new Problem('not-found')
      const others = told.filter(({ id }) => id !== pointId)
      const after: StoryPoint = {
        id: (pointId ?? newId()) as StoryPointId,
        name: point.name ?? before?.name ?? '',
        after: [...new Set((point.after ?? before?.after ?? []) as StoryPointId[])],
        publicAt: point.publicAt === undefined ? (before?.publicAt ?? null) : point.publicAt,
      }
      refuseDisorder(after, others)
      const { label, season } = point
      await putStoryPoint(trx, { productionId, ...after, ...(season === undefined ? {} : { season }) })
      if (label !== undefined) await callStage(trx, { productionId, pointId: after.id, label })
      return {
        result: { pointId: after.id as string },
        touched: TOUCHED,
        entry: {
          kind: before === undefined ? 'story-point-added' : 'story-point-changed',
          body: {
            pointId: after.id,
            name: after.name,
            after: after.after,
            publicAt: after.publicAt === null ? null : new Date(after.publicAt).toISOString(),
            ...(season === undefined ? {} : { season }),
            ...(label === undefined ? {} : { label }),
            by: actor.userId,
          },
          personal: { by: actor.name },
        },
      }
    })
    return result
  })
}

function refuseDisorder(point: StoryPoint, others: readonly StoryPoint[]): void {
  if (others.some(({ name }) => name === point.name))
    throw new Problem('name-taken', {
      detail: `The story has a point named ${point.name} already. Nothing was changed.`,
    })
  const points = [...others, point]
  if (point.after.some((id) => !points.some((known) => known.id === id)))
    throw new Problem('no-such-story-point', {
      detail: `${point.name} would lie after a point that the story does not have. Nothing was changed.`,
    })
  if (circleIn({ points, premieres: [] }).length > 0)
    throw new Problem('story-goes-round', {
      detail: `${point.name} would lie before itself. Nothing was changed; choose what really comes before it.`,
    })
}

/** Takes a point out of the story. Throws `not-found`, and `story-point-in-use` while something names it or waits for it. */
export async function dropPoint(
  { db, clock }: Ports,
  { productionId, pointId, actor }: { productionId: string; pointId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const point = (await storyPointsOf(trx, productionId)).find(({ id }) => id === pointId)
      if (point === undefined) throw new Problem('not-found')
      await refuseInUse(trx, { productionId, point })
      await dropStoryPoint(trx, { productionId, id: pointId })
      return {
        result: undefined,
        touched: TOUCHED,
        entry: {
          kind: 'story-point-dropped',
          body: { pointId, name: point.name, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    }),
  )
}

/**
 * Refuses to take out a point that a secret or a premiere still names, or that something shown or said waits for, which
 * would wait for ever: `story-point-in-use`.
 */
export async function refuseInUse(
  trx: Trx,
  { productionId, point }: { productionId: string; point: Pick<StoryPoint, 'id' | 'name'> },
): Promise<void> {
  const premieres = (await premieresOf(trx, productionId)).filter(({ pointId }) => pointId === point.id)
  const { rows } = await sql<{ name: string }>`
    select name from clearance.subjects
    where production_id = ${productionId} and kind = 'secret' and facts::text like ${`%${point.id}%`}
    order by name`.execute(trx)
  const users = [
    ...rows.map(({ name }) => name),
    ...premieres.map(({ territory }) => `premiere in ${territory}`),
  ]
  if (users.length > 0)
    throw new Problem('story-point-in-use', {
      detail: `${users.join(', ')} still ${users.length > 1 ? 'name' : 'names'} ${point.name}. Nothing was changed; let it be revealed otherwise first.`,
    })
  if (await hasWaiting(trx, { pointId: point.id }))
    throw new Problem('story-point-in-use', {
      detail: `Something that is published, or that somebody wrote, waits for ${point.name}, and would wait for ever. Nothing was changed; give the point another name or place instead.`,
    })
}

/** Where and when the work, or one unit of it, is first shown: the wall clock of the house it opens in. */
export interface PremiereOrder {
  readonly pointId: string | null
  readonly territory: string
  readonly local: LocalDateTime
}

/**
 * Says or moves a premiere, one of each unit of the work in each territory. A wall clock that skips or doubles the time
 * is read by the law, with a warning. Throws `no-such-territory`, `no-such-story-point`, `no-such-local-time`.
 */
export async function setPremiere(
  { db, clock }: Ports,
  { productionId, premiere, actor }: { productionId: string; premiere: PremiereOrder; actor: Actor },
): Promise<LocalMoment & { readonly premiereId: string }> {
  const { pointId, territory, local } = premiere
  if (!isTerritory(territory))
    throw new Problem('no-such-territory', {
      detail: `There is no territory ${territory}. Nothing was changed; use WORLD or a two-letter code of ISO 3166-1.`,
      territory,
    })
  const moment = localMoment(local, 'window-begins')
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const points = await storyPointsOf(trx, productionId)
      if (pointId !== null && !points.some(({ id }) => id === pointId))
        throw new Problem('no-such-story-point', {
          detail: 'The story has no such point. Nothing was changed.',
        })
      const before = (await premieresOf(trx, productionId)).find(
        (row) => row.pointId === pointId && row.territory === territory,
      )
      const premiereId = await putPremiere(trx, {
        id: newId(),
        productionId,
        pointId,
        territory,
        localDate: local.date,
        localTime: local.time,
        zone: local.zone,
        at: moment.at,
      })
      return {
        result: { ...moment, premiereId },
        touched: TOUCHED,
        entry: {
          kind: before === undefined ? 'premiere-set' : 'premiere-moved',
          body: {
            premiereId,
            pointId,
            territory,
            local,
            at: new Date(moment.at).toISOString(),
            ...(before === undefined ? {} : { before: new Date(before.at).toISOString() }),
            by: actor.userId,
          },
          personal: { by: actor.name },
        },
      }
    })
    return result
  })
}

/** Takes a premiere back, as if it had never been said. Throws `not-found`. */
export async function dropPremiereOf(
  { db, clock }: Ports,
  { productionId, premiereId, actor }: { productionId: string; premiereId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const row = await dropPremiere(trx, { productionId, id: premiereId })
      if (row === null) throw new Problem('not-found')
      return {
        result: undefined,
        touched: TOUCHED,
        entry: {
          kind: 'premiere-taken-back',
          body: { premiereId, pointId: row.pointId, territory: row.territory, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    }),
  )
}
