import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { blueskyConnector } from '../../server/src/connectors/bluesky/index.ts'
import { partsOfUri } from '../../server/src/connectors/bluesky/record.ts'
import { blueskyRig } from '../../server/src/connectors/bluesky/testing.ts'
import { CHECKS } from '../../server/src/connectors/connector-suite.ts'
import type { ConnectorRig, RiggedPlatform, RiggedPost } from '../../server/src/connectors/suite/rig.ts'
import {
  bytesOf,
  filesOf,
  ManualClock,
  planFor,
  testingContext,
} from '../../server/src/connectors/testing.ts'
import { startPds } from './installed-pds.ts'

const POSTS = 'app.bsky.feed.post'

const pds = await startPds()
afterAll(() => pds.close())
const words = await pds.makeAccount('saltlight.test')
const { door } = blueskyConnector
if (door.kind !== 'words') throw new Error('Bluesky is opened with words')
const origins = { account: pds.origin, video: '', appview: '' }
const signal = new AbortController().signal
const opened = await door.open(words, { fetch, origins, now: new ManualClock().now, signal })

interface Listed {
  readonly uri: string
  readonly value: {
    readonly text: string
    readonly labels?: object
    readonly reply?: { readonly parent: { readonly uri: string } }
    readonly embed?: {
      readonly alt: string
      readonly video: { readonly ref: { readonly $link: string } }
      readonly captions?: readonly { readonly lang: string }[]
    }
  }
}

async function ask(name: string, query: Record<string, string>): Promise<Response> {
  return fetch(`${pds.origin}/xrpc/${name}?${new URLSearchParams(query).toString()}`)
}

async function listed(): Promise<readonly Listed[]> {
  const answer = await ask('com.atproto.repo.listRecords', { repo: opened.remoteId, collection: POSTS })
  return ((await answer.json()) as { records: Listed[] }).records
}

async function deletePost(uri: string): Promise<void> {
  await fetch(`${pds.origin}/xrpc/com.atproto.repo.deleteRecord`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${opened.token?.accessToken}` },
    body: JSON.stringify({ repo: opened.remoteId, collection: POSTS, rkey: partsOfUri(uri).rkey }),
  })
}

async function postOf({ uri, value }: Listed): Promise<RiggedPost> {
  const cid = value.embed?.video.ref.$link
  const film = cid && (await ask('com.atproto.sync.getBlob', { did: opened.remoteId, cid }))
  return {
    id: uri,
    isOut: true,
    visibility: 'public',
    words: value.text,
    altText: value.embed?.alt ?? '',
    contentWarning: null,
    disclosures: value.labels === undefined ? [] : ['sensitive'],
    captions: (value.embed?.captions ?? []).map(({ lang }) => lang),
    interactions: {},
    filmSha256: film
      ? createHash('sha256')
          .update(new Uint8Array(await film.arrayBuffer()))
          .digest('hex')
      : null,
    parent: value.reply?.parent.uri ?? null,
  }
}

async function open(): Promise<RiggedPlatform> {
  for (const { uri } of await listed()) await deletePost(uri)
  return {
    emulator: null,
    origins,
    account: {
      id: 'account-1',
      remoteId: opened.remoteId,
      handle: opened.handle,
      address: pds.origin,
      settings: opened.settings,
    },
    grant: opened.token,
    app: null,
    posts: async () => Promise.all((await listed()).map(postOf)),
    removePost: ({ id }) => deletePost(id),
    close: () => Promise.resolve(),
  }
}

/** The server keeps records and files: the network's view and the video service stand elsewhere. */
const rig: ConnectorRig = {
  ...blueskyRig,
  connector: {
    ...blueskyConnector,
    capabilities: { ...blueskyConnector.capabilities, wayIn: ['bytes'], figures: [], comments: 'none' },
  },
  open,
  errors: blueskyRig.errors.filter(({ at }) => at === 'commit'),
}

// The server's own tokens run by the clock of the machine; they are tried below.
const RENEWAL = 6

describe('Bluesky, on the server that its makers run', () => {
  for (const check of CHECKS)
    if (check.point !== RENEWAL && check.appliesTo(rig))
      test(`${check.point}: ${check.says}`, { timeout: 60_000 }, () => check.hold(rig))

  test('a session is renewed, and what it was renewed with is worth nothing in other hands', async () => {
    const ctx = { fetch, origins, now: new ManualClock().now, signal }
    const fresh = await door.refresh?.(opened.token?.refreshToken ?? '', ctx)
    expect(fresh?.accessToken).not.toBe(opened.token?.accessToken)
    expect(fresh?.refreshToken).not.toBe(opened.token?.refreshToken)
    await expect(door.refresh?.('nobody', ctx)).rejects.toMatchObject({ error: { kind: 'auth' } })
  })

  test('a wrong app password is an account to be connected again', async () => {
    const wrong = { ...words, password: 'forty takes of one wave' }
    await expect(
      door.open(wrong, { fetch, origins, now: new ManualClock().now, signal }),
    ).rejects.toMatchObject({
      error: { kind: 'auth', code: 'AuthenticationRequired' },
    })
  })

  test('a mention, a link and a hashtag are taken as what they are', async () => {
    const platform = await open()
    const ctx = testingContext({
      connector: blueskyConnector,
      account: platform.account,
      origins,
      fetch,
    })
    const film = bytesOf(new TextEncoder().encode('a film of very few bytes'), 'video/mp4')
    const post = {
      plan: planFor('bluesky-post', { copy: '🌊 @saltlight.test https://saltlight.example #nacht' }),
      files: filesOf(film),
      parent: null,
    }
    const token = () => Promise.resolve(opened.token?.accessToken ?? '')
    const begun = await blueskyConnector.begin(post, { ...ctx, token }, null)
    if (begun.kind !== 'continue') throw new Error('nothing was begun')
    const placed = await blueskyConnector.transfer(post, { ...ctx, token }, begun.handle)
    if (placed.kind !== 'continue') throw new Error('nothing was placed')
    const out = await blueskyConnector.commit(post, { ...ctx, token }, placed.handle)
    expect(out.kind).toBe('live')
    const [record] = await listed()
    expect(JSON.stringify(record)).toContain(opened.remoteId)
    expect(JSON.stringify(record)).toContain('app.bsky.richtext.facet#tag')
    if (out.kind === 'live') await blueskyConnector.retract(out.ref, { ...ctx, token })
  })
})
