import type { PlatformId } from '@stagedoor/core/publish'
import { emulateBluesky } from './bluesky/emulator/index.ts'
import type { Emulator, EmulatorClock } from './emulating/index.ts'
import { emulateInstagram } from './instagram/emulator/index.ts'
import { emulateMastodon } from './mastodon/emulator/index.ts'
import { emulatePeertube } from './peertube/emulator/index.ts'
import { emulateTiktok } from './tiktok/emulator/index.ts'
import { emulateWebhook } from './webhook/emulator/index.ts'
import { emulateX } from './x/emulator/index.ts'
import { emulateYoutube } from './youtube/emulator/index.ts'

/** How an emulator is opened; by hand each keeps a port of its own. */
export type OpenEmulator = (how: { port?: number; clock?: EmulatorClock }) => Promise<Emulator>

/** The emulators that a person can run, by platform. */
export const EMULATORS: Partial<Record<PlatformId, OpenEmulator>> = {
  bluesky: async (how) => (await emulateBluesky(how)).emulator,
  instagram: emulateInstagram,
  mastodon: async (how) => (await emulateMastodon(how)).emulator,
  peertube: async (how) => (await emulatePeertube(how)).emulator,
  tiktok: emulateTiktok,
  webhook: emulateWebhook,
  x: emulateX,
  youtube: emulateYoutube,
}
