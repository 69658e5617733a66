import { PLATFORM_LIMITS, type PlanIssue, type PlatformLimits } from '@stagedoor/core/publish'
import type { Connector, ConnectorContext } from '../connector.ts'
import { renditionFor } from '../wire/index.ts'
import { readChannels } from './channels.ts'
import { commit, poll, reconcile } from './commit.ts'
import { youtubeDoor } from './door.ts'
import { observe } from './observe.ts'
import { ownComments } from './own-comments.ts'
import { begin, transfer } from './place.ts'
import { reply } from './reply.ts'
import { abort, hide, retract } from './retract.ts'
import { tryOutside } from './try-outside.ts'

const COVER_BYTES = 2 * 1024 * 1024
const THUMBNAILS = 'https://developers.google.com/youtube/v3/docs/thumbnails/set'
const KIDS = 'https://support.google.com/youtube/answer/9632097'

// A piece is a multiple of 256 KiB, except the last.
const PIECE_BYTES = 32 * 256 * 1024

/** YouTube with another size of pieces, for lines that break often. */
export const youtubeIn = (pieceBytes: number): Connector => ({
  id: 'youtube',
  name: 'YouTube',
  capabilities: {
    wayIn: ['bytes-resumable'],
    idempotency: 'handle',
    retract: 'hard',
    canHide: true,
    canEdit: false,
    comments: 'read-write',
    answers: 'as-comment',
    figures: ['views', 'likes', 'comments'],
    canPlaceAhead: true,
  },
  origins: {
    api: 'https://www.googleapis.com',
    consent: 'https://accounts.google.com',
    token: 'https://oauth2.googleapis.com',
    web: 'https://www.youtube.com',
    studio: 'https://studio.youtube.com',
    image: 'https://i.ytimg.com',
  },
  door: youtubeDoor,
  limits: limitsOf,
  validate: (plan, limits) => {
    const found: PlanIssue[] = []
    const { cover } = plan
    if (cover?.kind === 'still' && cover.sizeBytes > COVER_BYTES)
      found.push({
        kind: 'cover-too-many-bytes',
        used: cover.sizeBytes,
        most: COVER_BYTES,
        remedy: 'choose-another',
        source: THUMBNAILS,
      })
    // YouTube switches comments off under films for children.
    if (plan.firstComment !== null && limits.firstComment && plan.disclosures.includes('made-for-kids'))
      found.push({ kind: 'no-place-for', field: 'first-comment', remedy: 'leave-out', source: KIDS })
    return found
  },
  prepare: renditionFor,
  begin,
  transfer: (post, ctx, handle) => transfer(post, ctx, { handle, pieceBytes }),
  poll,
  commit,
  reconcile,
  observe,
  hide,
  retract,
  abort,
  tryOutside,
  reply,
  ownComments,
})

/** YouTube: a film is uploaded private, with its words, cover and captions; showing it is one short call. */
export const youtubeConnector = youtubeIn(PIECE_BYTES)

// What a project that is not audited uploads, YouTube shows to nobody but the channel, and says so nowhere.
async function limitsOf(ctx: ConnectorContext): Promise<PlatformLimits> {
  const limits = PLATFORM_LIMITS.youtube
  if (limits === undefined) throw new Error('The limits of YouTube are not listed')
  const { remoteId, settings } = ctx.account
  const channel = (await readChannels(ctx, await ctx.token())).find(({ id }) => id === remoteId)
  const { longestSeconds: _, ...film } = limits.film
  return {
    ...limits,
    ...(channel?.status?.longUploadsStatus === 'allowed' ? { film } : {}),
    ...(settings.projectIsAudited === false ? { visibility: ['private'] } : {}),
  }
}
