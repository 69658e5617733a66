/** The emulated YouTube: resumable upload, films, captions, covers, comments, and Google's consent page. */
import { Emulator, type EmulatorClock, showPage } from '../../emulating/index.ts'
import { commentOperations } from './comment-operations.ts'
import { lookOperations } from './look-operations.ts'
import { oauthOperations, undocumented } from './oauth-operations.ts'
import { uploadOperations } from './upload-operations.ts'
import { videoOperations } from './video-operations.ts'
import { type EmulatedVideo, YoutubeWorld } from './world.ts'

/** The emulator, and what is on it. */
export interface EmulatedYoutube extends Emulator {
  readonly world: YoutubeWorld
}

/** Opens an emulated YouTube with one channel; by hand it takes some seconds over each film. */
export async function emulateYoutube({
  port = 0,
  clock = { now: () => Date.now() },
  isAudited = true,
  processingMs = 5000,
}: {
  port?: number
  clock?: EmulatorClock
  isAudited?: boolean
  processingMs?: number
} = {}): Promise<EmulatedYoutube> {
  const world = new YoutubeWorld({ clock, isAudited, processingMs })
  const emulator = await Emulator.open(
    (origin) => ({
      name: 'YouTube',
      refuse: undocumented,
      page: () => pageOf(world),
      operations: [
        ...oauthOperations(world),
        ...uploadOperations(world, origin),
        ...videoOperations(world),
        ...commentOperations(world),
        ...lookOperations(world),
      ],
    }),
    { port, clock },
  )
  return Object.assign(emulator, { world })
}

function pageOf(world: YoutubeWorld): string {
  return showPage({
    name: 'YouTube',
    hint: `Client id ${world.app.clientId}, secret ${world.app.clientSecret}. ${
      world.setting.isAudited ? '' : 'Google has not audited this project: its films stay private. '
    }Used today: ${world.inserts} uploads, ${world.units} units.`,
    posts: [...world.videos.values()].map((video) => ({
      name: video.id,
      words: `${video.resource.snippet.title}\n${video.resource.snippet.description ?? ''}`,
      state: video.resource.status.privacyStatus,
      facts: factsOf(video),
    })),
  })
}

function factsOf({
  resource,
  captions,
  sizeBytes,
  comments,
  coverSha256,
}: EmulatedVideo): Record<string, string> {
  const { status, paidProductPlacementDetails } = resource
  return {
    bytes: String(sizeBytes),
    'made for kids': status.selfDeclaredMadeForKids === true ? 'yes' : '',
    'altered or synthetic': status.containsSyntheticMedia === true ? 'yes' : '',
    'paid promotion': paidProductPlacementDetails?.hasPaidProductPlacement === true ? 'yes' : '',
    captions: [...captions.keys()].join(', '),
    cover: coverSha256 === null ? '' : 'its own',
    comments: comments.map(({ author, text }) => `${author}: ${text}`).join(' · '),
  }
}
