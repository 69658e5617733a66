import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { PostDisclosure } from '@stagedoor/core/publish'
import type { TokenGrant } from '../account-door.ts'
import type { PostFiles } from '../connector.ts'
import type { EmulatedAnswer } from '../emulating/index.ts'
import type { ConnectorRig, RiggedError, RiggedPlatform } from '../suite/rig.ts'
import { filesOf, type ManualClock, planFor, seededFile } from '../testing.ts'
import { piecesOf } from '../wire/index.ts'
import { instagramConnector } from './connector.ts'
import { refusal } from './emulator/answers.ts'
import { type EmulatedInstagram, emulateInstagram } from './emulator/index.ts'
import type { EmulatedMedia, Login } from './emulator/world.ts'

const film = seededFile(180_000)

/** A reel that Instagram takes as it stands. */
export const reelOfTheWave = planFor('instagram-reel', { film: { sizeBytes: film.sizeBytes } })

const rate = (seconds: number): EmulatedAnswer => ({
  ...refusal(80_002, null, 'There have been too many calls to this Instagram account.'),
  headers: {
    'x-business-use-case-usage': JSON.stringify({
      '17841400000000007': [{ type: 'instagram', estimated_time_to_regain_access: seconds / 60 }],
    }),
  },
})

const errors: readonly RiggedError[] = [
  { answer: refusal(190, 463), kind: 'auth' },
  { answer: refusal(10), kind: 'scope' },
  { answer: refusal(200), kind: 'scope' },
  { answer: refusal(25, 2_207_050), kind: 'policy' },
  { answer: refusal(368), kind: 'policy' },
  { answer: refusal(4, 2_207_051), kind: 'policy', nth: 2 },
  { answer: refusal(-1, 2_207_001), kind: 'transient' },
  { answer: refusal(-1, 2_207_032), kind: 'transient', nth: 2 },
  { answer: refusal(36_004, 2_207_010), kind: 'media', nth: 2 },
  { answer: refusal(1, 2_207_057), kind: 'media', nth: 2 },
  { answer: refusal(9004, 2_207_052), kind: 'config', nth: 2 },
  { answer: refusal(100), kind: 'config', nth: 2 },
  { answer: refusal(9, 2_207_042), kind: 'quota', at: 'commit' },
  { answer: refusal(-2, 2_207_020), kind: 'outcome-unknown', at: 'commit' },
  { answer: refusal(4, 2_207_051), kind: 'outcome-unknown', at: 'commit' },
  { answer: refusal(9007, 2_207_027), kind: 'outcome-unknown', at: 'commit' },
  { answer: refusal(25, 2_207_050), kind: 'policy', at: 'commit' },
]

const shared = { plan: reelOfTheWave, rate, strange: refusal(987_654, 1), errors } as const

/** Instagram by Facebook Login: bytes from us, deletion. Its tokens are not renewed. */
export const facebookLoginRig: ConnectorRig = {
  ...shared,
  connector: { ...instagramConnector, door: { kind: 'ours' } },
  open: (clock) => openInstagram(clock),
  files: filesOf(film),
  handsOutAddresses: true,
}

/** Instagram by its own login: the film is fetched, and only a person deletes. */
export const instagramLoginRig: ConnectorRig = {
  ...shared,
  connector: {
    ...instagramConnector,
    capabilities: { ...instagramConnector.capabilities, wayIn: ['pull-url'], retract: 'manual' },
  },
  open: (clock) => openInstagram(clock, { login: 'instagram' }),
  files: await servedFiles(),
  handsOutAddresses: false,
}

const SCOPES: Readonly<Record<Login, readonly string[]>> = {
  facebook: ['instagram_basic', 'instagram_content_publish', 'instagram_manage_contents'],
  instagram: ['instagram_business_basic', 'instagram_business_content_publish'],
}

/** A fresh Instagram with an open account. */
export async function openInstagram(
  clock: ManualClock,
  { login = 'facebook' }: { login?: Login } = {},
): Promise<RiggedPlatform & { readonly instagram: EmulatedInstagram }> {
  const instagram = await emulateInstagram({ clock, processingMs: 20_000 })
  const { world, origin } = instagram
  const scopes = SCOPES[login]
  const accessToken = world.tokenFor({ login, kind: login === 'facebook' ? 'page' : 'long', scopes })
  const expiresAt = login === 'facebook' ? null : clock.now() + 60 * 86_400_000
  const refreshToken = login === 'facebook' ? null : accessToken
  const grant: TokenGrant = { accessToken, refreshToken, expiresAt, refreshExpiresAt: expiresAt, scopes }
  const media = (id: string) => {
    const found = world.media.get(id)
    if (found === undefined) throw new Error(`no post ${id}`)
    return found
  }
  return {
    instagram,
    emulator: instagram,
    origins: Object.fromEntries(Object.keys(instagramConnector.origins).map((role) => [role, origin])),
    account: {
      id: 'account-1',
      remoteId: world.account.id,
      handle: world.account.username,
      address: '',
      settings: { login, canDelete: login === 'facebook' },
    },
    grant,
    app: world.app,
    // A container is no post: nobody can take it back, nobody sees it, and it is gone after a day.
    posts: () => [...world.media.values()].map(asPost),
    removePost: ({ id }) => void world.media.delete(id),
    processFor: (ms) => void (world.processingMs = ms),
    sayStrangeState: (looks) => void (world.strangeLooks = looks),
    endSessions: () => {
      for (const container of world.containers.values()) container.isGone = true
    },
    addComments: ({ id }, comments) => {
      for (const { author, text } of comments) world.comment(media(id), author, text)
    },
    setFigures: ({ id }, figures) => {
      media(id).figures = { ...media(id).figures, ...figures }
    },
    forbidDeletion: () => void (world.mayDelete = false),
    tokens: {
      endAccess: () => {
        for (const token of world.tokens.values()) token.isStale = true
      },
      revoke: () => world.tokens.clear(),
      failNext: (answer) => void (world.nextRenewal = { kind: 'says', answer }),
      loseNext: () => instagram.faults.add({ operation: 'renew', nth: 1, mishap: { kind: 'answer-lost' } }),
      emptyNext: () => void (world.nextRenewal = { kind: 'same' }),
    },
    close: () => instagram.close(),
  }
}

function asPost({ id, container }: EmulatedMedia) {
  const { words } = container
  const marks: readonly (readonly [PostDisclosure, boolean | undefined])[] = [
    ['paid-partnership', words.is_paid_partnership],
    ['made-with-ai', words.is_ai_generated],
  ]
  return {
    id,
    isOut: true,
    visibility: 'public',
    words: 'caption' in words ? (words.caption ?? '') : '',
    altText: '',
    contentWarning: null,
    disclosures: marks.flatMap(([mark, isSet]) => (isSet === true ? [mark] : [])),
    captions: [],
    interactions: {},
    filmSha256: container.sha256,
    parent: null,
  }
}

// A house that hands its film out once for each address.
async function servedFiles(): Promise<PostFiles> {
  const bytes = await piecesOf(film, 0, film.sizeBytes)
  const open = new Set<string>()
  const server = createServer((request, response) => {
    const isOpen = open.delete(request.url ?? '')
    response.writeHead(isOpen ? 200 : 404).end(isOpen ? bytes : undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...filesOf(film),
    publicAddress: () => {
      const path = `/${randomUUID()}`
      open.add(path)
      return Promise.resolve(`${origin}${path}`)
    },
  }
}
