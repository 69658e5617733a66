/** The emulated Instagram: both logins on one Graph, containers, reels and stories, comments, insights and deletion. */
import { Emulator, type EmulatorClock, showPage } from '../../emulating/index.ts'
import { captionOf } from './caption-of.ts'
import { lookOperations } from './look-operations.ts'
import { nodeOperations } from './node-operations.ts'
import { oauthOperations } from './oauth-operations.ts'
import { publishOperations, undocumented } from './publish-operations.ts'
import { InstagramWorld } from './world.ts'

/** The emulator, and what is on it. */
export interface EmulatedInstagram extends Emulator {
  readonly world: InstagramWorld
}

/** Opens an emulated Instagram with one account; by hand it takes some seconds over each film. */
export async function emulateInstagram({
  port = 0,
  clock = { now: () => Date.now() },
  processingMs = 5000,
}: { port?: number; clock?: EmulatorClock; processingMs?: number } = {}): Promise<EmulatedInstagram> {
  const world = new InstagramWorld(clock, processingMs)
  const emulator = await Emulator.open(
    (origin) => ({
      name: 'Instagram',
      refuse: undocumented,
      page: () => pageOf(world),
      // Named paths first: a node's id would match them as well.
      operations: [
        ...oauthOperations(world),
        ...publishOperations(world, origin),
        ...nodeOperations(world, origin),
        ...lookOperations(world),
      ],
    }),
    { port, clock },
  )
  return Object.assign(emulator, { world })
}

function pageOf(world: InstagramWorld): string {
  return showPage({
    name: 'Instagram',
    hint: `For both logins: app id ${world.app.clientId}, secret ${world.app.clientSecret}. Used within a day: ${world.usedWithinADay()} of ${world.quota} posts.`,
    posts: [
      ...[...world.media.values()].map((media) => ({
        name: media.id,
        words: captionOf(media),
        state: `${media.container.words.media_type === 'REELS' ? 'reel' : 'story'}, public`,
        facts: {
          'AI info': media.container.words.is_ai_generated === true ? 'yes' : '',
          'paid partnership': media.container.words.is_paid_partnership === true ? 'yes' : '',
          comments: media.comments.map(({ username, text }) => `${username}: ${text}`).join(' · '),
        },
      })),
      ...[...world.containers.values()]
        .filter(({ media }) => media === null)
        .map((container) => ({
          name: container.id,
          words: ('caption' in container.words ? container.words.caption : '') ?? '',
          state: `container, seen by nobody: ${world.statusOf(container)}`,
          facts: { bytes: String(container.received.length) },
        })),
    ],
  })
}
