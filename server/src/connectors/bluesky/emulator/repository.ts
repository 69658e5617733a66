import { z } from 'zod'
import { type EmulatedAnswer, type Operation, operation } from '../../emulating/index.ts'
import { BLUESKY_TRIAL, type BlueskyNetwork, cidOf, type PostRecord, TRIAL_DID } from './network.ts'
import { PostSchema } from './post-schema.ts'

const readOn = '2026-11-21'
const LEXICONS = 'https://github.com/bluesky-social/atproto/tree/main/lexicons'

/** How the network words a refusal. */
export function xrpcError(status: number, error: string, message: string): EmulatedAnswer {
  return { status, body: { error, message } }
}

/** The account's own server: sessions, the repository and its files. */
export function repositoryOperations(network: BlueskyNetwork, origin: string): Operation[] {
  const at = (name: string) => ({
    name,
    path: `/xrpc/${name}`,
    source: `${LEXICONS}/${name.replaceAll('.', '/')}.json`,
    readOn,
  })
  const asAccount = (token: string | null): EmulatedAnswer | null => {
    const access = network.accessOf(token)
    if (access === 'ended') return xrpcError(400, 'ExpiredToken', 'Token has expired')
    if (access === 'unknown') return xrpcError(401, 'InvalidToken', 'Token could not be verified')
    return null
  }
  const didDoc = {
    id: TRIAL_DID,
    service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: origin }],
  }
  return [
    operation({
      ...at('com.atproto.server.createSession'),
      method: 'POST',
      reading: 'json',
      body: z.strictObject({ identifier: z.string(), password: z.string() }),
      answer: ({ body: { identifier, password } }) =>
        identifier === BLUESKY_TRIAL.identifier && password === BLUESKY_TRIAL.password
          ? { status: 200, body: { ...network.session(), didDoc, emailConfirmed: true, active: true } }
          : xrpcError(401, 'AuthenticationRequired', 'Invalid identifier or password'),
    }),
    operation({
      ...at('com.atproto.server.refreshSession'),
      method: 'POST',
      reading: 'none',
      answer: ({ token }) => {
        const next = network.nextRenewal
        network.nextRenewal = null
        if (next !== null && next !== 'empty') return next
        const session = network.renew(token)
        if (session === null) return xrpcError(400, 'ExpiredToken', 'Token has been revoked')
        return { status: 200, body: { ...session, ...(next === 'empty' ? { refreshJwt: '' } : {}), didDoc } }
      },
    }),
    operation({
      ...at('com.atproto.server.describeServer'),
      method: 'GET',
      isRead: true,
      reading: 'none',
      answer: () => ({
        status: 200,
        body: {
          did: 'did:web:localhost',
          availableUserDomains: ['.test'],
          blobUploadLimit: network.blobUploadLimit,
        },
      }),
    }),
    operation({
      ...at('com.atproto.server.getServiceAuth'),
      method: 'GET',
      isRead: true,
      query: z.strictObject({ aud: z.string(), lxm: z.string(), exp: z.string().regex(/^\d+$/) }),
      reading: 'none',
      answer: ({ token, query: { aud, lxm, exp } }) => {
        const until = Number(exp) * 1000
        if (until > network.now + 3_600_000)
          return xrpcError(
            400,
            'BadExpiration',
            'cannot request a token with an expiration more than an hour',
          )
        return asAccount(token) ?? { status: 200, body: { token: network.serviceToken({ aud, lxm, until }) } }
      },
    }),
    operation({
      ...at('com.atproto.identity.resolveHandle'),
      method: 'GET',
      isRead: true,
      query: z.strictObject({ handle: z.string() }),
      reading: 'none',
      answer: ({ query: { handle } }) =>
        handle.endsWith('.test')
          ? {
              status: 200,
              body: {
                did:
                  handle === BLUESKY_TRIAL.identifier ? TRIAL_DID : `did:plc:${handle.replaceAll('.', '')}`,
              },
            }
          : xrpcError(400, 'InvalidRequest', 'Unable to resolve handle'),
    }),
    operation({
      ...at('com.atproto.repo.uploadBlob'),
      method: 'POST',
      reading: 'bytes',
      answer: ({ token, bytes, isWhole, headers }) => {
        const refused = asAccount(token)
        if (refused !== null) return refused
        if (!isWhole) return xrpcError(400, 'InvalidRequest', 'the body broke off')
        if (bytes.length > network.blobUploadLimit)
          return xrpcError(413, 'PayloadTooLarge', 'request entity too large')
        return { status: 200, body: { blob: network.putBlob(bytes, headers['content-type'] ?? '*/*') } }
      },
    }),
    operation({
      ...at('com.atproto.sync.getBlob'),
      method: 'GET',
      isRead: true,
      query: z.strictObject({ did: z.string(), cid: z.string() }),
      reading: 'none',
      answer: ({ query: { cid } }) => {
        // What no record names lies apart, and is served to nobody.
        const blob = network.isNamed(cid) ? network.blobs.get(cid) : undefined
        return blob === undefined
          ? xrpcError(400, 'BlobNotFound', 'Blob not found')
          : { status: 200, headers: { 'content-type': blob.mimeType }, body: blob.bytes }
      },
    }),
    operation({
      ...at('com.atproto.repo.putRecord'),
      method: 'POST',
      isCommit: true,
      reading: 'json',
      body: z.strictObject({
        repo: z.literal(TRIAL_DID),
        collection: z.literal('app.bsky.feed.post'),
        rkey: z.string().regex(/^[234567a-j][234567a-z]{12}$/),
        record: PostSchema,
      }),
      answer: ({ token, body: { rkey, record, collection } }) => {
        const refused = asAccount(token)
        if (refused !== null) return refused
        const files = [record.embed?.video, ...(record.embed?.captions ?? []).map(({ file }) => file)]
        const lost = files.find((file) => file !== undefined && !network.blobs.has(file.ref.$link))
        if (lost !== undefined)
          return xrpcError(400, 'InvalidRequest', `Could not find blob: ${lost.ref.$link}`)
        const cid = cidOf(JSON.stringify(record))
        network.records.set(rkey, { cid, value: record as PostRecord })
        return {
          status: 200,
          body: { uri: `at://${TRIAL_DID}/${collection}/${rkey}`, cid, validationStatus: 'valid' },
        }
      },
    }),
    operation({
      ...at('com.atproto.repo.getRecord'),
      method: 'GET',
      isRead: true,
      query: z.strictObject({ repo: z.string(), collection: z.string(), rkey: z.string() }),
      reading: 'none',
      answer: ({ query: { repo, collection, rkey } }) => {
        const uri = `at://${repo}/${collection}/${rkey}`
        const found = network.records.get(rkey)
        return found === undefined
          ? xrpcError(400, 'RecordNotFound', `Could not locate record: ${uri}`)
          : { status: 200, body: { uri, ...found } }
      },
    }),
    operation({
      ...at('com.atproto.repo.deleteRecord'),
      method: 'POST',
      reading: 'json',
      body: z.strictObject({
        repo: z.literal(TRIAL_DID),
        collection: z.literal('app.bsky.feed.post'),
        rkey: z.string(),
      }),
      answer: ({ token, body: { rkey } }) => {
        const refused = asAccount(token)
        if (refused !== null) return refused
        if (!network.mayDelete)
          return xrpcError(403, 'ScopeMissingError', 'Missing required scope "repo:app.bsky.feed.post"')
        network.records.delete(rkey)
        return { status: 200, body: {} }
      },
    }),
  ]
}
