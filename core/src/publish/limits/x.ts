import { COPY_LIMITS } from '../copy-limits.ts'
import type { PlatformLimits } from './platform-limits.ts'

/** What X takes of an account without a subscription. A reply by an application is at risk: X may refuse it. */
export const X_LIMITS: PlatformLimits = {
  version: '2026-11-21',
  sources: [
    'https://docs.x.com/x-api/media/quickstart/best-practices',
    'https://docs.x.com/x-api/posts/creation-of-a-post',
    'https://docs.x.com/fundamentals/counting-characters',
    'https://docs.x.com/x-api/getting-started/pricing',
  ],
  formats: ['x-post'],
  film: {
    containers: ['mp4', 'mov'],
    videoCodecs: ['h264'],
    audioCodecs: ['aac'],
    frameRate: [1, 60],
    side: [32, 1280],
    aspect: [1 / 3, 3],
    needsFastStart: false,
  },
  words: COPY_LIMITS.x,
  links: null,
  cover: [],
  captions: ['vtt', 'srt'],
  altText: 1000,
  contentWarning: 'mark',
  disclosures: ['paid-partnership', 'made-with-ai', 'sensitive'],
  visibility: [],
  interactions: [],
  firstComment: false,
  parts: { most: 25, chain: 'at-risk' },
  // 10,000 within a day for the whole application; no number is given for one account.
  perDay: null,
  price: { currency: 'USD', post: 15_000, postWithAddress: 200_000 },
}
