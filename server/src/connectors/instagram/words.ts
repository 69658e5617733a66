import type { PostPlan } from '@stagedoor/core/publish'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'

/** A container's words and marks, as Instagram takes them. A story has no caption. */
export function containerWords({ format, copy, cover, disclosures }: PostPlan) {
  const isReel = format === 'instagram-reel'
  return {
    media_type: isReel ? 'REELS' : 'STORIES',
    ...(isReel ? { caption: copy, share_to_feed: true } : {}),
    ...(isReel && cover?.kind === 'moment'
      ? { thumb_offset: Math.floor((cover.at / FLICKS_PER_SECOND) * 1000) }
      : {}),
    ...(disclosures.includes('made-with-ai') ? { is_ai_generated: true } : {}),
    ...(disclosures.includes('paid-partnership') ? { is_paid_partnership: true } : {}),
  }
}
