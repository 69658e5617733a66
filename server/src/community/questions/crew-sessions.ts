import { sessionStateAt } from '@stagedoor/core/community'
import type { Clock } from '../../plant/clock/index.ts'
import type { Db } from '../../schema/index.ts'
import { storyLabelsOf } from '../../production/index.ts'

/** The sessions of a production as crew plan them, latest first. */
export async function crewSessions({ db, clock }: { db: Db; clock: Clock }, productionId: string) {
  const rows = await db
    .selectFrom('community.sessions as s')
    .innerJoin('wall.gates as g', 'g.id', 's.gateId')
    .select(['s.id', 's.title', 's.fromAt', 's.untilAt', 's.announcedBy', 'g.horizonPoints'])
    .select((eb) => [
      eb
        .selectFrom('community.sessionAnswerers as a')
        .select((inner) => inner.fn.agg<string[]>('array_agg', ['a.badgeId']).as('ids'))
        .whereRef('a.sessionId', '=', 's.id')
        .as('badgeIds'),
      eb
        .selectFrom('community.questions as q')
        .innerJoin('community.threads as t', 't.id', 'q.threadId')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .where('t.kind', '=', 'session')
        .whereRef('t.ref', '=', 's.id')
        .as('asked'),
    ])
    .where('s.productionId', '=', productionId)
    .where('s.cancelledAt', 'is', null)
    .orderBy('s.fromAt', 'desc')
    .orderBy('s.id')
    .limit(200)
    .execute()
  const labels = await storyLabelsOf(db, productionId)
  const now = clock.now()
  return rows.map(({ fromAt, untilAt, horizonPoints, badgeIds, asked, ...session }) => ({
    ...session,
    from: fromAt,
    until: untilAt,
    state: sessionStateAt({ from: fromAt, until: untilAt }, now),
    badgeIds: badgeIds ?? [],
    asked: Number(asked ?? 0),
    spoils: labels
      .filter(({ pointId }) => horizonPoints.includes(pointId))
      .map(({ id, label }) => ({ id, label })),
  }))
}
