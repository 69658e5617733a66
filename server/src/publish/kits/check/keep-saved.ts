import { createHash, randomBytes } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import type { Clock } from '../../../plant/clock/index.ts'
import { at, newId } from '../../../plant/db/index.ts'
import type { Jobs } from '../../../plant/jobs/index.ts'
import { notifyTopic } from '../../../plant/realtime/index.ts'
import type { Storage } from '../../../plant/storage/index.ts'
import { refuseWhileSealed } from '../../../production/index.ts'
import type { Db, Trx } from '../../../schema/index.ts'
import { lockPublication } from '../../queries.ts'
import { SAVED_HEAD_BYTES } from './saved-head.ts'
import { COMPARE_SAVED } from './saved-jobs.ts'

/** The largest file that is taken; a minute recorded from a phone's screen is a third of it. */
export const MOST_SAVED_BYTES = 100 * 1024 * 1024

// So that what arrives at once always fits into the room that was there before.
const MOST_AT_ONCE = 4

// A link gets so many: whoever needs more is not comparing.
const MOST_OF_A_LINK = 5

/** The kits of which something is arriving, in this process, which is the only one that serves. */
type Arriving = Set<string>

/** Who brings what was saved, and of which kit. */
export interface SavedOrder {
  readonly kitId: string
  readonly broughtAs: 'holder' | 'crew'
  readonly broughtBy: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/**
 * Takes what somebody saved from the platform of a kit's post, to be compared with the cut and then deleted; its digest
 * is kept. `mayStill` is asked again in the transaction that keeps it. One file of a kit arrives at a time. Throws `kit-not-open` where there is no post to
 * compare, `too-many-requests`, `file-too-large`, `disk-full`.
 */
export async function keepSaved(
  deps: SavedPorts,
  order: SavedOrder,
  mayStill: (trx: Trx) => Promise<unknown>,
): Promise<{ savedId: string }> {
  const { db, storage, arriving } = deps
  const { kitId } = order
  await db.transaction().execute((trx) => linkedPost(trx, kitId))
  if (arriving.has(kitId) || arriving.size >= MOST_AT_ONCE)
    throw new Problem('too-many-requests', {
      detail:
        'Another file is arriving just now. Nothing of this one was kept; bring it when that one is here.',
    })
  arriving.add(kitId)
  try {
    if ((await storage.freeBytes()) < MOST_AT_ONCE * MOST_SAVED_BYTES) throw new Problem('disk-full')
    return await take(deps, order, mayStill)
  } finally {
    arriving.delete(kitId)
  }
}

interface SavedPorts {
  readonly db: Db
  readonly clock: Clock
  readonly storage: Storage
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly arriving: Arriving
}

async function take(
  { db, clock, storage, jobs }: SavedPorts,
  { kitId, broughtAs, broughtBy, bytes }: SavedOrder,
  mayStill: (trx: Trx) => Promise<unknown>,
): Promise<{ savedId: string }> {
  const hash = createHash('sha256')
  const counted = { bytes: 0 }
  const kept = await storage.put(withHead(bytes, { hash, counted }))
  try {
    return await db.transaction().execute(async (trx) => {
      await refuseWhileSealed(trx)
      await mayStill(trx)
      const { link, linkedAt, productionId } = await linkedPost(trx, kitId)
      const savedId = newId()
      await trx
        .insertInto('publish.savedPosts')
        .values({
          id: savedId,
          kitId,
          link,
          linkedAt: at(linkedAt),
          broughtAs,
          broughtBy,
          sha256: hash.digest('hex'),
          sizeBytes: counted.bytes,
          keptAs: Buffer.from(kept.sha256, 'hex'),
          broughtAt: at(clock.now()),
        })
        .execute()
      await jobs.enqueue(trx, COMPARE_SAVED, { productionId, ref: savedId, payload: { savedId } })
      await notifyTopic(trx, productionId, 'calendar')
      return { savedId }
    })
  } catch (error) {
    await storage.remove(kept.sha256)
    throw error
  }
}

async function linkedPost(trx: Trx, kitId: string) {
  const kit = await trx
    .selectFrom('publish.kits')
    .select(['publicationId', 'linkBack as link', 'linkBackAt as linkedAt'])
    .where('id', '=', kitId)
    .executeTakeFirstOrThrow()
  const publication = await lockPublication(trx, kit.publicationId)
  if (publication?.state.kind !== 'live' || kit.link === null || kit.linkedAt === null)
    throw new Problem('kit-not-open', {
      detail: 'There is no link to a post of this kit yet. Nothing was kept; send the link first.',
    })
  const { count } = await trx
    .selectFrom('publish.savedPosts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('kitId', '=', kitId)
    .where('linkedAt', '=', at(kit.linkedAt))
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_OF_A_LINK)
    throw new Problem('too-many-requests', {
      detail: 'Of this post enough was brought to be compared. Nothing was kept.',
    })
  return { link: kit.link, linkedAt: kit.linkedAt, productionId: publication.productionId }
}

// Files lie in the storage by their content: without a head of chance, somebody who brings a file of the house's own
// would have it deleted with theirs.
async function* withHead(
  bytes: AsyncIterable<Uint8Array>,
  { hash, counted }: { hash: ReturnType<typeof createHash>; counted: { bytes: number } },
): AsyncGenerator<Uint8Array> {
  yield randomBytes(SAVED_HEAD_BYTES)
  for await (const piece of bytes) {
    counted.bytes += piece.length
    if (counted.bytes > MOST_SAVED_BYTES) throw new Problem('file-too-large', { roomBytes: MOST_SAVED_BYTES })
    hash.update(piece)
    yield piece
  }
  if (counted.bytes === 0) throw new Problem('invalid-request', { detail: 'body: a film or a picture.' })
}
