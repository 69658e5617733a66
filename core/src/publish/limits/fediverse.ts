import type { PlatformLimits } from './platform-limits.ts'

/** What a note of the production's own actor can be; other servers fetch and show it as they like. */
export const FEDIVERSE_LIMITS: PlatformLimits = {
  version: '2026-11-22',
  sources: ['https://www.w3.org/TR/activitypub/', 'https://docs.joinmastodon.org/spec/activitypub/'],
  formats: ['fediverse-post'],
  film: {
    containers: ['mp4', 'webm'],
    videoCodecs: ['h264', 'vp8', 'vp9'],
    audioCodecs: ['aac', 'opus', 'vorbis', 'mp3'],
    frameRate: [1, 60],
    side: [16, 3840],
    aspect: [1 / 3, 3],
    needsFastStart: true,
  },
  // The protocol sets no bound; what is longer than this is folded away or cut on many servers.
  words: { texts: [{ field: 'copy', unit: 'grapheme', most: 5000 }] },
  links: null,
  cover: [],
  captions: [],
  altText: 1500,
  contentWarning: 'words',
  disclosures: ['paid-partnership', 'own-brand', 'made-with-ai', 'sensitive'],
  visibility: [],
  interactions: [],
  firstComment: true,
  parts: { most: 25, chain: 'yes' },
  perDay: null,
  price: null,
}
