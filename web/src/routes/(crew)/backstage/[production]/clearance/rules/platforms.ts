/** Where a cut can go, in the order in which pages offer it. */
export const PLATFORMS = [
  'own-page',
  'kit',
  'instagram',
  'tiktok',
  'youtube',
  'mastodon',
  'bluesky',
  'x',
] as const
