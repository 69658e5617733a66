import { cutVersionId, type CutVersionId } from '@stagedoor/core/clearance'
import type { CutId } from '@stagedoor/core/production'
import type { Timeline } from '@stagedoor/core/timeline'
import type { Instant } from '@stagedoor/core/time'
import { openExposure } from '../clearance/index.ts'
import type { Trx } from '../schema/index.ts'
import type { MeantFor } from './cut-values.ts'

/** The name under which approvals and exposures know one version of a cut. */
export function namedVersion(cutId: string, version: number): CutVersionId {
  return cutVersionId(`${cutId}@${version}`)
}

/** Puts the present version of a cut before the doorkeeper, as what it is meant for. Writes the log: call late. */
export async function openCutExposure(
  trx: Trx,
  cut: {
    productionId: string
    cutId: string
    version: number
    timeline: Timeline
    meantFor: MeantFor
    now: Instant
  },
) {
  const { productionId, cutId, version, timeline, meantFor, now } = cut
  return openExposure(trx, {
    productionId,
    kind: 'cut',
    ref: cutId,
    gateId: null,
    exposure: {
      leaving: { kind: 'cut', cutId: cutId as CutId, version: namedVersion(cutId, version) },
      timeline,
      ...meantFor,
      medium: 'motion',
      until: null,
      placedAt: null,
      audience: { kind: 'everyone' },
    },
    now,
  })
}
