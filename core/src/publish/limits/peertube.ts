import type { PlatformLimits } from './platform-limits.ts'

/** What every PeerTube takes; each server has its own quota, and says it. */
export const PEERTUBE_LIMITS: PlatformLimits = {
  version: '2026-11-21',
  sources: [
    'https://docs.joinpeertube.org/api-rest-reference.html#operation/uploadResumableInit',
    'https://docs.joinpeertube.org/use/create-upload-video',
  ],
  formats: ['peertube-film'],
  film: {
    containers: ['mp4', 'mov', 'webm'],
    videoCodecs: ['h264', 'hevc', 'vp8', 'vp9', 'av1'],
    audioCodecs: ['aac', 'opus', 'vorbis', 'mp3'],
    frameRate: [1, 120],
    side: [16, 8192],
    aspect: [1 / 4, 4],
    needsFastStart: false,
  },
  words: {
    texts: [
      { field: 'title', unit: 'utf16', most: 120 },
      { field: 'copy', unit: 'utf16', most: 10_000 },
    ],
    needs: ['title'],
  },
  links: null,
  cover: ['still'],
  captions: ['vtt'],
  altText: null,
  contentWarning: 'words',
  disclosures: ['sensitive'],
  visibility: ['public', 'unlisted', 'internal'],
  interactions: ['comments'],
  firstComment: true,
  parts: { most: 1, chain: 'no' },
  perDay: null,
  price: null,
}
