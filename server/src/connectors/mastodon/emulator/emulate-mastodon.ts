import { Emulator, type EmulatorClock, showPage } from '../../emulating/index.ts'
import { oauthOperations } from './oauth-operations.ts'
import { MastodonServer } from './server.ts'
import { statusOperations } from './status-operations.ts'

/** The running emulator and what lies behind it. */
export interface EmulatedMastodon {
  readonly emulator: Emulator
  readonly server: MastodonServer
}

/** Opens an emulated server with Mastodon's API on this machine. */
export async function emulateMastodon({
  port = 0,
  clock = { now: () => Date.now() },
}: {
  port?: number
  clock?: EmulatorClock
} = {}): Promise<EmulatedMastodon> {
  const server = new MastodonServer(clock)
  const emulator = await Emulator.open(
    (origin) => ({
      name: 'Mastodon',
      operations: [...oauthOperations(server, origin), ...statusOperations(server, origin)],
      refuse: (why) => ({ status: 422, body: { error: why } }),
      page: () => pageOf(server),
    }),
    { port, clock },
  )
  return { emulator, server }
}

function pageOf(server: MastodonServer): string {
  return showPage({
    name: 'Mastodon',
    hint: 'Connect an account at this address; the page that comes then has a button that allows it.',
    posts: [...server.statuses.values()].map((status) => ({
      name: status.id,
      words: status.text,
      state: status.replyTo === null ? status.visibility : `${status.visibility}, answers ${status.replyTo}`,
      facts: {
        written: new Date(status.at).toISOString(),
        'content warning': status.spoiler,
        sensitive: status.sensitive ? 'yes' : '',
        language: status.language ?? '',
        film: status.media.join(', '),
        'alt text': status.media.map((id) => server.media.get(id)?.description ?? '').join(' '),
      },
    })),
  })
}
