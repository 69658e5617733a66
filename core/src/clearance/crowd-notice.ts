import type { SubjectId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import type { Use } from './exposure.ts'

/** The identity of a crowd notice. */
export type CrowdNoticeId = string & { readonly idOf: 'crowd-notice' }

/** Takes a string as a crowd notice's identity. */
export function crowdNoticeId(id: string): CrowdNoticeId {
  return id as CrowdNoticeId
}

/**
 * A blanket release: a notice posted where and when a crowd was filmed. It covers unidentified, unfeatured adults in the
 * background of that place and day, in picture only, for its uses (none named: all).
 */
export interface CrowdNotice {
  readonly id: CrowdNoticeId
  readonly name: string
  readonly placeId: SubjectId
  readonly dayId: string
  readonly uses: readonly Use[]
  readonly postedAt: Instant
}
