import type { Instant } from '../time/index.ts'
import type { Claim } from './dossier.ts'
import type { Grant } from './grant.ts'
import {
  beginsAt,
  endsAtMajority,
  isGrantedIn,
  isWithdrawn,
  mediumOf,
  reaches,
  signs,
} from './grant-reading.ts'
import type { Point } from './manner.ts'
import type { Question } from './question.ts'
import type { Subject } from './subject.ts'
import type { GrantGap, Shortfall } from './verdict.ts'

/** What a missing permission is measured against: the open points of one claim at a moment. */
export interface Missing {
  readonly claim: Claim
  readonly at: Instant
  readonly open: readonly Point[]
  readonly question: Question
}

// The nearer a grant is to permitting, the earlier its kind stands here.
const NEARNESS: readonly GrantGap['kind'][] = [
  'approval-missing',
  'beside',
  'too-narrow',
  'not-begun',
  'expired',
  'ended-at-majority',
  'sent',
  'drafted',
  'withdrawn',
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
  const { claim, at } = missing
  const { subject } = claim.dossier
  if (state.kind === 'draft') return { kind: 'drafted', grantId, at: state.draftedAt }
  if (state.kind === 'sent') return { kind: 'sent', grantId, at: state.sentAt }
  const unspoken = signs(grant, subject) ? null : unspokenFor(grant, subject)
  if (unspoken?.kind === 'signed-by-minor') return unspoken
  if (state.kind === 'withdrawn' && isWithdrawn(grant, at))
    return { kind: 'withdrawn', grantId, at: state.withdrawnAt }
  if (unspoken) return unspoken
  const majority = endsAtMajority(grant, subject)
  if (majority !== null && majority <= at) return { kind: 'ended-at-majority', grantId, at: majority }
  const begins = beginsAt(grant) ?? state.signedAt
  if (at < begins) return { kind: 'not-begun', grantId, at: begins }
  if (scope.window.until !== undefined && scope.window.until <= at)
    return { kind: 'expired', grantId, at: scope.window.until }
  const shortfall = shortfallOf(grant, missing)
  if (sizeOf(shortfall) > 0) return { kind: 'too-narrow', grantId, shortfall }
  const rivals = claim.beside.filter(({ id }) => forbidsBeside(grant, id))
  return rivals.length > 0
    ? { kind: 'beside', grantId, others: rivals }
    : { kind: 'approval-missing', grantId }
}

function forbidsBeside({ conditions }: Grant, id: Subject['id']): boolean {
  return conditions.some((condition) => condition.kind === 'not-beside' && condition.subjectIds.includes(id))
}

// A guardian who signed when the child was grown no longer spoke for them.
function unspokenFor({ id: grantId, signatory }: Grant, subject: Subject): GrantGap {
  const grownAt = subject.kind === 'person' ? subject.comesOfAgeAt : null
  return signatory === 'guardian' && grownAt !== null
    ? { kind: 'ended-at-majority', grantId, at: grownAt }
    : { kind: 'signed-by-minor', grantId }
}

function shortfallOf(grant: Grant, { claim, open, question }: Missing): Shortfall {
  const { scope } = grant
  const medium = mediumOf(claim.side, question)
  const rights = new Set(open.flatMap(({ right }) => (right === null ? [] : [right])))
  return {
    media: scope.media.includes(medium) ? [] : [medium],
    musicRights: [...rights].filter((right) => !scope.musicRights.includes(right)),
    uses: [...new Set(open.map((point) => point.use))].filter((use) => !scope.uses.includes(use)),
    destination: !scope.destinations.some((reach) => reaches(reach, question.destination)),
    territories: [...new Set(open.map((point) => point.territory))].filter(
      (code) => !isGrantedIn(grant, code),
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
    case 'expired':
      return 0 - gap.at
    case 'never-asked':
    case 'ended-at-majority':
    case 'beside':
    case 'signed-by-minor':
    case 'approval-missing':
      return 0
  }
}
