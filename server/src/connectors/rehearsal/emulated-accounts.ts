import type { PlatformId } from '@stagedoor/core/publish'
import type { AppCredentials } from '../account-door.ts'
import { BLUESKY_TRIAL, emulateBluesky } from '../bluesky/emulator/index.ts'
import type { Emulator, EmulatorClock } from '../emulating/index.ts'
import { emulateInstagram } from '../instagram/emulator/index.ts'
import { emulateMastodon } from '../mastodon/emulator/index.ts'
import { emulatePeertube, PEERTUBE_TRIAL } from '../peertube/emulator/index.ts'
import { emulateTiktok } from '../tiktok/emulator/index.ts'
import { EMULATED_SECRET, emulateWebhook } from '../webhook/emulator/index.ts'
import { emulateX } from '../x/emulator/index.ts'
import { emulateYoutube } from '../youtube/emulator/index.ts'

/** An emulated platform, and with what its one account is opened. */
export interface Emulated {
  readonly emulator: Emulator
  readonly with:
    | { readonly kind: 'words'; readonly fields: Readonly<Record<string, string>> }
    /** Null where the application registers itself. */
    | { readonly kind: 'consent'; readonly app: AppCredentials | null }
}

const knowing = async <Platform extends Emulator & { readonly world: { readonly app: AppCredentials } }>(
  opening: Promise<Platform>,
): Promise<Emulated> => {
  const emulator = await opening
  return { emulator, with: { kind: 'consent', app: emulator.world.app } }
}

/** The emulators of platforms that a recall can be rehearsed at; our own outlets have none. */
export const EMULATED: Partial<Record<PlatformId, (clock: EmulatorClock) => Promise<Emulated>>> = {
  bluesky: async (clock) => {
    const { emulator } = await emulateBluesky({ clock })
    return { emulator, with: { kind: 'words', fields: BLUESKY_TRIAL } }
  },
  instagram: (clock) => knowing(emulateInstagram({ clock })),
  mastodon: async (clock) => {
    const { emulator } = await emulateMastodon({ clock })
    return { emulator, with: { kind: 'consent', app: null } }
  },
  peertube: async (clock) => {
    const { emulator } = await emulatePeertube({ clock })
    return { emulator, with: { kind: 'words', fields: PEERTUBE_TRIAL } }
  },
  tiktok: (clock) => knowing(emulateTiktok({ clock })),
  webhook: async (clock) => {
    const emulator = await emulateWebhook({ clock })
    return { emulator, with: { kind: 'words', fields: { path: '/hook', secret: EMULATED_SECRET } } }
  },
  x: (clock) => knowing(emulateX({ clock })),
  youtube: (clock) => knowing(emulateYoutube({ clock })),
}
