import { type DrillLine, type DrillResult, isOurOwn, sumOfDrill } from '@stagedoor/core/publish'
import { appendToChain } from '../../../plant/chain/index.ts'
import type { Clock } from '../../../plant/clock/index.ts'
import { at } from '../../../plant/db/index.ts'
import type { JobContext, Jobs } from '../../../plant/jobs/index.ts'
import { notifyTopic } from '../../../plant/realtime/index.ts'
import type { Db } from '../../../schema/index.ts'
import { lineOf, type LineRow } from '../../ledger/ledger.ts'
import { type RehearsedLedger, rehearseRecall } from './rehearse-recall.ts'
import { rehearseLine } from './rehearse-line.ts'

/** What a drill is made with; `ticks` measures, and is no clock. */
export interface DrillDeps {
  readonly db: Db
  readonly clock: Clock
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly ticks: () => number
}

/**
 * Rehearses the recall of a cut: the recall's own transaction, rolled back, and then each platform's line against an
 * emulator of it on this machine. Run twice it finds its result written. Nothing is recalled, and nothing leaves.
 */
export async function performDrill(deps: DrillDeps, drillId: string, context: JobContext): Promise<void> {
  const { db, clock } = deps
  const drill = await db
    .selectFrom('publish.recallDrills')
    .selectAll()
    .where('id', '=', drillId)
    .executeTakeFirst()
  if (drill === undefined || drill.doneAt !== null) return
  const { cutId, productionId, askedBy, askedById } = drill
  const ledger = await rehearseRecall(deps, { cutId, by: askedBy, now: clock.now() })
  const lines: DrillLine[] = []
  for (const [index, row] of ledger.lines.entries()) {
    context.progress({ stage: 'rehearsing', done: index, total: ledger.lines.length })
    lines.push(await rehearse(deps, row, { ledger, signal: context.signal }))
  }
  const { cancelled, shutMs } = ledger
  const result: DrillResult = { shutMs: Math.round(shutMs), cancelled, lines }
  await db.transaction().execute(async (trx) => {
    const kept = await trx
      .updateTable('publish.recallDrills')
      .set({ doneAt: at(clock.now()), result: JSON.stringify(result) })
      .where('id', '=', drillId)
      .where('doneAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (kept === undefined) return
    await notifyTopic(trx, productionId, 'recall')
    await appendToChain(trx, {
      productionId,
      kind: 'recall-rehearsed',
      body: { drillId, cutId, lines: lines.length, ...sumOfDrill(result), by: askedById },
      personal: { by: askedBy },
    })
  })
}

async function rehearse(
  { db, clock, ticks }: DrillDeps,
  row: LineRow,
  { ledger, signal }: { ledger: RehearsedLedger; signal: AbortSignal },
): Promise<DrillLine> {
  const line = lineOf(row)
  const { kind, name, retraction } = line.place
  const delivery = await db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.accounts as a', 'a.id', 'd.accountId')
    .select(['d.plan', 'a.connector', 'a.settings'])
    .where('d.publicationId', '=', row.publicationId)
    .executeTakeFirst()
  if (delivery !== undefined && (kind === 'platform-post' || kind === 'platform-draft'))
    return rehearseLine(
      { line, platform: delivery.connector, plan: delivery.plan, settings: delivery.settings },
      { ticks, from: clock.now(), signal },
    )
  return {
    place: { kind, name },
    retraction,
    way: 'rolled-back',
    state: line.state.kind,
    hiddenMs: isOurOwn(kind) ? Math.round(ledger.shutMs) : null,
    goneMs: null,
    said: isOurOwn(kind)
      ? 'Shut in the recall’s own transaction; a recall then reads it from outside.'
      : 'A person would be asked, and reminded until it is gone.',
  }
}
