import type { PostDisclosure } from '@stagedoor/core/publish'
import type { TokenGrant } from '../account-door.ts'
import type { ConnectorRig, RiggedPlatform } from '../suite/rig.ts'
import { filesOf, type ManualClock, planFor, seededFile } from '../testing.ts'
import { youtubeIn } from './connector.ts'
import { refusal } from './emulator/answers.ts'
import { commentFrom } from './emulator/comment-operations.ts'
import { type EmulatedYoutube, emulateYoutube } from './emulator/index.ts'
import type { EmulatedVideo } from './emulator/world.ts'

/** The smallest piece that YouTube takes, so that small films go in several. */
export const PIECE = 256 * 1024
const film = seededFile(PIECE + 1234)
const SCOPE =
  'https://www.googleapis.com/auth/youtube.upload https://www.googleapis.com/auth/youtube.force-ssl'

/** A short that YouTube takes as it stands. */
export const shortOfTheWave = planFor('youtube-short', {
  title: 'Forty takes of one wave',
  film: { sizeBytes: film.sizeBytes },
})

/** YouTube with its emulator, for the conformance kit. */
export const youtubeRig: ConnectorRig = {
  connector: youtubeIn(PIECE),
  open: openYoutube,
  plan: shortOfTheWave,
  files: filesOf(film),
  rate: (seconds) => ({
    ...refusal(403, 'rateLimitExceeded'),
    headers: { 'retry-after': String(seconds) },
  }),
  strange: refusal(418, 'curtainNotRaised'),
  handsOutAddresses: true,
  errors: [
    { answer: refusal(403, 'quotaExceeded'), kind: 'quota' },
    { answer: refusal(400, 'uploadLimitExceeded'), kind: 'quota' },
    { answer: refusal(403, 'userRateLimitExceeded'), kind: 'rate' },
    { answer: refusal(401, 'authError'), kind: 'auth' },
    { answer: refusal(403, 'insufficientPermissions'), kind: 'scope' },
    { answer: refusal(403, 'forbidden'), kind: 'scope', at: 'commit' },
    { answer: refusal(403, 'accessNotConfigured'), kind: 'config' },
    { answer: refusal(401, 'youtubeSignupRequired'), kind: 'policy' },
    { answer: refusal(400, 'invalidTitle'), kind: 'media' },
    { answer: refusal(400, 'invalidDescription'), kind: 'media' },
    { answer: refusal(400, 'invalidTags'), kind: 'media' },
    { answer: refusal(400, 'invalidCategoryId'), kind: 'config' },
    { answer: refusal(413, 'mediaBodyTooLarge'), kind: 'media' },
    { answer: refusal(403, 'forbiddenPrivacySetting'), kind: 'policy', at: 'commit' },
    { answer: refusal(404, 'videoNotFound'), kind: 'media', at: 'commit' },
    { answer: refusal(500, 'backendError'), kind: 'outcome-unknown', at: 'commit' },
    { answer: { status: 503, body: 'busy' }, kind: 'transient', at: 'transfer', nth: 2 },
  ],
}

/** A fresh YouTube with an open channel. */
export async function openYoutube(
  clock: ManualClock,
  setting: { isAudited?: boolean; processingMs?: number } = {},
): Promise<RiggedPlatform & { readonly youtube: EmulatedYoutube }> {
  const youtube = await emulateYoutube({ clock, processingMs: 20_000, ...setting })
  const { world, origin } = youtube
  const { accessToken, refreshToken, expiresIn } = world.grant(SCOPE)
  const grant: TokenGrant = {
    accessToken,
    refreshToken,
    expiresAt: clock.now() + expiresIn * 1000,
    refreshExpiresAt: null,
    scopes: SCOPE.split(' '),
  }
  const video = (id: string) => {
    const found = world.videos.get(id)
    if (found === undefined) throw new Error(`no film ${id}`)
    return found
  }
  return {
    youtube,
    emulator: youtube,
    origins: { api: origin, consent: origin, token: origin, web: origin, studio: origin, image: origin },
    account: {
      id: 'account-1',
      remoteId: world.channel.id,
      handle: world.channel.customUrl,
      address: '',
      settings: {},
    },
    grant,
    app: world.app,
    posts: () => [...world.videos.values()].map(asPost),
    removePost: ({ id }) => void world.videos.delete(id),
    processFor: (ms) => void (world.processingMs = ms),
    sayStrangeState: (looks) => void (world.strangeLooks = looks),
    endSessions: () => {
      for (const [id, { video: made }] of world.sessions) if (made === null) world.sessions.delete(id)
    },
    addComments: ({ id }, comments) => {
      for (const { author, text } of comments)
        video(id).comments.push(commentFrom(world, { author, channelId: `UC${author}`, text }))
    },
    setFigures: ({ id }, { views = 0, likes = 0, comments = 0 }) => {
      video(id).figures = { views, likes, comments }
    },
    forbidDeletion: () => void (world.mayDelete = false),
    tokens: {
      endAccess: () => world.access.clear(),
      revoke: () => world.refreshes.clear(),
      failNext: (answer) => void (world.nextRenewal = { kind: 'says', answer }),
      loseNext: () => youtube.faults.add({ operation: 'token', nth: 1, mishap: { kind: 'answer-lost' } }),
      emptyNext: () => void (world.nextRenewal = { kind: 'empty' }),
    },
    close: () => youtube.close(),
  }
}

function asPost({ id, isOut, resource, captions, sha256, coverSha256 }: EmulatedVideo) {
  const { snippet, status, paidProductPlacementDetails } = resource
  const marks: readonly (readonly [PostDisclosure, boolean | undefined])[] = [
    ['paid-partnership', paidProductPlacementDetails?.hasPaidProductPlacement],
    ['made-with-ai', status.containsSyntheticMedia],
    ['made-for-kids', status.selfDeclaredMadeForKids],
  ]
  return {
    id,
    isOut,
    visibility: status.privacyStatus,
    words: `${snippet.title}\n${snippet.description ?? ''}`,
    altText: '',
    contentWarning: null,
    disclosures: marks.flatMap(([mark, isSet]) => (isSet === true ? [mark] : [])),
    captions: [...captions.keys()],
    interactions: {},
    filmSha256: sha256,
    cover: coverSha256,
    parent: null,
  }
}
