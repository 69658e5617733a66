import type { PlatformLimits } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { type ConnectorError, ConnectorRefusal, type ErrorKind } from '../../connector-error.ts'
import type { Connector, ConnectorContext, Handle, Observation, Post, Step } from '../../connector.ts'
import { asAccount, askAsAnybody } from '../../wire/index.ts'
import type { PaperFault } from './fault.ts'
import { PAPER_LIMITS } from './limits.ts'

type PaperHandle = {
  readonly v: 1
  readonly session: string | null
  readonly upload: string
  readonly key: string
}
type Said = Record<string, unknown> & { comments?: { id: string; author: string; text: string }[] }

const PIECE = 4000
const KINDS: Readonly<Record<string, ErrorKind>> = {
  'token-unknown': 'auth',
  'not-allowed': 'scope',
  'film-broken': 'media',
  unwelcome: 'policy',
  'too-many': 'rate',
}

/** A connector to the paper platform, whole or with one fault. */
export function paperConnector(fault: PaperFault | null = null, isManual = false): Connector {
  const has = (one: PaperFault) => fault === one
  const stale = { token: null as string | null, mustWait: false, hasBroken: false }

  const refuse = (
    ctx: Pick<ConnectorContext, 'now'>,
    { status, text = '', headers = new Headers() }: { status: number; text?: string; headers?: Headers },
  ): ConnectorError => {
    let code = `http-${status}`
    try {
      code = (JSON.parse(text) as { code?: string }).code ?? code
    } catch {
      // Not the platform's own words: a gateway's.
    }
    const strange = has('strange-is-policy') ? 'policy' : 'transient'
    const known = status === 429 ? 'rate' : (KINDS[code] ?? strange)
    const after = headers.get('retry-after')
    return {
      kind: has('one-word-for-all-errors') ? 'transient' : known,
      code,
      what: 'The paper platform said no.',
      remedy: 'Look at the paper.',
      retryAt: after === null || has('deaf-to-retry-after') ? null : ctx.now() + Number(after) * 1000,
      raw: has('repeats-secrets') ? text : '',
    }
  }

  const call = async (ctx: ConnectorContext, path: string, init: RequestInit = {}) => {
    if (has('waits-for-all') && stale.mustWait) throw waiting(ctx)
    const target = path.startsWith('http') ? path : `${ctx.origins['api'] ?? ''}${path}`
    stale.token ??= await ctx.token()
    const token = has('keeps-an-old-token') ? stale.token : await ctx.token()
    const answer = await ctx.fetch(target, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` },
    })
    const location = answer.headers.get('location')
    if (location !== null && has('follows-redirects'))
      return globalThis.fetch(location).then(() => ({ said: {} as Said }))
    const text = await answer.text()
    if (answer.status >= 300) {
      if (answer.status === 429) stale.mustWait = true
      throw new ConnectorRefusal(refuse(ctx, { status: answer.status, text, headers: answer.headers }))
    }
    return { said: (text === '' ? {} : JSON.parse(text)) as Said }
  }
  const send = (ctx: ConnectorContext, path: string, body: unknown) =>
    call(ctx, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const codeOf = (error: unknown) => (error instanceof ConnectorRefusal ? error.error.code : null)

  const open = async ({ files, parent }: Post, ctx: ConnectorContext, key: string): Promise<Step> => {
    if (parent !== null) {
      const handle: PaperHandle = { v: 1, session: null, upload: '', key }
      await ctx.saveHandle(handle)
      return { kind: 'continue', handle, next: 'commit' }
    }
    const { said } = await send(ctx, '/sessions', { size: files.film.sizeBytes })
    const handle: PaperHandle = { v: 1, session: String(said['id']), upload: String(said['upload']), key }
    await ctx.saveHandle(handle)
    return { kind: 'continue', handle, next: 'transfer' }
  }

  const post = async ({ plan, files, parent }: Post, ctx: ConnectorContext, handle: PaperHandle) => {
    const captions = await Promise.all(
      files.captions.map(async ({ language, file }) => ({
        language,
        text: await textOf(file.read(0, file.sizeBytes)),
      })),
    )
    const answers = parent === null ? null : has('answers-the-first-part') ? parent.root.id : parent.before.id
    return send(ctx, '/posts', {
      key: handle.key,
      session: handle.session,
      title: plan.title,
      copy: has('trims-long-words') ? plan.copy.slice(0, 400) : plan.copy,
      altText: has('drops-descriptions') ? '' : plan.altText,
      warning: plan.contentWarning,
      marks: has('drops-marks') ? [] : plan.disclosures,
      visibility: has('always-to-everybody') ? 'everybody' : (plan.visibility ?? 'everybody'),
      captions,
      comments: plan.interactions.comments ?? null,
      answers,
    })
  }

  const asPaper = (handle: Handle) => handle as unknown as PaperHandle
  const gone = { kind: 'already-gone', evidence: '404' } as const

  return {
    id: 'bluesky',
    name: 'Paper',
    capabilities: {
      wayIn: ['bytes-resumable'],
      idempotency: 'client-id',
      retract: isManual ? 'manual' : 'hard',
      canHide: true,
      canEdit: false,
      comments: 'read-write',
      answers: 'none',
      figures: ['views', 'likes'],
      canPlaceAhead: true,
    },
    origins: { api: 'https://paper.example' },
    door: {
      kind: 'oauth',
      scopes: [],
      usesPkce: true,
      app: 'operator',
      asksServer: false,
      authorizeUrl: () => 'https://paper.example/authorize',
      exchange: () => Promise.resolve([]),
      refresh: async (app, refreshToken, ctx) => {
        const answer = await ctx.fetch(`${ctx.origins['api'] ?? ''}/token`, {
          method: 'POST',
          body: new URLSearchParams({
            refresh_token: refreshToken,
            client_id: app.clientId,
            client_secret: app.clientSecret ?? '',
          }),
        })
        const text = await answer.text()
        const kind =
          has('any-trouble-disconnects') || (text.includes('invalid_grant') && !has('revoked-is-trouble'))
            ? 'auth'
            : has('lost-renewal-disconnects') && answer.status === 502
              ? 'auth'
              : 'transient'
        const error = {
          ...refuse(ctx, { status: answer.status, text, headers: answer.headers }),
          kind,
        } as ConnectorError
        if (answer.status !== 200) throw new ConnectorRefusal(error)
        let said: { access: string; expires_in: number; refresh: string }
        try {
          said = JSON.parse(text) as typeof said
        } catch {
          throw new ConnectorRefusal(error)
        }
        return {
          accessToken: said.access,
          refreshToken: said.refresh === '' && !has('takes-empty-tokens') ? null : said.refresh,
          expiresAt: has('tokens-without-end') ? null : ctx.now() + said.expires_in * 1000,
          refreshExpiresAt: null,
          scopes: [],
        }
      },
    },
    limits: () =>
      Promise.resolve({
        ...PAPER_LIMITS,
        ...(has('limits-too-wide')
          ? {
              words: {
                texts: [
                  { field: 'title', unit: 'utf16', most: 120 },
                  { field: 'copy', unit: 'grapheme', most: 500 },
                ],
              },
            }
          : {}),
        ...(has('limits-of-no-date') ? { version: 'new' } : {}),
        ...(has('limits-from-nowhere') ? { sources: ['somebody said so'] } : {}),
      } as PlatformLimits),
    validate: () => [],
    prepare: () => [],
    begin: async (given, ctx, before) => {
      const key = before === null ? String(ctx.attemptId) : asPaper(before).key
      return before === null
        ? open(given, ctx, key)
        : { kind: 'continue', handle: before, next: given.parent === null ? 'transfer' : 'commit' }
    },
    transfer: async (given, ctx, held) => {
      const handle = asPaper(held)
      const { film } = given.files
      let from: number
      try {
        const { said } = await call(ctx, `/sessions/${handle.session ?? ''}`)
        from = Number(said['has'])
      } catch (error) {
        if (codeOf(error) !== 'no-session' || has('keeps-a-dead-session')) throw error
        return open(given, ctx, handle.key)
      }
      if (has('begins-the-bytes-anew') && stale.hasBroken) {
        stale.hasBroken = false
        return open(given, ctx, handle.key)
      }
      if (from < film.sizeBytes) {
        const to = Math.min(from + PIECE, film.sizeBytes)
        const bytes = await bytesOf(film.read(from, to))
        const target = has('goes-anywhere')
          ? `${ctx.origins['api'] ?? ''}/bytes/${handle.session ?? ''}`
          : handle.upload
        await call(ctx, target, { method: 'PUT', headers: { 'x-from': String(from) }, body: bytes }).catch(
          (error: unknown) => {
            stale.hasBroken = true
            throw error
          },
        )
        if (to < film.sizeBytes)
          return { kind: 'continue', handle: held, next: 'transfer', progress: to / film.sizeBytes }
      }
      if (has('commits-in-transfer')) await post(given, ctx, handle)
      return { kind: 'continue', handle: held, next: 'poll' }
    },
    poll: async (given, ctx, held) => {
      const handle = asPaper(held)
      if (has('polls-by-writing')) await send(ctx, '/sessions', { size: 1 })
      let said: Said
      try {
        ;({ said } = await call(ctx, `/sessions/${handle.session ?? ''}`))
      } catch (error) {
        if (codeOf(error) !== 'no-session' || has('keeps-a-dead-session')) throw error
        return { kind: 'continue', handle: held, next: 'transfer' }
      }
      const state = String(said['state'])
      if (state === 'ready') return { kind: 'continue', handle: held, next: 'commit' }
      const late = has('gives-up-on-work') && state === 'working'
      if (late || (has('fails-on-strange-states') && state !== 'working'))
        return { kind: 'failed', error: { ...refuse(ctx, { status: 500 }), kind: 'media' } }
      return { kind: 'continue', handle: held, next: 'poll', afterMs: 60_000, said: state }
    },
    commit: async (given, ctx, held) => {
      const handle = asPaper(held)
      if (has('never-looks')) await post(given, ctx, { ...handle, session: null }).catch(() => undefined)
      try {
        const { said } = await post(given, ctx, handle)
        return {
          kind: 'live',
          ref: { id: String(said['id']), url: null },
          visibility: given.plan.visibility ?? 'everybody',
        }
      } catch (error) {
        if (has('swallows-refused-parts') && given.parent !== null)
          return { kind: 'live', ref: { id: 'somewhere', url: null }, visibility: 'everybody' }
        if (has('fails-at-a-broken-call') && !(error instanceof ConnectorRefusal))
          return { kind: 'failed', error: refuse(ctx, { status: 503 }) }
        if (has('believes-strange-refusals') && error instanceof ConnectorRefusal)
          return { kind: 'failed', error: error.error }
        throw error
      }
    },
    reconcile: async ({ plan }, ctx, held) => {
      const { said } = await call(ctx, `/posts?key=${asPaper(held).key}`)
      const [id] = said['ids'] as string[]
      if (id === undefined || has('believes-any-absence')) return { kind: 'absent' }
      return { kind: 'present', ref: { id, url: null }, visibility: plan.visibility ?? 'everybody' }
    },
    observe: async (ref, ctx, since): Promise<Observation> => {
      const nothing = { url: null, figures: {}, copy: null, comments: [], cursor: since }
      const after = Number(since ?? 0)
      try {
        const { said } = await call(ctx, `/posts/${ref.id}?after=${after}`)
        const comments = has('first-page-alone') && after > 0 ? [] : (said.comments ?? [])
        return {
          existence: said['hidden'] === true ? 'hidden' : 'there',
          evidence: '200',
          url: null,
          figures: has('figures-of-its-own')
            ? { views: 1 }
            : Object.fromEntries(
                ['views', 'likes'].flatMap((one) => (one in said ? [[one, said[one]]] : [])),
              ),
          copy: String(said['copy']),
          comments: comments.map((one) => ({ ...one, writtenAt: 0 as Instant, url: null, inReplyTo: null })),
          cursor: String(after + comments.length),
        }
      } catch (error) {
        const isGone = codeOf(error) === 'no-post' && !has('gone-is-there')
        if (isGone || has('unreadable-is-gone')) return { existence: 'gone', evidence: '404', ...nothing }
        if (has('gone-is-there')) return { existence: 'there', evidence: '200', ...nothing }
        return { existence: 'unreadable', evidence: codeOf(error) ?? 'broken', ...nothing }
      }
    },
    hide: async (ref, ctx) => {
      if (!has('hides-in-words')) await call(ctx, `/posts/${ref.id}/hidden`, { method: 'POST' })
      return { kind: 'hidden', evidence: '204' }
    },
    retract: async (ref, ctx) => {
      const task = {
        what: 'delete',
        url: has('sends-nobody') ? null : `https://paper.example/${ref.id}`,
      } as const
      if (isManual) return { kind: 'manual', task, because: 'Paper does not burn by itself.' }
      if (has('only-says-deleted')) return { kind: 'deleted', evidence: 'surely' }
      try {
        await call(ctx, `/posts/${ref.id}`, { method: 'DELETE' })
        return { kind: 'deleted', evidence: '204' }
      } catch (error) {
        if (codeOf(error) === 'no-post' || has('forbidden-is-gone')) return gone
        if (error instanceof ConnectorRefusal) return { kind: 'failed', error: error.error }
        throw error
      }
    },
    abort: async (held, ctx) => {
      const { session } = asPaper(held)
      if (session === null) return gone
      if (has('leaves-sessions'))
        await post({ plan: LEFT, files: NO_FILES, parent: null } as unknown as Post, ctx, asPaper(held))
      try {
        await call(ctx, `/sessions/${session}`, { method: 'DELETE' })
        return { kind: 'deleted', evidence: '204' }
      } catch (error) {
        if (codeOf(error) === 'no-session') return gone
        throw error
      }
    },
    tryOutside: async (_, ctx, held) => {
      const { session, key } = asPaper(held)
      const isWriting = has('tries-by-writing')
      if (isWriting) await send(ctx, '/sessions', { size: 1 })
      const seen = await askAsAnybody(ctx, {
        what: 'its page',
        url: `${ctx.origins['api'] ?? ''}/pages/${key}`,
        ...(has('shut-whatever-comes') ? { shows: () => false } : {}),
      })
      const anybody = has('unclear-is-unseen') ? { ...seen, found: 'unseen' as const } : seen
      const { said } = await call(ctx, `/sessions/${session ?? ''}`).catch(() => ({ said: {} as Said }))
      const state = typeof said['state'] === 'string' ? said['state'] : 'nothing'
      const told = { what: 'it, as the account', how: 'GET /sessions', said: state } as const
      return [anybody, asAccount({ ...told, found: state === 'nothing' ? 'nothing-there' : 'unseen' })]
    },
    reply: async (parent, text, ctx) => {
      if (has('comments-nowhere'))
        return { kind: 'live', ref: { id: 'nowhere', url: null }, visibility: 'everybody' }
      const { said } = await send(ctx, `/posts/${parent.id}/comments`, { text })
      return { kind: 'live', ref: { id: String(said['id']), url: null }, visibility: 'everybody' }
    },
  }
}

const NO_FILES = { captions: [] }
const LEFT = {
  title: '',
  copy: 'left',
  altText: '',
  contentWarning: null,
  disclosures: [],
  visibility: null,
  interactions: {},
}

function waiting(ctx: ConnectorContext): ConnectorRefusal {
  return new ConnectorRefusal({
    kind: 'rate',
    code: 'waiting',
    what: 'It waits for another account.',
    remedy: 'Wait.',
    retryAt: ctx.now() + 86_400_000,
    raw: '',
  })
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(Buffer.concat(await Array.fromAsync(stream)))
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  return new TextDecoder().decode(await bytesOf(stream))
}
