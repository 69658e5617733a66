import { createHash } from 'node:crypto'
import type { RemoteRef } from '../connector.ts'
import type { ConnectorRig, RiggedPlatform, RiggedPost } from '../suite/rig.ts'
import { filesOf, type ManualClock, planFor, seededFile } from '../testing.ts'
import { blueskyConnector } from './connector.ts'
import { BLUESKY_TRIAL, emulateBluesky, type EmulatedBluesky } from './emulator/index.ts'
import { partsOfUri } from './record.ts'

/** A film that goes in three parts. */
export const FILM = seededFile(150_000)

/** An emulated Bluesky with its account opened. */
export async function openBluesky(
  clock: ManualClock,
): Promise<RiggedPlatform & { bluesky: EmulatedBluesky }> {
  const bluesky = await emulateBluesky({ clock })
  const { emulator, network } = bluesky
  const { origin } = emulator
  const origins = { account: origin, video: origin, appview: origin }
  const { door } = blueskyConnector
  if (door.kind !== 'words') throw new Error('Bluesky is opened with words')
  const signal = new AbortController().signal
  const opened = await door.open(BLUESKY_TRIAL, { fetch, origins, now: clock.now, signal })
  return {
    bluesky,
    emulator,
    origins,
    account: {
      id: 'account-1',
      remoteId: opened.remoteId,
      handle: opened.handle,
      address: origin,
      settings: opened.settings,
    },
    grant: opened.token,
    app: null,
    posts: () => postsOf(bluesky, opened.remoteId),
    removePost: ({ id }: RemoteRef) => void network.records.delete(partsOfUri(id).rkey),
    processFor: (ms) => void (network.processMs = ms),
    sayStrangeState: (looks) => void (network.strangeLooks = looks),
    endSessions: () => {
      for (const upload of network.uploads.values()) if (upload.state === 'created') upload.state = 'expired'
    },
    addComments: ({ id }, comments) => {
      for (const { author, text } of comments)
        network.comments.push({
          uri: `at://did:plc:${author}/app.bsky.feed.post/3k${network.next()}`,
          parent: id,
          author,
          text,
          at: clock.now(),
        })
    },
    setFigures: ({ id }, figures) => void network.figures.set(id, figures),
    forbidDeletion: () => void (network.mayDelete = false),
    tokens: {
      endAccess: () => network.endAccess(),
      revoke: () => network.revoke(),
      failNext: (answer) => void (network.nextRenewal = answer),
      loseNext: () =>
        emulator.faults.add({
          operation: 'com.atproto.server.refreshSession',
          nth: 1,
          mishap: { kind: 'answer-lost' },
        }),
      emptyNext: () => void (network.nextRenewal = 'empty'),
    },
    close: () => emulator.close(),
  }
}

function postsOf({ network }: EmulatedBluesky, did: string): RiggedPost[] {
  return [...network.records].map(([rkey, { value }]) => {
    const film = value.embed && network.blobs.get(value.embed.video.ref.$link)
    return {
      id: `at://${did}/app.bsky.feed.post/${rkey}`,
      isOut: true,
      visibility: 'public',
      words: value.text,
      altText: value.embed?.alt ?? '',
      contentWarning: null,
      disclosures: value.labels === undefined ? [] : ['sensitive'],
      captions: (value.embed?.captions ?? []).map(({ lang }) => lang),
      interactions: {},
      filmSha256: film === undefined ? null : createHash('sha256').update(film.bytes).digest('hex'),
      parent: value.reply?.parent.uri ?? null,
    }
  })
}

const refused = (status: number, error: string, message = '') => ({ status, body: { error, message } })
const failedJob = (failureCode: string) => ({
  status: 200,
  body: { jobStatus: { jobId: 'job', did: 'did:plc:a', state: 'JOB_STATE_FAILED', failureCode } },
})

/** Bluesky for the conformance kit. */
export const blueskyRig: ConnectorRig = {
  connector: blueskyConnector,
  open: openBluesky,
  plan: planFor('bluesky-post', { film: { sizeBytes: FILM.sizeBytes } }),
  files: filesOf(FILM),
  rate: (seconds, now) => ({
    status: 429,
    headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': String(Math.ceil(now / 1000) + seconds) },
    body: { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' },
  }),
  strange: refused(400, 'TideTooHigh', 'nobody knows'),
  handsOutAddresses: false,
  errors: [
    { answer: refused(400, 'ExpiredToken'), kind: 'auth' },
    { answer: refused(401, 'InvalidToken'), kind: 'auth' },
    { answer: refused(400, 'UnsupportedContentType'), kind: 'media', nth: 2 },
    { answer: refused(400, 'VideoTooLarge'), kind: 'media', nth: 2 },
    { answer: refused(400, 'VideoTooLong'), kind: 'media', nth: 2 },
    { answer: refused(400, 'BadAspectRatio'), kind: 'media', nth: 2 },
    { answer: refused(400, 'DailyLimitExceeded'), kind: 'quota', nth: 2 },
    { answer: refused(400, 'TooManyOpenUploads'), kind: 'rate', nth: 2 },
    { answer: refused(403, 'UploadForbidden'), kind: 'policy', nth: 2 },
    { answer: refused(503, 'ServiceOverloaded'), kind: 'transient', nth: 2 },
    { answer: refused(400, 'PartSizeMismatch'), kind: 'transient', at: 'transfer', nth: 3 },
    { answer: refused(400, 'UploadNotReady'), kind: 'transient', at: 'transfer', nth: 6 },
    { answer: failedJob('validation_failure'), kind: 'media', at: 'poll', nth: 2 },
    { answer: failedJob('encoding_failure'), kind: 'media', at: 'poll', nth: 2 },
    { answer: failedJob('pds_upload_unsupported_blob_size'), kind: 'media', at: 'poll', nth: 2 },
    { answer: failedJob('pds_upload_failure'), kind: 'transient', at: 'poll', nth: 2 },
    { answer: refused(401, 'AuthMissing'), kind: 'auth', at: 'commit' },
    { answer: refused(403, 'AccountTakedown'), kind: 'policy', at: 'commit' },
    { answer: refused(400, 'InvalidRequest', 'Invalid record'), kind: 'media', at: 'commit' },
    { answer: refused(403, 'ScopeMissingError'), kind: 'scope', at: 'commit' },
    {
      answer: refused(400, 'InvalidRequest', 'Could not find blob: bafk'),
      kind: 'outcome-unknown',
      at: 'commit',
    },
  ],
}
