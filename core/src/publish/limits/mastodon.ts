import { COPY_LIMITS } from '../copy-limits.ts'
import type { PlatformLimits } from './platform-limits.ts'

/** What every server with Mastodon’s API takes; each says for itself how much more or less. */
export const MASTODON_LIMITS: PlatformLimits = {
  version: '2026-11-21',
  sources: [
    'https://docs.joinmastodon.org/methods/statuses/#create',
    'https://docs.joinmastodon.org/entities/Instance/#configuration',
    'https://docs.joinmastodon.org/user/posting/',
  ],
  formats: ['fediverse-post'],
  film: {
    containers: ['mp4', 'mov', 'webm'],
    videoCodecs: ['h264', 'vp8', 'vp9'],
    audioCodecs: ['aac', 'opus', 'vorbis', 'mp3'],
    frameRate: [1, 120],
    side: [16, 3840],
    aspect: [1 / 4, 4],
    needsFastStart: false,
    mostPixels: 8_294_400,
  },
  words: COPY_LIMITS.mastodon,
  links: null,
  cover: ['still'],
  captions: [],
  altText: 1500,
  contentWarning: 'words',
  disclosures: ['sensitive'],
  visibility: ['public', 'unlisted', 'private'],
  interactions: [],
  firstComment: true,
  parts: { most: 25, chain: 'yes' },
  perDay: null,
  price: null,
}
