import { foreignAddress } from '@stagedoor/core/publish'
import type { Observation, RemoteRef } from '../../connectors/index.ts'
import { at } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { DeliverDeps } from '../deliver/index.ts'
import { lockPublication } from '../queries.ts'
import { keepComments } from './keep-comments.ts'
import { keepFigures } from './keep-figures.ts'
import { noteExistence } from './note-existence.ts'
import { noteMarks } from './note-marks.ts'
import { noteWords } from './note-words.ts'
import { endWatch, lookNext, watchedPost } from './watched.ts'

/** Keeps what a look found, in one transaction; nothing of it where a recall came first or another worker took over. */
export async function keepSeen(
  { db, clock }: Pick<DeliverDeps, 'db' | 'clock'>,
  { publicationId, claim, seen }: { publicationId: string; claim: string; seen: Observation },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    const watched = await watchedPost(trx, publicationId)
    if (publication?.state.kind !== 'live' || watched?.claim !== claim || watched.remote === null) return
    const now = clock.now()
    const existence = await noteExistence(trx, watched, { seen, now })
    await noteWords(trx, watched, { seen, now })
    await noteMarks(trx, watched, { seen, now })
    // What stands under a comment of ours is read with the post above it.
    if (watched.partKind === 'post') {
      await keepFigures(trx, { publicationId, figures: seen.figures, now })
      await keepComments(trx, watched, { comments: seen.comments, isWhole: seen.isWhole ?? false, now })
    }
    await keepAddress(trx, { publicationId, remote: watched.remote, url: seen.url })
    await trx
      .updateTable('publish.observations')
      .set({ lookedAt: at(now), failures: 0, cursor: seen.cursor ?? watched.cursor })
      .where('publicationId', '=', publicationId)
      .execute()
    if (existence === 'expired') return endWatch(trx, publicationId)
    // Looked at again soon: one look alone takes nothing down.
    const doubts =
      (existence === 'gone' || existence === 'hidden') && !watched.isTold && watched.missingSince === null
    await lookNext(
      trx,
      { ...watched, lookedAt: doubts ? null : now, failures: 0, liveSince: doubts ? now : watched.liveSince },
      now,
    )
  })
}

// Some places name the address of a post only once it has been looked at.
async function keepAddress(
  trx: Trx,
  { publicationId, remote, url }: { publicationId: string; remote: RemoteRef; url: string | null },
): Promise<void> {
  const address = remote.url === null ? foreignAddress(url) : null
  if (address === null) return
  await trx
    .updateTable('publish.deliveries')
    .set({ remote: JSON.stringify({ ...remote, url: address }) })
    .where('publicationId', '=', publicationId)
    .execute()
}
