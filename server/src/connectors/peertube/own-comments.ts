import { TOO_MANY } from '../comment-search.ts'
import type { OwnComments, RemoteRef } from '../connector.ts'
import { tried } from '../wire/index.ts'
import { askPeertube } from './client.ts'
import { peertubeRefusal } from './errors.ts'
import { commentsAt, find, write } from './reply.ts'

/** Comments of the account; they are known with the film under which they stand. */
export const ownComments: OwnComments = {
  answer: write,
  find,
  look: async (ref, ctx) => {
    const film = filmOf(ref)
    const answer = await askPeertube(ctx, { method: 'GET', path: `/videos/${film}` })
    if (answer.status === 404)
      return {
        existence: 'gone',
        evidence: `GET /api/v1/videos/${film} says 404, and its comments went with it`,
      }
    if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now() })
    const { comments, isWhole } = await commentsAt(ctx, { film, thread: ref.more?.['thread'] })
    const isThere = comments.some(({ id, isDeleted }) => String(id) === ref.id && !isDeleted)
    if (!isThere && !isWhole) return { existence: 'unreadable', evidence: TOO_MANY }
    return {
      existence: isThere ? 'there' : 'gone',
      evidence: `the comments of ${film} ${isThere ? 'name' : 'do not name'} ${ref.id}`,
    }
  },
  retract: (ref, ctx) =>
    tried(async () => {
      const path = `/videos/${filmOf(ref)}/comments/${ref.id}`
      const answer = await askPeertube(ctx, { method: 'DELETE', path })
      if (answer.status === 404) return { kind: 'already-gone', evidence: `DELETE /api/v1${path} says 404` }
      if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now() })
      return { kind: 'deleted', evidence: `DELETE /api/v1${path} was taken` }
    }),
}

function filmOf({ id, more }: RemoteRef): string {
  const film = more?.['film']
  if (film === undefined) throw new Error(`the comment ${id} is known without its film`)
  return film
}
