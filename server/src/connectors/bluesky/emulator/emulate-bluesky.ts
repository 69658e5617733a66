import { Emulator, type EmulatorClock, showPage } from '../../emulating/index.ts'
import { BLUESKY_TRIAL, BlueskyNetwork, TRIAL_DID } from './network.ts'
import { repositoryOperations, xrpcError } from './repository.ts'
import { videoOperations } from './video-service.ts'
import { viewOperations } from './view.ts'

/** The running emulator and what lies behind it. */
export interface EmulatedBluesky {
  readonly emulator: Emulator
  readonly network: BlueskyNetwork
}

/** Opens an emulated Bluesky on this machine. */
export async function emulateBluesky({
  port = 0,
  clock = { now: () => Date.now() },
}: {
  port?: number
  clock?: EmulatorClock
} = {}): Promise<EmulatedBluesky> {
  const network = new BlueskyNetwork(clock)
  const emulator = await Emulator.open(
    (origin) => ({
      name: 'Bluesky',
      operations: [
        ...repositoryOperations(network, origin),
        ...videoOperations(network, origin),
        ...viewOperations(network),
      ],
      refuse: (why) => xrpcError(400, 'InvalidRequest', why),
      page: () => pageOf(network),
    }),
    { port, clock },
  )
  return { emulator, network }
}

function pageOf(network: BlueskyNetwork): string {
  return showPage({
    name: 'Bluesky',
    hint: `Open the account with the handle ${BLUESKY_TRIAL.identifier} and the app password ${BLUESKY_TRIAL.password}.`,
    posts: [...network.records].map(([rkey, { value }]) => ({
      name: `at://${TRIAL_DID}/app.bsky.feed.post/${rkey}`,
      words: value.text,
      state: value.reply === undefined ? 'public' : `answers ${value.reply.parent.uri}`,
      facts: {
        written: value.createdAt,
        film: value.embed?.video.ref.$link ?? 'none',
        'alt text': value.embed?.alt ?? '',
        captions: (value.embed?.captions ?? []).map(({ lang }) => lang).join(', '),
        labels: (value.labels?.values ?? []).map(({ val }) => val).join(', '),
      },
    })),
  })
}
