import type { ModerationActKind } from '@stagedoor/core/community'
import type { Announcement } from '../../plant/events/index.ts'

/** Crew acted on what fans say; what it changed is read again by whoever listens. */
export const moderated = ({
  productionId,
  actId,
  kind,
  writingIds,
}: {
  productionId: string
  actId: string
  kind: ModerationActKind
  writingIds: readonly string[]
}): Announcement => ({
  name: 'community.moderated',
  productionId,
  payload: { actId, kind, writingIds },
})

/** The production gave somebody a badge, or took it back. */
export const badgeChanged = ({
  productionId,
  badgeId,
  isRevoked,
}: {
  productionId: string
  badgeId: string
  isRevoked: boolean
}): Announcement => ({
  name: isRevoked ? 'community.badge-revoked' : 'community.badge-issued',
  productionId,
  payload: { badgeId },
})
