import { randomUUID } from 'node:crypto'
import type { Connector } from '../../connector.ts'
import { filesOf, type ManualClock, planFor, seededFile } from '../../testing.ts'
import type { ConnectorRig, RiggedPlatform } from '../rig.ts'
import { emulatePaper, PaperPlatform } from './emulator.ts'

/** A rig of the paper platform for a connector to it. */
export function paperRig(connector: Connector, { isLoose = false } = {}): ConnectorRig {
  const film = seededFile(10_000)
  return {
    connector,
    open: (clock) => open(clock, isLoose),
    plan: planFor('own-page', { title: 'A wave', film: { sizeBytes: film.sizeBytes } }),
    files: filesOf(film),
    rate: (seconds) => ({
      status: 429,
      headers: { 'retry-after': String(seconds) },
      body: { code: 'too-many' },
    }),
    strange: { status: 418, body: { code: 'teapot' } },
    errors: [
      { answer: { status: 400, body: { code: 'film-broken' } }, kind: 'media' },
      { answer: { status: 403, body: { code: 'not-allowed' } }, kind: 'scope' },
      { answer: { status: 403, body: { code: 'unwelcome' } }, kind: 'policy', at: 'commit' },
    ],
    handsOutAddresses: true,
    patience: 8_000,
  }
}

async function open(clock: ManualClock, isLoose: boolean): Promise<RiggedPlatform> {
  const paper = new PaperPlatform()
  paper.isLoose = isLoose
  const emulator = await emulatePaper(paper, clock)
  const accessToken = `access-0-${randomUUID()}`
  const expiresAt = clock.now() + 2 * 3_600_000
  paper.access.set(accessToken, expiresAt)
  const post = (id: string) => paper.posts.get(id)
  return {
    emulator,
    origins: { api: emulator.origin },
    account: { id: 'account-1', remoteId: 'saltlight', handle: '@saltlight', address: '', settings: {} },
    grant: { accessToken, refreshToken: paper.refresh, expiresAt, refreshExpiresAt: null, scopes: [] },
    app: { clientId: 'stagedoor', clientSecret: 'the-secret-of-the-application' },
    posts: () =>
      [...paper.posts.values()].map(({ id, words, filmSha256 }) => ({
        id,
        isOut: true,
        visibility: words.visibility,
        words: `${words.title}\n${words.copy}`,
        altText: words.altText,
        contentWarning: words.warning,
        disclosures: words.marks,
        captions: words.captions.map(({ language }) => language),
        interactions: words.comments === null ? {} : { comments: words.comments },
        filmSha256,
        parent: words.answers,
      })),
    removePost: ({ id }) => void paper.posts.delete(id),
    processFor: (ms) => (paper.workMs = ms),
    sayStrangeState: (looks) => (paper.strangeLooks = looks),
    endSessions: () => paper.sessions.clear(),
    addComments: ({ id }, comments) =>
      void post(id)?.comments.push(...comments.map((comment) => ({ id: randomUUID(), ...comment }))),
    setFigures: ({ id }, figures) => void Object.assign(post(id)?.figures ?? {}, figures),
    forbidDeletion: () => (paper.mayDelete = false),
    tokens: {
      endAccess: () => paper.access.clear(),
      revoke: () => (paper.isRevoked = true),
      failNext: (answer) => (paper.nextRenewal = answer),
      loseNext: () => (paper.nextRenewal = 'lost'),
      emptyNext: () => (paper.nextRenewal = 'empty'),
    },
    close: () => emulator.close(),
  }
}
