import { COPY_LIMITS } from '../copy-limits.ts'
import type { PlatformLimits } from './platform-limits.ts'

/** What Bluesky takes. */
export const BLUESKY_LIMITS: PlatformLimits = {
  version: '2026-11-21',
  sources: [
    'https://docs.bsky.app/docs/tutorials/video',
    'https://github.com/bluesky-social/atproto/tree/main/lexicons/app/bsky',
  ],
  formats: ['bluesky-post'],
  film: {
    containers: ['mp4'],
    videoCodecs: ['h264'],
    audioCodecs: ['aac'],
    frameRate: [1, 60],
    side: [32, 4096],
    aspect: [1 / 3, 3],
    needsFastStart: false,
  },
  words: COPY_LIMITS.bluesky,
  links: null,
  cover: [],
  captions: ['vtt'],
  // The lexicon sets no bound; Bluesky’s own application takes so much.
  altText: 2000,
  // Its own labels are for adult and graphic media alone; a warning in words stands in the text.
  contentWarning: 'none',
  disclosures: ['sensitive'],
  visibility: [],
  interactions: [],
  firstComment: true,
  parts: { most: 25, chain: 'yes' },
  perDay: null,
  price: null,
}
