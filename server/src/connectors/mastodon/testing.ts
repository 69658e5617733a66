import { createHash } from 'node:crypto'
import type { ConnectorRig, RiggedPlatform, RiggedPost } from '../suite/rig.ts'
import { filesOf, type ManualClock, planFor, seededFile } from '../testing.ts'
import { mastodonConnector } from './connector.ts'
import { emulateMastodon, type EmulatedMastodon } from './emulator/index.ts'
import { OWN_ID } from './emulator/server.ts'

const FILM = seededFile(120_000)
const CALLBACK = 'https://saltlight.example/back'

/** An emulated server with its account opened, as a person's browser does it. */
export async function openMastodon(
  clock: ManualClock,
): Promise<RiggedPlatform & { mastodon: EmulatedMastodon }> {
  const mastodon = await emulateMastodon({ clock })
  const { emulator, server } = mastodon
  const origins = { account: emulator.origin }
  const { door } = mastodonConnector
  if (door.kind !== 'oauth' || door.register === undefined) throw new Error('Mastodon is opened by OAuth')
  const ctx = { fetch, origins, now: clock.now, signal: new AbortController().signal }
  const app = await door.register(CALLBACK, ctx)
  const codeVerifier = 'forty-takes-of-one-wave-and-the-lamp-went-out-in-every-one'
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url')
  const allowed = await fetch(
    door.authorizeUrl({ app, redirectUri: CALLBACK, state: 's', codeChallenge }, ctx),
    { method: 'POST', body: new URLSearchParams({ answer: 'allow' }), redirect: 'manual' },
  )
  const code = new URL(allowed.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const [opened] = await door.exchange({ app, redirectUri: CALLBACK, code, codeVerifier }, ctx)
  if (opened === undefined) throw new Error('no account was opened')
  return {
    mastodon,
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
    app,
    posts: () => postsOf(mastodon),
    removePost: ({ id }) => void server.statuses.delete(id),
    processFor: (ms) => void (server.processMs = ms),
    addComments: ({ id }, comments) => {
      for (const { author, text } of comments)
        server.add({
          author,
          text,
          spoiler: '',
          sensitive: false,
          language: null,
          visibility: 'public',
          replyTo: id,
          media: [],
        })
    },
    setFigures: ({ id }, figures) => void server.figures.set(id, figures),
    forbidDeletion: () => void (server.mayDelete = false),
    tokens: {
      endAccess: () => server.endAccess(),
      revoke: () => server.revoke(),
      failNext: (answer) => void (server.nextRenewal = answer),
      loseNext: () => emulator.faults.add({ operation: 'token', nth: 1, mishap: { kind: 'answer-lost' } }),
      emptyNext: () => void (server.nextRenewal = 'empty'),
    },
    close: () => emulator.close(),
  }
}

function postsOf({ server }: EmulatedMastodon): RiggedPost[] {
  return [...server.statuses.values()]
    .filter(({ author }) => author === OWN_ID)
    .map(({ id, visibility, text, spoiler, sensitive, media, replyTo }) => {
      const film = server.media.get(media[0] ?? '')
      return {
        id,
        isOut: true,
        visibility,
        words: text,
        altText: film?.description ?? '',
        contentWarning: spoiler === '' ? null : spoiler,
        disclosures: sensitive ? ['sensitive'] : [],
        captions: [],
        interactions: {},
        filmSha256: film === undefined ? null : createHash('sha256').update(film.bytes).digest('hex'),
        cover: film?.coverSha256 ?? null,
        parent: replyTo,
      }
    })
}

const refused = (status: number, error: string) => ({ status, body: { error } })

/** Mastodon for the conformance kit. */
export const mastodonRig: ConnectorRig = {
  connector: mastodonConnector,
  open: openMastodon,
  plan: planFor('fediverse-post', { film: { sizeBytes: FILM.sizeBytes } }),
  files: filesOf(FILM),
  rate: (seconds, now) => ({
    status: 429,
    headers: {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': new Date(now + seconds * 1000).toISOString(),
    },
    body: { error: 'Too many requests' },
  }),
  strange: refused(400, 'The tide is too high'),
  handsOutAddresses: false,
  errors: [
    { answer: refused(401, 'The access token was revoked'), kind: 'auth', at: 'transfer' },
    {
      answer: refused(422, 'Validation failed: File content type is invalid'),
      kind: 'media',
      at: 'transfer',
    },
    { answer: { status: 413, body: 'Request Entity Too Large' }, kind: 'media', at: 'transfer' },
    { answer: refused(403, 'Your login is currently disabled'), kind: 'policy', at: 'transfer' },
    { answer: refused(403, 'This action is outside the authorized scopes'), kind: 'scope', at: 'transfer' },
    { answer: refused(422, 'Error processing the video'), kind: 'media', at: 'poll' },
    { answer: refused(503, 'Remote data could not be fetched'), kind: 'transient', at: 'poll' },
    { answer: refused(403, 'This action is not allowed'), kind: 'policy', at: 'commit' },
    {
      answer: refused(422, 'Validation failed: Text character limit of 500 exceeded'),
      kind: 'media',
      at: 'commit',
    },
    {
      answer: refused(422, 'Cannot attach files that have not finished processing. Try again in a moment!'),
      kind: 'outcome-unknown',
      at: 'commit',
    },
  ],
}
