import { COPY_LIMITS } from '../copy-limits.ts'
import type { PlatformLimits } from './platform-limits.ts'

/** What YouTube takes. A short has no flag: its length and shape make it one. */
export const YOUTUBE_LIMITS: PlatformLimits = {
  version: '2026-11-21',
  sources: [
    'https://developers.google.com/youtube/v3/docs/videos',
    'https://developers.google.com/youtube/v3/determine_quota_cost',
    'https://support.google.com/youtube/answer/1722171',
  ],
  formats: ['youtube-short', 'youtube-film'],
  film: {
    containers: ['mp4', 'mov', 'webm'],
    videoCodecs: ['h264', 'hevc', 'vp8', 'vp9', 'av1'],
    audioCodecs: ['aac', 'opus', 'vorbis', 'mp3'],
    frameRate: [1, 60],
    side: [16, 8192],
    aspect: [1 / 4, 4],
    needsFastStart: false,
    // What every channel may; one that is verified by phone may twelve hours.
    longestSeconds: 900,
  },
  words: COPY_LIMITS.youtube,
  links: null,
  cover: ['still'],
  captions: ['vtt', 'srt'],
  altText: null,
  contentWarning: 'none',
  disclosures: ['paid-partnership', 'made-with-ai', 'made-for-kids'],
  visibility: ['public', 'unlisted', 'private'],
  interactions: [],
  firstComment: true,
  parts: { most: 1, chain: 'no' },
  // Calls of videos.insert for a whole project at Google, until midnight in California.
  perDay: 100,
  isPerDayShared: true,
  price: null,
}
