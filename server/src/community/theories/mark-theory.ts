import { Problem } from '@stagedoor/contract/problems'
import { calledIt, mayMark, type Marker, type TheoryMark } from '@stagedoor/core/community'
import type { Role } from '@stagedoor/core/production'
import { type Instant, parseInstant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import { announce } from '../../plant/events/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { asWriter } from '../../wall/index.ts'
import { theoryMarked } from './events.ts'

/** Says how a theory that is open before them came out, as somebody who bears a badge. Throws `not-found`, `no-badge`, `not-marked-yet`. */
export async function markAsBearer(
  { fan, clock }: { fan: Db; clock: Clock },
  { viewerId, theoryId, mark }: { viewerId: string; theoryId: string; mark: TheoryMark },
): Promise<void> {
  await asWriter(fan, viewerId, async (trx) => {
    const { rows } = await sql<{ facts: WireFacts | null }>`
      select community.mark_facts(${theoryId}) as facts`.execute(trx)
    const facts = rows[0]?.facts ?? null
    if (facts === null) throw new Problem('not-found')
    if (!facts.hasBadge) throw new Problem('no-badge')
    const isCalled = judged(
      { kind: 'fan', hasBadge: true },
      {
        mark,
        now: clock.now(),
        shownFrom: maybeInstant(facts.shownFrom),
        firstShown: maybeInstant(facts.firstShown),
        sealedAt: parseInstant(facts.sealedAt),
      },
    )
    await sql`select community.mark_theory(${theoryId}, ${mark}, ${isCalled})`.execute(trx)
  })
}

/** Says how a theory came out, backstage. Throws `not-found`, `not-allowed`, `not-marked-yet`. */
export async function markAsCrew(
  { db, clock }: { db: Db; clock: Clock },
  {
    productionId,
    theoryId,
    mark,
    by,
  }: { productionId: string; theoryId: string; mark: TheoryMark; by: { userId: string; role: Role } },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const theory = await standingTheory(trx, { productionId, theoryId })
    if (theory === undefined) throw new Problem('not-found')
    const isCalled = judged({ kind: 'crew', role: by.role }, { ...theory, mark, now: clock.now() })
    const said = { mark, isCalled, badgeId: null, markedBy: by.userId, markedAt: new Date(clock.now()) }
    const { threadGateId, gateId } = theory
    await trx
      .insertInto('community.theoryMarks')
      .values({ theoryId, productionId, threadGateId, gateId, ...said })
      .onConflict((conflict) => conflict.column('theoryId').doUpdateSet(said))
      .execute()
    await announce(trx, theoryMarked(productionId, { theoryId }))
  })
}

interface WireFacts {
  readonly shownFrom: string | null
  readonly firstShown: string | null
  readonly sealedAt: string
  readonly hasBadge: boolean
}

interface MarkFacts {
  readonly mark: TheoryMark
  readonly now: Instant
  readonly shownFrom: Instant | null
  /** The earliest moment at which its point was ever out: who saw it then foretold nothing later. */
  readonly firstShown: Instant | null
  readonly sealedAt: Instant
}

const maybeInstant = (iso: string | null) => (iso === null ? null : parseInstant(iso))

function judged(marker: Marker, { mark, now, shownFrom, firstShown, sealedAt }: MarkFacts): boolean {
  if (!mayMark(marker, { shownFrom, now }))
    throw new Problem('not-marked-yet', {
      detail:
        'Its point is not out. To say how a theory came out tells how the story goes; nothing was marked.',
    })
  return firstShown !== null && calledIt({ mark, sealedAt, shownFrom: firstShown })
}

function standingTheory(trx: Trx, { productionId, theoryId }: { productionId: string; theoryId: string }) {
  return trx
    .selectFrom('community.sealOpenings as o')
    .innerJoin('community.seals as s', 's.theoryId', 'o.theoryId')
    .innerJoin('community.writings as w', 'w.id', 'o.theoryId')
    .innerJoin('production.storyLabels as l', 'l.id', 's.labelId')
    .select(['o.sealedAt', 'o.threadGateId', 'o.gateId', 'l.shownFrom'])
    .select((eb) =>
      eb
        .fn<Instant | null>('least', [
          'l.shownFrom',
          eb
            .selectFrom('community.reveals as r')
            .select((inner) => inner.fn.min('r.moment').as('first'))
            .whereRef('r.pointId', '=', 'l.pointId'),
        ])
        .as('firstShown'),
    )
    .where('o.theoryId', '=', theoryId)
    .where('o.productionId', '=', productionId)
    .where('w.state', '=', 'shown')
    .executeTakeFirst()
}
