import { checkWords, COPY_LIMITS, type CopyIssue, type CopyLimits, type TextLimit } from './copy-limits.ts'
import type { PlatformId } from './limits/platform-limits.ts'

/**
 * What each platform takes of an answer to a comment: of a post's words where an answer is one, else of a comment's
 * (YouTube `comments.insert`, PeerTube REST `addVideoCommentReply`: 10,000; Instagram `ig-comment/replies`: as a caption).
 * Absent where an application answers no comments.
 */
export const ANSWER_LIMITS: Readonly<Partial<Record<PlatformId, CopyLimits>>> = {
  bluesky: COPY_LIMITS.bluesky,
  mastodon: COPY_LIMITS.mastodon,
  x: COPY_LIMITS.x,
  youtube: { texts: [{ field: 'copy', unit: 'utf16', most: 10_000 }], needs: ['copy'] },
  peertube: { texts: [{ field: 'copy', unit: 'utf16', most: 10_000 }], needs: ['copy'] },
  instagram: { texts: [{ field: 'copy', unit: 'utf16', most: 2_200 }], needs: ['copy'] },
}

/** The bound that a counter beside an answer counts down from; null where nothing can be answered. */
export function answerBound(platform: PlatformId): TextLimit | null {
  return ANSWER_LIMITS[platform]?.texts.find(({ field }) => field === 'copy') ?? null
}

/** Everything of an answer's words that its platform would refuse. */
export function checkAnswer(platform: PlatformId, copy: string): readonly CopyIssue[] {
  const limits = ANSWER_LIMITS[platform]
  if (limits === undefined || copy.trim() === '') return [{ kind: 'missing', field: 'copy' }]
  return checkWords(limits, { title: '', copy })
}
