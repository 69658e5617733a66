import { nothingToPlace } from '../wire/index.ts'
import { PLATFORM_LIMITS } from '@stagedoor/core/publish'
import { instant } from '@stagedoor/core/time'
import type { ConnectorError } from '../connector-error.ts'
import type { Capabilities, Connector, Post, RemoteRef, Step } from '../connector.ts'
import { paragraphs, saidFirst } from '../said-first.ts'
import type { FediverseDesk, NewNote, Receipts } from './desk.ts'

const LIMITS = PLATFORM_LIMITS.fediverse
const VISIBILITY = 'public'

/** What an actor of our own lets us do: what other servers keep is theirs. */
export const FEDIVERSE_CAPABILITIES: Capabilities = {
  wayIn: ['pull-url'],
  idempotency: 'client-id',
  retract: 'best-effort',
  canHide: false,
  canEdit: false,
  comments: 'read',
  answers: 'none',
  figures: ['likes', 'shares', 'comments'],
  canPlaceAhead: false,
}

/**
 * The production's own actor in the fediverse. A note is out at the moment of its insert, which also writes what goes to
 * each inbox; taking it back leaves a tombstone, and everybody who got it is told.
 */
export function fediverseConnector(desk: FediverseDesk, origin: string): Connector {
  const refOf = (id: string): RemoteRef => ({ id, url: `${origin}/ap/notes/${id}` })
  const stepAfter = (published: Awaited<ReturnType<FediverseDesk['publish']>>): Step =>
    published.kind === 'published'
      ? { kind: 'live', ref: refOf(published.id), visibility: VISIBILITY }
      : { kind: 'failed', error: REFUSALS[published.kind] }
  return {
    id: 'fediverse',
    name: 'Fediverse',
    capabilities: FEDIVERSE_CAPABILITIES,
    origins: {},
    door: { kind: 'ours' },
    limits: async () => {
      if (LIMITS === undefined) throw new Error('The limits of the fediverse are not listed')
      return LIMITS
    },
    ...nothingToPlace,
    commit: async (post, ctx) => {
      return stepAfter(await desk.publish({ attemptId: ctx.attemptId, ...noteFrom(post) }))
    },
    reconcile: async (_post, ctx) => {
      const id = await desk.find(ctx.attemptId)
      return id === null ? { kind: 'absent' } : { kind: 'present', ref: refOf(id), visibility: VISIBILITY }
    },
    observe: async (ref, ctx, since) => {
      const standing = await desk.standing(ref.id)
      const receipts = standing === 'withdrawn' ? await desk.receiptsOf(ref.id) : null
      const echo = await desk.echoOf(ref.id, since)
      return {
        existence: standing === 'there' ? 'there' : standing === 'shut' ? 'hidden' : 'gone',
        evidence: receipts === null ? standing : toldTo(receipts),
        url: standing === 'there' ? ref.url : null,
        figures: { likes: echo.likes, shares: echo.shares, comments: echo.comments },
        copy: null,
        comments: [
          ...echo.replies.map(({ remoteId, author, text, writtenAt, url, inReplyTo }) => ({
            id: remoteId,
            author,
            text,
            writtenAt: writtenAt === null ? null : instant(writtenAt),
            url,
            inReplyTo,
          })),
          ...echo.own.map(({ id, words, publishedAt }) => ({
            id,
            author: ctx.account.handle,
            text: words,
            writtenAt: instant(publishedAt),
            url: refOf(id).url,
            inReplyTo: ref.id,
          })),
        ],
        cursor: echo.cursor,
        ...(receipts === null ? {} : { asked: receipts }),
      }
    },
    hide: async (ref) => ({
      kind: 'manual',
      task: { what: 'look', url: ref.url },
      because: 'A note is hidden by its gate and by nothing else.',
    }),
    retract: async (ref) => {
      const withdrawn = await desk.withdraw(ref.id)
      if (withdrawn === 'absent') return { kind: 'already-gone', evidence: 'There is no such note.' }
      return withdrawn === 'withdrawn'
        ? {
            kind: 'deleted',
            evidence: `Its address answers “gone”. ${toldTo(await desk.receiptsOf(ref.id))}`,
          }
        : { kind: 'already-gone', evidence: toldTo(await desk.receiptsOf(ref.id)) }
    },
    abort: async () => ({ kind: 'already-gone', evidence: 'Nothing had been sent.' }),
    reply: async (parent, text, ctx) => {
      const published = await desk.publish({
        attemptId: ctx.attemptId,
        words: text,
        warning: null,
        isSensitive: false,
        language: null,
        inReplyTo: parent.id,
        altText: '',
        durationFlicks: 0,
        media: null,
      })
      return stepAfter(published)
    },
  }
}

function toldTo({ taken, waiting, refused }: Receipts): string {
  const servers = taken.length + waiting.length + refused.length
  if (servers === 0) return 'It had been sent to nobody.'
  return `Of ${servers} inboxes that may have it, ${taken.length} took the deletion, ${waiting.length} are still to be reached, ${refused.length} did not take it. What they did with it only they know.`
}

const refusal = (code: string, what: string, remedy: string): ConnectorError => ({
  kind: 'policy',
  code,
  what,
  remedy,
  retryAt: null,
  raw: '',
})

const REFUSALS = {
  shut: refusal(
    'not-for-everybody',
    'Other servers ask nobody who they are, and this may not be seen by everybody now.',
    'Publish on the own page, or when nothing of it gives the story away.',
  ),
  withdrawn: refusal(
    'withdrawn',
    'This note was taken back and is not sent again.',
    'Make another publication of the cut.',
  ),
  off: {
    ...refusal('off', 'The production has no actor in the fediverse.', 'Switch it on among the accounts.'),
    kind: 'config' as const,
  },
}

function noteFrom({ plan, files, parent }: Post): Omit<NewNote, 'attemptId'> {
  const { film, cover } = files
  return {
    words: paragraphs(saidFirst(plan), plan.title, plan.copy),
    warning: plan.contentWarning,
    isSensitive: plan.disclosures.includes('sensitive'),
    language: plan.language,
    inReplyTo: parent === null ? null : parent.before.id,
    altText: plan.altText,
    durationFlicks: plan.film.durationFlicks,
    media:
      parent !== null
        ? null
        : {
            film: {
              sha256: film.sha256,
              sizeBytes: film.sizeBytes,
              mediaType: film.mediaType,
              width: plan.film.width,
              height: plan.film.height,
            },
            cover: cover === null ? null : { sha256: cover.sha256, mediaType: cover.mediaType },
            captions: [],
          },
  }
}
