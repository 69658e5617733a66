import { Emulator, type EmulatorClock, showPage } from '../../emulating/index.ts'
import { nameOfPrivacy } from '../privacy.ts'
import { accountOperations, peertubeError } from './account-operations.ts'
import { commentOperations } from './comment-operations.ts'
import { PEERTUBE_TRIAL, PeertubeServer } from './server.ts'
import { videoOperations } from './video-operations.ts'

/** The running emulator and what lies behind it. */
export interface EmulatedPeertube {
  readonly emulator: Emulator
  readonly server: PeertubeServer
}

/** Opens an emulated PeerTube on this machine. */
export async function emulatePeertube({
  port = 0,
  clock = { now: () => Date.now() },
}: {
  port?: number
  clock?: EmulatorClock
} = {}): Promise<EmulatedPeertube> {
  const server = new PeertubeServer(clock)
  const emulator = await Emulator.open(
    (origin) => ({
      name: 'PeerTube',
      operations: [
        ...accountOperations(server, origin),
        ...videoOperations(server, origin),
        ...commentOperations(server, origin),
      ],
      refuse: (why) => peertubeError(400, why),
      page: () => pageOf(server),
    }),
    { port, clock },
  )
  return { emulator, server }
}

function pageOf(server: PeertubeServer): string {
  return showPage({
    name: 'PeerTube',
    hint: `Open the account with the name ${PEERTUBE_TRIAL.username} and the password ${PEERTUBE_TRIAL.password}.`,
    posts: [...server.videos.values()].map((video) => ({
      name: video.uuid,
      words: `${video.name}\n${video.description}`,
      state: nameOfPrivacy(video.privacy),
      facts: {
        bytes: String(video.bytes.length),
        'sensitive content': video.nsfw ? video.nsfwSummary || 'yes' : '',
        language: video.language ?? '',
        captions: [...video.captions].join(', '),
        thumbnail: video.coverSha256 !== null ? 'its own' : 'of the film',
        comments: server.comments
          .filter((comment) => comment.video === video.uuid)
          .map(({ author, text }) => `${author}: ${text}`)
          .join(' · '),
      },
    })),
  })
}
