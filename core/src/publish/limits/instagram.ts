import { COPY_LIMITS } from '../copy-limits.ts'
import type { PlatformLimits } from './platform-limits.ts'

/** What Instagram takes; an account's own login and kind narrow it. */
export const INSTAGRAM_LIMITS: PlatformLimits = {
  version: '2026-11-21',
  sources: [
    'https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media',
    'https://developers.facebook.com/docs/instagram-platform/content-publishing',
  ],
  formats: ['instagram-reel', 'instagram-story'],
  film: {
    containers: ['mp4', 'mov'],
    videoCodecs: ['h264', 'hevc'],
    audioCodecs: ['aac'],
    frameRate: [23, 60],
    side: [1, 1920],
    aspect: [0.01, 10],
    needsFastStart: true,
  },
  words: COPY_LIMITS.instagram,
  links: null,
  // A still of one's own has to lie at a public address; a moment of the film does not.
  cover: ['moment'],
  captions: [],
  // "Reels and stories are not supported."
  altText: null,
  contentWarning: 'none',
  disclosures: ['paid-partnership', 'made-with-ai'],
  visibility: [],
  interactions: [],
  firstComment: true,
  parts: { most: 1, chain: 'no' },
  // Within any 24 hours; what the account really has is read from it.
  perDay: 100,
  price: null,
}
