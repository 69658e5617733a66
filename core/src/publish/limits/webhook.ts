import type { PlatformLimits } from './platform-limits.ts'

/** What a webhook is sent: whatever the own page takes, for the receiver decides what it does with it. */
export const WEBHOOK_LIMITS: PlatformLimits = {
  version: '2026-11-22',
  sources: ['https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md'],
  formats: ['own-page'],
  film: {
    containers: ['mp4', 'mov', 'webm'],
    videoCodecs: ['h264', 'hevc', 'vp8', 'vp9', 'av1'],
    audioCodecs: ['aac', 'opus', 'vorbis', 'mp3'],
    frameRate: [1, 120],
    side: [16, 8192],
    aspect: [1 / 10, 10],
    needsFastStart: false,
  },
  words: {
    texts: [
      { field: 'title', unit: 'grapheme', most: 200 },
      { field: 'copy', unit: 'grapheme', most: 10_000 },
    ],
  },
  links: null,
  cover: [],
  captions: ['vtt'],
  altText: 1500,
  contentWarning: 'words',
  disclosures: ['paid-partnership', 'own-brand', 'made-with-ai', 'made-for-kids', 'sensitive'],
  visibility: [],
  interactions: [],
  firstComment: false,
  parts: { most: 1, chain: 'no' },
  perDay: null,
  price: null,
}
