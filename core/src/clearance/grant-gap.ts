import type { Instant } from '../time/index.ts'
import type { Side } from './appearance.ts'
import type { Destination } from './exposure.ts'
import type { Grant } from './grant.ts'
import { beginsAt, isWithdrawn, mediumOf, reaches, signs } from './grant-reading.ts'
import type { Point } from './question.ts'
import type { Subject } from './subject.ts'
import { WORLD } from './territory.ts'
import type { GrantGap, Shortfall } from './verdict.ts'

/** What a missing permission is measured against: the open points on one side of one subject. */
export interface Missing {
  readonly subject: Subject
  readonly side: Side
  readonly at: Instant
  readonly open: readonly Point[]
  readonly destination: Destination
}

// The nearer a grant is to permitting, the earlier its kind stands here.
const NEARNESS: readonly GrantGap['kind'][] = [
  'approval-missing',
  'too-narrow',
  'not-begun',
  'expired',
  'sent',
  'drafted',
  'withdrawn',
  'ended-at-majority',
  'signed-by-minor',
]

/** What stands in the way, told by the grant that comes nearest; the same for every order of grants. */
export function nearestGap(grants: readonly Grant[], missing: Missing): GrantGap {
  const gaps = grants.map((grant) => ({ grant, gap: gapOf(grant, missing) }))
  gaps.sort(
    (a, b) =>
      rank(a.gap) - rank(b.gap) || distance(a.gap) - distance(b.gap) || (a.grant.id < b.grant.id ? -1 : 1),
  )
  return gaps[0]?.gap ?? { kind: 'never-asked' }
}

function gapOf(grant: Grant, missing: Missing): GrantGap {
  const { state, scope, id: grantId } = grant
  if (state.kind === 'draft') return { kind: 'drafted', grantId, at: state.draftedAt }
  if (state.kind === 'sent') return { kind: 'sent', grantId, at: state.sentAt }
  if (!signs(grant, missing.subject)) return { kind: 'signed-by-minor', grantId }
  if (state.kind === 'withdrawn' && isWithdrawn(grant, missing.at))
    return { kind: 'withdrawn', grantId, at: state.withdrawnAt }
  const begins = beginsAt(grant) ?? state.signedAt
  if (missing.at < begins) return { kind: 'not-begun', grantId, at: begins }
  if (scope.window.until !== undefined && scope.window.until <= missing.at)
    return { kind: 'expired', grantId, at: scope.window.until }
  const shortfall = shortfallOf(grant, missing)
  return sizeOf(shortfall) > 0
    ? { kind: 'too-narrow', grantId, shortfall }
    : { kind: 'approval-missing', grantId }
}

function shortfallOf({ scope }: Grant, { side, open, destination }: Missing): Shortfall {
  const isWorld = scope.territories.includes(WORLD)
  return {
    media: scope.media.includes(mediumOf(side)) ? [] : [mediumOf(side)],
    musicRights: [],
    uses: [...new Set(open.map((point) => point.use))].filter((use) => !scope.uses.includes(use)),
    destination: !scope.destinations.some((reach) => reaches(reach, destination)),
    territories: isWorld
      ? []
      : [...new Set(open.map((point) => point.territory))].filter(
          (code) => !scope.territories.includes(code),
        ),
  }
}

function sizeOf({ media, musicRights, uses, destination, territories }: Shortfall): number {
  return media.length + musicRights.length + uses.length + (destination ? 1 : 0) + territories.length
}

function rank(gap: GrantGap): number {
  return NEARNESS.indexOf(gap.kind)
}

function distance(gap: GrantGap): number {
  switch (gap.kind) {
    case 'too-narrow':
      return sizeOf(gap.shortfall)
    case 'not-begun':
      return gap.at
    case 'drafted':
    case 'sent':
    case 'withdrawn':
    case 'ended-at-majority':
    case 'expired':
      return 0 - gap.at
    case 'never-asked':
    case 'signed-by-minor':
    case 'beside':
    case 'approval-missing':
      return 0
  }
}
