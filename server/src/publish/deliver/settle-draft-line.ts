import { isSettled } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import type { Retraction } from '../../connectors/index.ts'
import type { Trx } from '../../schema/index.ts'
import { logGone } from '../ledger/keep-sight.ts'
import { lineOf, linesOfPublication, lockLine, stepLine } from '../ledger/ledger.ts'
import { saidBy } from './say-retraction.ts'

/**
 * What was taken back before anybody saw it is written in the ledger that waits for it, if there is one; a call whose
 * outcome was in doubt when the recall came, and of which nothing came, is one of these.
 */
export async function settleDraftLine(
  trx: Trx,
  {
    publicationId,
    done,
    now,
  }: { publicationId: string; done: Exclude<Retraction, { kind: 'failed' }>; now: Instant },
): Promise<void> {
  for (const { id } of await linesOfPublication(trx, publicationId)) {
    const line = await lockLine(trx, id)
    if (line === undefined || isSettled(lineOf(line))) continue
    if (line.place !== 'platform-draft' && line.place !== 'platform-post') continue
    if (line.place === 'platform-post' && line.state.kind === 'shutting')
      await stepLine(trx, line, { event: { kind: 'shut', at: now }, seen: null, by: 'Stagedoor' })
    if (done.kind === 'manual') {
      const failed = { kind: 'failed' as const, at: now, because: done.because }
      await stepLine(trx, line, { event: failed, seen: saidBy(done, []), by: 'Stagedoor' })
      await trx
        .updateTable('publish.recallLines')
        .set({ actUrl: done.task.url })
        .where('id', '=', id)
        .execute()
      continue
    }
    const evidence = { how: 'place-said' as const, what: `It was never shown. ${done.evidence}` }
    const event = { kind: 'seen-gone' as const, at: now, evidence }
    await stepLine(trx, line, { event, seen: { ...evidence, sha256: null }, by: 'Stagedoor' })
    await logGone(trx, line, { how: 'place-said', sha256: null })
  }
}
