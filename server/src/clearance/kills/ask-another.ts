import { Problem } from '@stagedoor/contract/problems'
import type { Clock } from '../../plant/clock/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { standingRight } from './kill-rights.ts'
import { type Asked, askBySlip, askedIn, type SlipMinted } from './round-asking.ts'
import { nameLifters } from './round-embargo.ts'

/**
 * Asks somebody else in a round that is open: a new rep where one was dismissed, or the person once more. They find what
 * was said so far; the window stays as it is. Throws `not-found`, `kill-right-ended`, `already-decided` after the window.
 */
export function askAnother(
  { db, clock, site, mail = null }: { db: Db; clock: Clock; site: Site } & Mailing,
  {
    productionId,
    roundId,
    asked,
    actor,
  }: { productionId: string; roundId: string; asked: Asked; actor: Actor },
): Promise<SlipMinted> {
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const round = await trx
        .selectFrom('clearance.reviewRounds')
        .selectAll()
        .where('id', '=', roundId)
        .where('productionId', '=', productionId)
        .executeTakeFirst()
      if (round === undefined) throw new Problem('not-found')
      const right = await standingRight(trx, { productionId, rightId: round.rightId })
      const until = round.silenceApprovesAt as Instant | null
      if (until !== null && until <= now)
        throw new Problem('already-decided', {
          detail: 'The window of this round has ended, and silence has approved. Nobody was asked.',
        })
      const [one] = await askedIn(trx, { right, asked: [asked] })
      if (one === undefined) throw new Problem('nobody-to-ask')
      const asking = { ...one, right, roundId, silenceApprovesAt: until, by: actor.name, now }
      const slip = await askBySlip(trx, { site, mail }, asking)
      return {
        result: slip,
        touched: await nameLifters(trx, [roundId]),
        entry: {
          kind: 'review-asked-another',
          body: {
            roundId,
            subjectId: right.subjectId,
            delegateId: one.delegate?.id ?? null,
            by: actor.userId,
          },
          personal: { name: one.name, by: actor.name },
        },
      }
    })
    return result
  })
}
