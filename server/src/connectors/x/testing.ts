import type { PostDisclosure } from '@stagedoor/core/publish'
import type { ConnectorRig, RiggedPlatform, RiggedPost } from '../suite/rig.ts'
import { filesOf, type ManualClock, planFor, seededFile } from '../testing.ts'
import { xIn } from './connector.ts'
import { type EmulatedX, emulateX } from './emulator/index.ts'
import { digestOf, xSays, type XTweet } from './emulator/world.ts'

const PIECE = 4_000
const film = seededFile(10_000)

/** A film of the wave that X takes as it stands. */
export const waveOnX = planFor('x-post', { film: { sizeBytes: film.sizeBytes, width: 720, height: 1280 } })

/** X with its emulator, for the conformance kit. */
export const xRig: ConnectorRig = {
  connector: xIn(PIECE),
  open: openX,
  plan: waveOnX,
  files: filesOf(film),
  rate: (seconds, now) => ({
    ...xSays(429, 'about:blank', 'Too Many Requests'),
    headers: { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(Math.ceil(now / 1000) + seconds) },
  }),
  strange: xSays(418, 'curtain-not-raised', 'The curtain is down.'),
  handsOutAddresses: false,
  errors: [
    { answer: xSays(401, 'about:blank', 'Unauthorized'), kind: 'auth' },
    { answer: xSays(402, 'credits', 'You have no credits.'), kind: 'quota' },
    { answer: xSays(429, 'usage-capped', 'Monthly product cap'), kind: 'quota' },
    { answer: xSays(403, 'client-forbidden', 'Client forbidden'), kind: 'config' },
    { answer: xSays(403, 'user-suspended', 'User suspended'), kind: 'policy' },
    { answer: xSays(403, 'about:blank', 'Your account is temporarily locked.'), kind: 'policy' },
    { answer: xSays(403, 'about:blank', 'Missing required OAuth scopes.'), kind: 'scope' },
    { answer: xSays(400, 'invalid-request', 'One or more parameters is invalid.'), kind: 'media' },
    {
      answer: xSays(403, 'about:blank', 'You are not permitted to perform this action.'),
      kind: 'policy',
      at: 'commit',
    },
    {
      answer: xSays(403, 'about:blank', 'You are not allowed to create a Tweet with duplicate content.'),
      kind: 'policy',
      at: 'commit',
    },
    { answer: xSays(400, 'about:blank', 'A post may hold one cashtag.'), kind: 'media', at: 'commit' },
    {
      answer: {
        status: 429,
        headers: { 'x-app-limit-24hour-remaining': '0', 'x-app-limit-24hour-reset': '1800000000' },
        body: {},
      },
      kind: 'quota',
      at: 'commit',
    },
    { answer: { status: 200, body: failedFilm() }, kind: 'media', at: 'poll' },
  ],
}

/** A fresh X with an open account. */
export async function openX(clock: ManualClock): Promise<RiggedPlatform & { readonly x: EmulatedX }> {
  const x = await emulateX({ clock })
  const { world, origin } = x
  const { access, refresh, expiresIn } = world.grant()
  return {
    x,
    emulator: x,
    origins: { api: origin, web: origin },
    account: {
      id: 'account-1',
      remoteId: world.account.id,
      handle: '@saltlight',
      address: '',
      settings: { readsReplies: true },
    },
    grant: {
      accessToken: access,
      refreshToken: refresh,
      expiresAt: clock.now() + expiresIn * 1000,
      refreshExpiresAt: null,
      scopes: [],
    },
    app: world.app,
    posts: () =>
      [...world.tweets.values()].filter(({ authorId }) => authorId === world.account.id).map(asPost),
    removePost: ({ id }) => void world.tweets.delete(id),
    processFor: (ms) => void (world.workMs = ms),
    sayStrangeState: (looks) => void (world.strangeLooks = looks),
    endSessions: () => world.files.clear(),
    addComments: ({ id }, comments) => {
      for (const { author, text } of comments)
        world.post(
          { text, media: null, parent: id, madeWithAi: false, paidPartnership: false },
          { id: world.number(), username: author, name: author },
        )
    },
    setFigures: ({ id }, { views = 0, likes = 0, comments = 0, shares = 0, saves = 0 }) => {
      const tweet = world.tweets.get(id)
      if (tweet !== undefined) tweet.figures = { views, likes, comments, shares, saves }
    },
    forbidDeletion: () => void (world.mayDelete = false),
    tokens: {
      endAccess: () => world.access.clear(),
      revoke: () => world.refreshes.clear(),
      failNext: (answer) => void (world.nextRenewal = answer),
      loseNext: () => x.faults.add({ operation: 'token', nth: 1, mishap: { kind: 'answer-lost' } }),
      emptyNext: () => void (world.nextRenewal = 'empty'),
    },
    close: () => x.close(),
  }
}

function failedFilm() {
  const error = { code: 1, name: 'InvalidMedia', message: 'Unsupported video format' }
  return { data: { id: '1', media_key: '7_1', processing_info: { state: 'failed', error } } }
}

function asPost({ id, text, media, parent, madeWithAi, paidPartnership }: XTweet): RiggedPost {
  const marks: readonly (readonly [PostDisclosure, boolean | undefined])[] = [
    ['paid-partnership', paidPartnership],
    ['made-with-ai', madeWithAi],
    ['sensitive', media?.isSensitive],
  ]
  return {
    id,
    isOut: true,
    visibility: 'public',
    words: text,
    altText: media?.altText ?? '',
    contentWarning: media?.isSensitive === true ? 'sensitive' : null,
    disclosures: marks.flatMap(([mark, isSet]) => (isSet === true ? [mark] : [])),
    captions: media?.captions ?? [],
    interactions: {},
    filmSha256: media === null ? null : digestOf(media),
    parent,
  }
}
