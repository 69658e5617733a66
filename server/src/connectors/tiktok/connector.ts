import type { Connector } from '../connector.ts'
import { renditionFor } from '../wire/index.ts'
import { CHUNK_RULES } from './chunks.ts'
import { tiktokDoor } from './door.ts'
import { limitsNow, validate } from './limits-now.ts'
import { observe } from './observe.ts'
import { begin, commit, type Cutting, transfer } from './place.ts'
import { poll, reconcile } from './reconcile.ts'
import { abort, askPerson } from './retract.ts'
import { tryOutside } from './try-outside.ts'

/** TikTok with films cut in another way, for tests with small films. */
export const tiktokCutting = (cutting: Cutting): Connector => ({
  id: 'tiktok',
  name: 'TikTok',
  capabilities: {
    wayIn: ['bytes-resumable'],
    idempotency: 'handle',
    retract: 'manual',
    canHide: false,
    canEdit: false,
    comments: 'none',
    answers: 'none',
    figures: ['views', 'likes', 'comments', 'shares'],
    // The last chunk posts the film: all of it can never lie there unseen.
    canPlaceAhead: false,
  },
  origins: {
    api: 'https://open.tiktokapis.com',
    upload: 'https://open-upload.tiktokapis.com',
    web: 'https://www.tiktok.com',
  },
  door: tiktokDoor,
  limits: limitsNow,
  validate,
  prepare: renditionFor,
  begin: (post, ctx, before) => begin(post, ctx, { before, cutting }),
  transfer: (post, ctx, held) => transfer(post, ctx, { held, cutting }),
  poll: (_, ctx, held) => poll(ctx, held),
  commit,
  reconcile: (_, ctx, held) => reconcile(ctx, held),
  observe,
  hide: askPerson,
  retract: askPerson,
  abort,
  tryOutside,
})

// Whichever megabyte TikTok means; and the last chunk, which is the call itself, is soon sent.
const WANTED_BYTES = 5 * 1024 * 1024

/** TikTok: opened with its words, sent in chunks; the last chunk posts it, and only a person can delete it. */
export const tiktokConnector = tiktokCutting({ rules: CHUNK_RULES, wantedBytes: WANTED_BYTES })
