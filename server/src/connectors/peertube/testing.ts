import { createHash } from 'node:crypto'
import type { ConnectorRig, RiggedPlatform, RiggedPost } from '../suite/rig.ts'
import { filesOf, type ManualClock, planFor, seededFile } from '../testing.ts'
import { peertubeIn } from './connector.ts'
import { emulatePeertube, type EmulatedPeertube, PEERTUBE_TRIAL } from './emulator/index.ts'
import { nameOfPrivacy } from './privacy.ts'

const PIECE_BYTES = 64 * 1024
const FILM = seededFile(150_000)
const connector = peertubeIn(PIECE_BYTES)

/** An emulated server with its account opened. */
export async function openPeertube(
  clock: ManualClock,
): Promise<RiggedPlatform & { peertube: EmulatedPeertube }> {
  const peertube = await emulatePeertube({ clock })
  const { emulator, server } = peertube
  const origins = { account: emulator.origin }
  const { door } = connector
  if (door.kind !== 'words') throw new Error('PeerTube is opened with words')
  const opened = await door.open(PEERTUBE_TRIAL, {
    fetch,
    origins,
    now: clock.now,
    signal: new AbortController().signal,
  })
  return {
    peertube,
    emulator,
    origins,
    account: {
      id: 'account-1',
      remoteId: opened.remoteId,
      handle: opened.handle,
      address: emulator.origin,
      settings: opened.settings,
    },
    grant: opened.token,
    app: null,
    posts: () => postsOf(peertube),
    removePost: ({ id }) => void server.videos.delete(id),
    processFor: (ms) => void (server.processMs = ms),
    sayStrangeState: (looks) => void (server.strangeLooks = looks),
    endSessions: () => server.uploads.clear(),
    addComments: ({ id }, comments) => {
      for (const { author, text } of comments)
        server.comments.push({ id: server.next(), video: id, author, text, inReplyTo: null, at: clock.now() })
    },
    setFigures: ({ id }, figures) => void server.figures.set(id, figures),
    forbidDeletion: () => void (server.mayDelete = false),
    tokens: {
      endAccess: () => server.endAccess(),
      revoke: () => server.revoke(),
      failNext: (answer) => void (server.nextRenewal = answer),
      loseNext: () =>
        emulator.faults.add({ operation: 'getOAuthToken', nth: 1, mishap: { kind: 'answer-lost' } }),
      emptyNext: () => void (server.nextRenewal = 'empty'),
    },
    close: () => emulator.close(),
  }
}

function postsOf({ server }: EmulatedPeertube): RiggedPost[] {
  return [...server.videos.values()].map((video) => ({
    id: video.uuid,
    isOut: video.privacy !== 3,
    visibility: nameOfPrivacy(video.privacy),
    words: `${video.name}\n${video.description}`,
    altText: '',
    contentWarning: video.nsfwSummary === '' ? null : video.nsfwSummary,
    disclosures: video.nsfw ? ['sensitive'] : [],
    captions: [...video.captions],
    interactions: video.commentsPolicy === null ? {} : { comments: video.commentsPolicy === 1 },
    filmSha256: createHash('sha256').update(video.bytes).digest('hex'),
    cover: video.coverSha256,
    parent: null,
  }))
}

const refused = (status: number, code?: string) => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { type: 'about:blank', status, detail: 'no', ...(code === undefined ? {} : { code }) },
})

/** PeerTube for the conformance kit. */
export const peertubeRig: ConnectorRig = {
  connector,
  open: openPeertube,
  plan: planFor('peertube-film', { title: 'The lamp, again', film: { sizeBytes: FILM.sizeBytes } }),
  files: filesOf(FILM),
  rate: (seconds) => ({ ...refused(429), headers: { 'retry-after': String(seconds) } }),
  strange: refused(418, 'tide_too_high'),
  handsOutAddresses: false,
  errors: [
    { answer: refused(401, 'invalid_token'), kind: 'auth', at: 'transfer' },
    { answer: refused(403), kind: 'policy', at: 'transfer' },
    { answer: refused(413, 'quota_reached'), kind: 'quota', at: 'transfer' },
    { answer: refused(413, 'max_file_size_reached'), kind: 'media', at: 'transfer' },
    { answer: refused(415), kind: 'media', at: 'transfer' },
    { answer: refused(409), kind: 'transient', at: 'transfer', nth: 3 },
    { answer: refused(422), kind: 'media', at: 'transfer', nth: 3 },
    { answer: refused(503), kind: 'transient', at: 'transfer', nth: 3 },
    { answer: refused(403), kind: 'policy', at: 'commit' },
    { answer: refused(401, 'invalid_token'), kind: 'auth', at: 'commit' },
    { answer: refused(503), kind: 'outcome-unknown', at: 'commit' },
  ],
}
