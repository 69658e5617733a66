import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import type { HangAssets } from '../ingest/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { changeEvidence } from './change-evidence.ts'

/**
 * The change of the scenes or the day of assets as the change of evidence it is: what is out and stands under an embargo
 * by it is shut at the same commit. Ingest, which comes before clearance, takes it as a port.
 */
export function hangingUnderLock({ clock }: { clock: Clock }): HangAssets {
  return async (trx, { productionId, assetIds }, hang) => {
    await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      await hang()
      const [first = '', ...others] = assetIds
      const described = (assetId: string) => ({ kind: 'asset-described', body: { assetId } })
      return {
        result: undefined,
        touched: assetIds.map((assetId) => ({ kind: 'asset-facts' as const, assetId: assetIdOf(assetId) })),
        entry: described(first),
        alongside: others.map(described),
        // One act, whichever of its assets a verdict rests on.
        cause: others.length === 0 ? undefined : { kind: 'asset-described', assetIds },
      }
    })
  }
}
