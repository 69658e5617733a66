import { Problem } from '@stagedoor/contract/problems'
import { settleFollowed } from '@stagedoor/core/clearance/marking'
import { flicks, timeRange } from '@stagedoor/core/time'
import { assetId as assetIdOf, type Box, type BoxTrack } from '@stagedoor/core/timeline'
import type { Selectable } from 'kysely'
import { canonicalJson } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import type { JobContext } from '../../plant/jobs/index.ts'
import type { Database } from '../../schema/index.ts'
import { appearanceOf, columnsOf, orderOfRow } from './appearances.ts'
import { changeEvidence } from '../change-evidence.ts'
import { boxesSchema } from '../core-schemas.ts'
import { insertMarks } from './mark-together.ts'
import { followDrawnBox, type FollowedBox } from './track-follow.ts'
import { type LookingPorts, withFrames } from './track-frames.ts'

type Tracking = Selectable<Database['clearance.trackings']>

/**
 * Follows what a row of `clearance.trackings` asks for and writes the boxes into its mark. Where the subject was lost, the
 * stretch stays marked without a box. A mark that somebody changed meanwhile is theirs: nothing is written then.
 */
export async function performTracking(
  ports: LookingPorts & { readonly clock: Clock },
  trackingId: string,
  { signal, progress }: Pick<JobContext, 'signal' | 'progress'>,
): Promise<void> {
  const { db } = ports
  const tracking = await db
    .selectFrom('clearance.trackings')
    .selectAll()
    .where('id', '=', trackingId)
    .executeTakeFirst()
  if (tracking?.state !== 'waiting') return
  const total = tracking.toFlicks - tracking.fromFlicks
  try {
    progress({ stage: 'following', done: 0, total })
    const range = timeRange(tracking.fromFlicks, tracking.toFlicks)
    const drawn = { at: flicks(tracking.atFlicks), box: boxIn(tracking), range }
    const followed = await withFrames(ports, tracking.assetId, (frames) =>
      followDrawnBox(frames, drawn, {
        signal,
        told: (done) => progress({ stage: 'following', done, total }),
      }),
    )
    if (followed === undefined)
      throw new Problem('cannot-be-followed', { detail: 'The footage has no picture to look at any more.' })
    await writeDown(ports, tracking, followed)
  } catch (error) {
    const isCancelled = signal.aborted && signal.reason === 'cancelled'
    if (isCancelled || error instanceof Problem)
      await endTracking(ports, trackingId, isCancelled ? 'cancelled' : 'failed')
    throw error
  }
}

function boxIn({ atFlicks, box }: Tracking): Box {
  const [drawn] = boxesSchema.parse([{ at: atFlicks, box }])
  if (drawn === undefined) throw new Error('A tracking without the box that was drawn')
  return drawn.box
}

async function endTracking(
  { db, clock }: Pick<LookingPorts, 'db'> & { clock: Clock },
  trackingId: string,
  state: 'cancelled' | 'failed',
): Promise<void> {
  await db
    .updateTable('clearance.trackings')
    .set({ state, endedAt: new Date(clock.now()) })
    .where('id', '=', trackingId)
    .where('state', '=', 'waiting')
    .execute()
}

async function writeDown(
  { db, clock }: Pick<LookingPorts, 'db'> & { clock: Clock },
  tracking: Tracking,
  followed: FollowedBox,
): Promise<void> {
  const { productionId, appearanceId, assetId } = tracking
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const row = await appearanceOf(trx, { productionId, appearanceId })
      const mark = orderOfRow(row)
      if (canonicalJson(mark) !== canonicalJson(tracking.keptMark))
        throw new Problem('cannot-be-followed', {
          detail:
            'The mark was changed while its box was followed, so the change stands and the boxes were left out.',
        })
      const [first, ...others] = mark.boxes
      const region = first
        ? ({ kind: 'boxes', boxes: [first, ...others] satisfies BoxTrack } as const)
        : ({ kind: 'not-drawn' } as const)
      const asked = timeRange(tracking.fromFlicks, tracking.toFlicks)
      const { found, boxes, lostBefore, lostAfter, confidence } = followed
      const [main, ...pieces] = settleFollowed(
        { range: timeRange(mark.fromFlicks, mark.toFlicks), region },
        { asked, found, boxes },
      )
      const orders = [main, ...pieces].map((piece) => ({
        ...mark,
        fromFlicks: piece.range.from,
        toFlicks: piece.range.to,
        boxes: piece.region.kind === 'boxes' ? piece.region.boxes : [],
      }))
      const [kept, ...left] = orders
      await trx
        .updateTable('clearance.appearances')
        .set(columnsOf(kept ?? mark))
        .where('id', '=', appearanceId)
        .execute()
      const rest = await insertMarks(trx, { productionId, assetId, markedBy: row.markedBy }, left)
      const isLost = lostBefore !== null || lostAfter !== null
      await trx
        .updateTable('clearance.trackings')
        .set({
          state: isLost ? 'lost' : 'followed',
          foundFrom: found.from,
          foundTo: found.to,
          lostBefore,
          lostAfter,
          confidence,
          rest: JSON.stringify(rest),
          endedAt: new Date(clock.now()),
        })
        .where('id', '=', tracking.id)
        .execute()
      return {
        result: undefined,
        touched: [{ kind: 'appearance', assetId: assetIdOf(assetId) }],
        entry: {
          kind: 'box-followed',
          body: { appearanceId, assetId, subjectId: mark.subjectId, rest, lostBefore, lostAfter },
          personal: { by: tracking.askedBy },
        },
      }
    }),
  )
}
