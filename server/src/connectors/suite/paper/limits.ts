import type { PlatformLimits } from '@stagedoor/core/publish'

/** What the paper platform takes. */
export const PAPER_LIMITS: PlatformLimits = {
  version: '2026-11-21',
  sources: ['https://paper.example/limits'],
  formats: ['own-page'],
  film: {
    containers: ['mp4'],
    videoCodecs: ['h264'],
    audioCodecs: ['aac'],
    frameRate: [1, 60],
    side: [32, 4096],
    aspect: [0.1, 10],
    needsFastStart: false,
  },
  words: {
    texts: [
      { field: 'title', unit: 'utf16', most: 120 },
      { field: 'copy', unit: 'utf16', most: 500 },
    ],
    hashtags: 5,
  },
  links: 3,
  cover: [],
  captions: ['vtt'],
  altText: 40,
  contentWarning: 'words',
  disclosures: ['paid-partnership', 'made-with-ai'],
  visibility: ['everybody', 'nobody'],
  interactions: ['comments'],
  firstComment: true,
  parts: { most: 5, chain: 'yes' },
  perDay: null,
  price: null,
}
