import type { PlatformLimits } from './platform-limits.ts'

/** What an entry of the production's own podcast feed can be: what players of such feeds commonly show. */
export const FEED_LIMITS: PlatformLimits = {
  version: '2026-11-22',
  sources: [
    'https://www.rssboard.org/rss-specification',
    'https://podcasters.apple.com/support/823-podcast-requirements',
    'https://podcasting2.org/docs/podcast-namespace',
  ],
  formats: ['own-page'],
  film: {
    // Apple names MP4, MOV and M4V; of those everybody plays H.264 with AAC.
    containers: ['mp4', 'mov'],
    videoCodecs: ['h264', 'hevc'],
    audioCodecs: ['aac', 'mp3'],
    frameRate: [1, 60],
    side: [16, 4096],
    aspect: [1 / 3, 3],
    needsFastStart: true,
  },
  words: {
    texts: [
      { field: 'title', unit: 'grapheme', most: 200 },
      // Apple shows no more of a description.
      { field: 'copy', unit: 'utf16', most: 4000 },
    ],
  },
  links: null,
  cover: ['still'],
  captions: ['vtt'],
  altText: null,
  // As the first words of what is said of it, and the feed's mark for explicit entries.
  contentWarning: 'words',
  disclosures: ['paid-partnership', 'own-brand', 'made-with-ai', 'sensitive'],
  visibility: [],
  interactions: [],
  firstComment: false,
  parts: { most: 1, chain: 'no' },
  perDay: null,
  price: null,
}
