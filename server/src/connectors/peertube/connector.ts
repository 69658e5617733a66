import type { Connector } from '../connector.ts'
import { renditionFor } from '../wire/index.ts'
import { commit, reconcile } from './commit.ts'
import { peertubeDoor } from './door.ts'
import { limits, validate } from './limits.ts'
import { observe } from './observe.ts'
import { ownComments } from './own-comments.ts'
import { begin, poll, transfer } from './place.ts'
import { reply } from './reply.ts'
import { abort, hide, retract } from './retract.ts'
import { tryOutside } from './try-outside.ts'

const PIECE_BYTES = 8 * 1024 * 1024

/** PeerTube with another size of pieces, for lines that break often. */
export const peertubeIn = (pieceBytes: number): Connector => ({
  id: 'peertube',
  name: 'PeerTube',
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
  origins: { account: 'https://peertube.tv' },
  door: peertubeDoor,
  limits,
  validate,
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

/** PeerTube: a film lies there private under a name of ours until one call gives it its words and shows it. */
export const peertubeConnector = peertubeIn(PIECE_BYTES)
