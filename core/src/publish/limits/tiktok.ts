import { COPY_LIMITS } from '../copy-limits.ts'
import type { PlatformLimits } from './platform-limits.ts'

/** What TikTok takes; what a creator may do today is asked of TikTok each time and narrows this. */
export const TIKTOK_LIMITS: PlatformLimits = {
  version: '2026-11-21',
  sources: [
    'https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide',
    'https://developers.tiktok.com/doc/content-posting-api-reference-direct-post',
    'https://developers.tiktok.com/doc/content-sharing-guidelines',
  ],
  formats: ['tiktok'],
  film: {
    containers: ['mp4', 'mov', 'webm'],
    videoCodecs: ['h264', 'hevc', 'vp8', 'vp9'],
    audioCodecs: ['aac', 'opus', 'vorbis', 'mp3'],
    frameRate: [23, 60],
    side: [360, 4096],
    aspect: [360 / 4096, 4096 / 360],
    needsFastStart: false,
  },
  words: COPY_LIMITS.tiktok,
  links: null,
  cover: ['moment'],
  captions: [],
  altText: null,
  contentWarning: 'none',
  disclosures: ['paid-partnership', 'own-brand', 'made-with-ai'],
  visibility: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'],
  visibilityIsChosen: true,
  interactions: ['comments', 'duets', 'stitches'],
  firstComment: false,
  parts: { most: 1, chain: 'no' },
  perDay: null,
  price: null,
}
