import { nothingToPlace } from '../wire/index.ts'
import { type PostPlan, PLATFORM_LIMITS } from '@stagedoor/core/publish'
import { ConnectorRefusal } from '../connector-error.ts'
import type { Capabilities, Connector, Post, Step } from '../connector.ts'
import { paragraphs, saidFirst } from '../said-first.ts'
import type { EntryRef, FeedShelf, NewEntry } from './shelf.ts'

const LIMITS = PLATFORM_LIMITS.feed
const VISIBILITY = 'public'

/** What a feed of our own lets us do. */
export const FEED_CAPABILITIES: Capabilities = {
  wayIn: ['pull-url'],
  idempotency: 'client-id',
  retract: 'best-effort',
  canHide: false,
  canEdit: false,
  comments: 'none',
  answers: 'none',
  figures: [],
  canPlaceAhead: false,
}

/**
 * The production's own podcast feed. Nothing is handed over: the entry is out at the moment of its insert, and gone at
 * the moment of its withdrawal. Programs that fetched it keep their copies, so taking it back is best effort.
 */
export function feedConnector(shelf: FeedShelf): Connector {
  return {
    id: 'feed',
    name: 'Podcast feed',
    capabilities: FEED_CAPABILITIES,
    origins: {},
    door: { kind: 'ours' },
    limits: async () => {
      if (LIMITS === undefined) throw new Error('The limits of feeds are not listed')
      return LIMITS
    },
    ...nothingToPlace,
    commit: async (post, ctx) => {
      const entered = await shelf.enter({ attemptId: ctx.attemptId, ...(await entryOf(post)) })
      return entered.kind === 'entered'
        ? live(entered.ref)
        : { kind: 'failed', error: REFUSALS[entered.kind] }
    },
    reconcile: async (_post, ctx) => {
      const ref = await shelf.find(ctx.attemptId)
      return ref === null ? { kind: 'absent' } : { kind: 'present', ref, visibility: VISIBILITY }
    },
    observe: async (ref) => {
      const standing = await shelf.standing(ref.id)
      return {
        existence: standing === 'there' ? 'there' : standing === 'shut' ? 'hidden' : 'gone',
        evidence: standing,
        url: standing === 'there' ? ref.url : null,
        figures: {},
        copy: null,
        comments: [],
        cursor: null,
      }
    },
    hide: async (ref) => ({
      kind: 'manual',
      task: { what: 'look', url: ref.url },
      because: 'An entry is hidden by its gate and by nothing else.',
    }),
    retract: async (ref) => {
      switch (await shelf.withdraw(ref.id)) {
        case 'withdrawn':
          return {
            kind: 'deleted',
            evidence:
              'The entry is out of the feed and its film answers “gone”. Programs that fetched it keep it.',
          }
        case 'already':
        case 'absent':
          return { kind: 'already-gone', evidence: 'The feed has no such entry.' }
      }
    },
    abort: async () => ({ kind: 'already-gone', evidence: 'Nothing had been entered.' }),
  }
}

const live = (ref: EntryRef): Step => ({ kind: 'live', ref, visibility: VISIBILITY })

const REFUSALS = {
  shut: {
    kind: 'policy',
    code: 'not-for-everybody',
    what: 'A feed asks nobody who they are, and this may not be seen by everybody now.',
    remedy: 'Publish on the own page, or when nothing of it gives the story away.',
    retryAt: null,
    raw: '',
  },
  withdrawn: {
    kind: 'policy',
    code: 'withdrawn',
    what: 'This entry was taken out of the feed and is not put in again.',
    remedy: 'Make another publication of the cut.',
    retryAt: null,
    raw: '',
  },
} as const satisfies Record<string, ConnectorRefusal['error']>

async function entryOf({ plan, files }: Post): Promise<Omit<NewEntry, 'attemptId'>> {
  const { film, cover, captions } = files
  return {
    title: plan.title === '' ? firstLine(plan.copy) : plan.title,
    words: paragraphs(warningOf(plan), saidFirst(plan), plan.copy),
    language: plan.language,
    isExplicit: plan.disclosures.includes('sensitive'),
    durationFlicks: plan.film.durationFlicks,
    media: {
      film: {
        sha256: film.sha256,
        sizeBytes: film.sizeBytes,
        mediaType: film.mediaType,
        width: plan.film.width,
        height: plan.film.height,
      },
      cover: cover === null ? null : { sha256: cover.sha256, mediaType: cover.mediaType },
      captions: await Promise.all(
        captions.map(async ({ language, file }) => ({
          language,
          vtt: Buffer.concat(await Array.fromAsync(file.read(0, file.sizeBytes))).toString(),
        })),
      ),
    },
  }
}

const firstLine = (copy: string): string => copy.split('\n', 1)[0]?.slice(0, 120) ?? ''

const warningOf = ({ contentWarning }: PostPlan): string | null =>
  contentWarning === null ? null : `Content warning: ${contentWarning}`
