import { PLATFORM_LIMITS, type PlatformLimits } from '@stagedoor/core/publish'
import type { Connector } from '../connector.ts'
import { renditionFor } from '../wire/index.ts'
import { commit, reconcile } from './commit.ts'
import { xDoor } from './door.ts'
import { observe } from './observe.ts'
import { begin, poll, transfer } from './place.ts'
import { abort, hide, retract } from './retract.ts'
import { tryOutside } from './try-outside.ts'

// A subscriber may post 1080p, and words of this weight.
const SUBSCRIBERS_SIDE = 1920
const SUBSCRIBERS_WORDS = { field: 'copy', unit: 'weighted', most: 25_000 } as const

/** X with another size of pieces, for tests with small films. */
export const xIn = (pieceBytes: number): Connector => ({
  id: 'x',
  name: 'X',
  capabilities: {
    wayIn: ['bytes-resumable'],
    idempotency: 'reconcile-only',
    retract: 'hard',
    canHide: false,
    canEdit: false,
    comments: 'read',
    answers: 'as-post',
    figures: ['views', 'likes', 'comments', 'shares', 'saves'],
    canPlaceAhead: true,
  },
  origins: { api: 'https://api.x.com', web: 'https://x.com' },
  door: xDoor,
  limits: ({ account }) => Promise.resolve(limitsOf(account.settings['isSubscriber'] === true)),
  validate: () => [],
  prepare: renditionFor,
  begin,
  transfer: (post, ctx, held) => transfer(post, ctx, { held, pieceBytes }),
  poll: (_, ctx, held) => poll(ctx, held),
  commit,
  reconcile,
  observe,
  hide: (ref, ctx) => Promise.resolve(hide(ref, ctx)),
  retract,
  abort: (held) => Promise.resolve(abort(held)),
  tryOutside,
})

/** X: the film lies there unseen, one call posts it, and only the account's own posts tell whether it is out. */
export const xConnector = xIn(4 * 1024 * 1024)

function limitsOf(isSubscriber: boolean): PlatformLimits {
  const limits = PLATFORM_LIMITS.x
  if (limits === undefined) throw new Error('The limits of X are not listed')
  if (!isSubscriber) return limits
  return {
    ...limits,
    words: { ...limits.words, texts: [SUBSCRIBERS_WORDS] },
    film: { ...limits.film, side: [limits.film.side[0], SUBSCRIBERS_SIDE] },
  }
}
