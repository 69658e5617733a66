import { Problem } from '@stagedoor/contract/problems'
import { flicks } from '@stagedoor/core/time'
import { standing } from '@stagedoor/core/clearance/kills'
import type { Clock } from '../../plant/clock/index.ts'
import { readSlip } from '../../plant/slips/index.ts'
import type { Db } from '../../schema/index.ts'
import { logSlipOpening } from '../log-slip-opening.ts'
import { type Draft, draftIn } from './kill-values.ts'
import { loadReview } from './load-review.ts'
import { ROUND_SLIP } from './round-asking.ts'

interface Ports {
  readonly db: Db
  readonly clock: Clock
}

/** Opens a round by its door slip; throws `slip-not-found`, `slip-expired`, `slip-revoked`. Changes nothing. */
export async function openRoundSlip({ db, clock }: Ports, token: string) {
  const slip = await readSlip(db, { token, purpose: ROUND_SLIP, now: clock.now() })
  const roundSlip = await db
    .selectFrom('clearance.roundSlips')
    .selectAll()
    .where('id', '=', slip.ref)
    .executeTakeFirstOrThrow()
  const round = await db
    .selectFrom('clearance.reviewRounds')
    .selectAll()
    .where('id', '=', roundSlip.roundId)
    .executeTakeFirstOrThrow()
  const { subjectName } = await db
    .selectFrom('clearance.killRights as r')
    .innerJoin('clearance.subjects as s', 's.id', 'r.subjectId')
    .select('s.name as subjectName')
    .where('r.id', '=', round.rightId)
    .executeTakeFirstOrThrow()
  const delegate =
    roundSlip.delegateId === null
      ? null
      : await db
          .selectFrom('clearance.delegates')
          .selectAll()
          .where('id', '=', roundSlip.delegateId)
          .executeTakeFirstOrThrow()
  return { slip, roundSlip, round, subjectName, delegate, draft: draftIn(roundSlip.draft) }
}

/** A slip with everything its page shows: the whole base, of which this round's units come first. */
export async function roundBehind({ db, clock }: Ports, token: string) {
  const opened = await openRoundSlip({ db, clock }, token)
  const loaded = await loadReview(db, opened.round.rightId)
  return { ...opened, ...loaded, stands: standing(loaded.review, clock.now()), now: clock.now() }
}

/** Notes that a slip was opened: into the log at most once a day, and when it was the first time. */
export async function noteRoundOpening(
  { db, clock }: Ports,
  { slip, roundSlip }: Awaited<ReturnType<typeof openRoundSlip>>,
): Promise<void> {
  await logSlipOpening({ db, clock }, slip)
  if (roundSlip.firstOpenedAt !== null) return
  await db
    .updateTable('clearance.roundSlips')
    .set({ firstOpenedAt: new Date(clock.now()) })
    .where('id', '=', roundSlip.id)
    .where('firstOpenedAt', 'is', null)
    .execute()
}

/** Keeps answers that were not sent yet, so that one goes on where one stopped; throws `not-found` for what is not in the round. */
export async function keepDraft({ db, clock }: Ports, token: string, draft: Draft): Promise<void> {
  const { roundSlip, round } = await openRoundSlip({ db, clock }, token)
  const units = await db
    .selectFrom('clearance.roundUnits')
    .select('id')
    .where('rightId', '=', round.rightId)
    .execute()
  const known = new Set(units.map(({ id }) => id))
  if (draft.some(({ unitId }) => !known.has(unitId))) throw new Problem('not-found')
  await db
    .updateTable('clearance.roundSlips')
    .set({ draft: JSON.stringify(draft) })
    .where('id', '=', roundSlip.id)
    .execute()
}

/** Where the person is seen in an asset, between two moments of it, for a light frame around them. */
export function seenIn(
  { review, right }: Awaited<ReturnType<typeof loadReview>>,
  { assetId, from, to }: { assetId: string; from: number; to: number | null },
) {
  const [begin, end] = [flicks(from), to === null ? Infinity : to]
  return review.cast.appearances
    .filter((appearance) => appearance.assetId === assetId && appearance.subjectId === right.subjectId)
    .filter(({ range }) => range.from < end && range.to > begin)
    .map(({ range, region }) => ({ range, boxes: region.kind === 'boxes' ? region.boxes : [] }))
}

/** In whose name a slip of a round speaks. Throws as {@link openRoundSlip} does. */
export async function subjectOfRoundSlip(
  ports: Ports,
  token: string,
): Promise<{ productionId: string; subjectId: string }> {
  const { round } = await openRoundSlip(ports, token)
  return ports.db
    .selectFrom('clearance.killRights')
    .select(['productionId', 'subjectId'])
    .where('id', '=', round.rightId)
    .executeTakeFirstOrThrow()
}
