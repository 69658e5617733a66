import type { Verdict } from '@stagedoor/core/clearance'
import { WORLD } from '@stagedoor/core/clearance'
import { checkSpec, platformSpec, type SpecIssue } from '@stagedoor/core/cut'
import { checkCopy, type CopyIssue, type CopyPlatform } from '@stagedoor/core/publish'
import type { CutId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { type ExposureKind, openExposure } from '../clearance/index.ts'
import { namedVersion, type RenderedCut } from '../cut/index.ts'
import type { Trx } from '../schema/index.ts'
import { FILM_OF, type Place } from './destinations.ts'

/** A cut on its way to a place, as the doorkeeper is asked about it. */
export interface Leaving {
  readonly cut: RenderedCut
  readonly kind: Extract<ExposureKind, 'publication' | 'kit'>
  readonly publicationId: string
  readonly gateId: string | null
  readonly place: Place
  readonly opensAt: Instant
  /** When the bytes reach the place, where that is before its moment. */
  readonly placedAt?: Instant | null
  readonly now: Instant
}

/**
 * Puts a publication before the doorkeeper for the exact moment of its opening and everything after; from then on its
 * verdict is watched, and its gate shut by what changes. Writes the log: call late.
 */
export function askDoorkeeper(trx: Trx, leaving: Leaving): Promise<{ exposureId: string; verdict: Verdict }> {
  const { cut, kind, publicationId, gateId, place, opensAt, placedAt = null, now } = leaving
  return openExposure(trx, {
    productionId: cut.productionId,
    kind,
    ref: publicationId,
    gateId,
    exposure: {
      leaving: { kind: 'cut', cutId: cut.cutId as CutId, version: namedVersion(cut.cutId, cut.version) },
      timeline: cut.timeline,
      uses: ['publicity'],
      destination: place.destination,
      territories: [WORLD],
      medium: 'motion',
      moment: { kind: 'from', at: opensAt },
      until: null,
      placedAt,
      audience: { kind: 'everyone' },
    },
    now,
  })
}

/** What of the words and the film a place does not take. */
export function issuesAt(
  platform: CopyPlatform,
  { cut, title, copy }: { cut: RenderedCut; title: string; copy: string },
): { words: readonly CopyIssue[]; film: readonly SpecIssue[] } {
  return {
    words: checkCopy(platform, { title, copy }),
    film: checkSpec(platformSpec(FILM_OF[platform]), { shape: cut.shape, length: cut.durationFlicks }),
  }
}
