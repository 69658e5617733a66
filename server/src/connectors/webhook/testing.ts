import { secondsToFlicks } from '@stagedoor/core/time'
import type { AccountRef } from '../connector.ts'
import type { ConnectorRig } from '../suite/rig.ts'
import { bytesOf, filesOf, planFor, seededFile } from '../testing.ts'
import { EMULATED_SECRET, emulateWebhook } from './emulator/index.ts'
import { webhookConnector } from './index.ts'

/** What a receiver was opened with. */
export const webhookGrant = {
  accessToken: EMULATED_SECRET,
  refreshToken: null,
  expiresAt: null,
  refreshExpiresAt: null,
  scopes: [],
}
const film = seededFile(5000)
const captions = [{ language: 'en', file: bytesOf(Buffer.from('WEBVTT\n'), 'text/vtt') }]
/** The files of a post, which the receiver fetches. */
export const webhookFiles = {
  ...filesOf(film, { captions }),
  publicAddress: async () => 'https://house.example/m/once',
}
/** A post that a receiver takes as it stands. */
export const postOfTheLantern = planFor('own-page', {
  title: 'The second lantern',
  captions: ['en'],
  film: { sizeBytes: film.sizeBytes, durationFlicks: secondsToFlicks(12) },
})

/** The account of a receiver at an address. */
export const webhookAccountAt = (address: string): AccountRef => ({
  id: 'hook',
  remoteId: `${address}/hook`,
  handle: 'receiver',
  address,
  settings: { path: '/hook' },
})

/** A webhook with its emulated receiver, for the conformance kit. */
export const webhookRig: ConnectorRig = {
  connector: webhookConnector,
  plan: postOfTheLantern,
  files: webhookFiles,
  open: async (clock) => {
    const receiver = await emulateWebhook({ clock })
    return {
      emulator: receiver,
      origins: { account: receiver.origin },
      account: webhookAccountAt(receiver.origin),
      grant: webhookGrant,
      app: null,
      posts: () =>
        [...receiver.posts]
          .filter(([, { isGone }]) => !isGone)
          .map(([id, { facts }]) => ({
            id,
            isOut: true,
            visibility: 'public',
            words: `${facts.title}\n${facts.copy}`,
            altText: facts.altText,
            contentWarning: facts.contentWarning,
            disclosures: facts.disclosures as never,
            captions: facts.captions.map(({ language }) => language),
            interactions: {},
            filmSha256: facts.film.sha256,
            parent: null,
          })),
      removePost: ({ id }) => {
        const post = receiver.posts.get(id)
        if (post !== undefined) post.isGone = true
      },
      close: () => receiver.close(),
    }
  },
  // Nothing goes to a receiver before the call itself, which is not made twice.
  rate: null,
  patience: 5000,
  strange: { status: 418, body: { teapot: true } },
  errors: [
    { answer: { status: 400, body: { status: 'refused', reason: 'no' } }, kind: 'policy', at: 'commit' },
    { answer: { status: 401 }, kind: 'auth', at: 'commit' },
    { answer: { status: 404 }, kind: 'config', at: 'commit' },
    { answer: { status: 410 }, kind: 'config', at: 'commit' },
    { answer: { status: 413 }, kind: 'media', at: 'commit' },
    { answer: { status: 422 }, kind: 'policy', at: 'commit' },
  ],
  handsOutAddresses: false,
}
