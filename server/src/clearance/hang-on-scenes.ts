import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import type { HangOnScenes } from '../ingest/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { changeEvidence } from './change-evidence.ts'

/**
 * The change of an asset's scenes as the change of evidence it is: what is out and stands under an embargo by it is shut
 * at the same commit. Ingest, which comes before clearance, takes it as a port.
 */
export function hangingUnderLock({ clock }: { clock: Clock }): HangOnScenes {
  return async (trx, { productionId, assetId }, hang) => {
    await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      await hang()
      return {
        result: undefined,
        touched: [{ kind: 'asset-facts', assetId: assetIdOf(assetId) }],
        entry: { kind: 'asset-described', body: { assetId } },
      }
    })
  }
}
