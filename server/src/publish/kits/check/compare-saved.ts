import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { findingOfCover, findingOfFilm, type KitFinding, standingWithSaved } from '@stagedoor/core/publish'
import { compareFingerprints, compareStill } from '@stagedoor/core/publish/fingerprint'
import { appendToChain } from '../../../plant/chain/index.ts'
import { at } from '../../../plant/db/index.ts'
import { fingerprintFilm, grayStill, MediaFailure, sniffFile } from '../../../plant/media/index.ts'
import { notifyTopic } from '../../../plant/realtime/index.ts'
import { finishTasks, renewTask } from '../../../production/index.ts'
import { lockPublication } from '../../queries.ts'
import type { CheckDeps } from './check-kit.ts'
import { cutFingerprint } from './cut-fingerprint.ts'
import { LOOK_AT_KIT } from './keep-check.ts'
import { lastCheck } from './kept-checks.ts'
import { SAVED_HEAD_BYTES } from './saved-head.ts'

type SavedDeps = Omit<CheckDeps, 'reach'>

/**
 * Compares what somebody saved from a platform with the cut, writes down what it shows, and deletes it. Run twice, it
 * finds the work done.
 */
export async function compareSaved(
  deps: SavedDeps,
  { savedId }: { savedId: string },
  signal: AbortSignal,
): Promise<void> {
  const saved = await savedPost(deps, savedId)
  if (saved === null) return
  const { keptAs, renderId } = saved
  // What was called back meanwhile is nobody's to compare.
  const finding =
    saved.stateKind === 'live'
      ? await deps.storage.inTemp((folder) => findingOf(deps, { keptAs, renderId, folder, signal }))
      : NOTHING
  await endWith(deps, saved, finding)
}

/** What nobody can compare is deleted as well, and said to have shown nothing. */
export async function giveUpSaved(deps: SavedDeps, { savedId }: { savedId: string }): Promise<void> {
  const saved = await savedPost(deps, savedId)
  if (saved !== null) await endWith(deps, saved, NOTHING)
}

const NOTHING: KitFinding = { kind: 'unread', because: 'no-film' }

// Null for what was compared and deleted.
async function savedPost({ db }: Pick<SavedDeps, 'db'>, savedId: string) {
  const saved = await db
    .selectFrom('publish.savedPosts as s')
    .innerJoin('publish.kits as k', 'k.id', 's.kitId')
    .innerJoin('publish.publications as p', 'p.id', 'k.publicationId')
    .select(['s.keptAs', 's.finding', 's.kitId', 's.linkedAt', 's.sha256', 's.broughtAs', 's.broughtBy'])
    .select(['k.publicationId', 'k.holderName', 'p.renderId', 'p.stateKind'])
    .where('s.id', '=', savedId)
    .executeTakeFirstOrThrow()
  const { keptAs, ...about } = saved
  return keptAs === null ? null : { ...about, savedId, keptAs: keptAs.toString('hex') }
}

async function endWith(
  deps: SavedDeps,
  saved: NonNullable<Awaited<ReturnType<typeof savedPost>>>,
  finding: KitFinding,
): Promise<void> {
  const { savedId, keptAs } = saved
  await keepFinding(deps, { ...saved, finding })
  await deps.storage.remove(keptAs)
  await deps.db.updateTable('publish.savedPosts').set({ keptAs: null }).where('id', '=', savedId).execute()
}

async function findingOf(
  deps: SavedDeps,
  {
    keptAs,
    renderId,
    folder,
    signal,
  }: { keptAs: string; renderId: string; folder: string; signal: AbortSignal },
): Promise<KitFinding> {
  const file = await deps.storage.open(keptAs)
  if (file === null) return NOTHING
  const path = join(folder, 'saved')
  const bytes = file.stream({ from: SAVED_HEAD_BYTES, until: file.sizeBytes })
  await pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  const sniffed = await sniffFile(path)
  if (sniffed.kind !== 'media' || sniffed.format.kind === 'sound' || sniffed.format.kind === 'document')
    return NOTHING
  const ours = await cutFingerprint(deps, { renderId, folder, signal })
  if (sniffed.format.kind === 'still') {
    const still = await stillOf(path, signal)
    const found = still === null ? NOTHING : findingOfCover(compareStill(ours, still))
    // A picture of a screen has the platform around the frame: that it is like no frame says nothing.
    return found.kind === 'cover-differs' ? { kind: 'unsure' } : found
  }
  try {
    const found = await fingerprintFilm(deps.media, path, { folder, signal })
    return findingOfFilm(compareFingerprints({ cut: ours, found }))
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof MediaFailure) return NOTHING
    throw error
  }
}

// A picture that is broken off is none; how its decoder says so is its own.
async function stillOf(path: string, signal: AbortSignal) {
  try {
    return await grayStill(path)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof Error) return null
    throw error
  }
}

interface Compared {
  readonly savedId: string
  readonly kitId: string
  readonly publicationId: string
  readonly linkedAt: number
  readonly sha256: string
  readonly broughtAs: string
  readonly broughtBy: string
  readonly holderName: string
  readonly finding: KitFinding
}

async function keepFinding(
  { db, clock }: Pick<SavedDeps, 'db' | 'clock'>,
  compared: Compared,
): Promise<void> {
  const { savedId, kitId, publicationId, sha256, broughtAs, broughtBy, holderName, finding } = compared
  await db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    if (publication === undefined) return
    const kept = await trx
      .updateTable('publish.savedPosts')
      .set({ finding: JSON.stringify(finding), comparedAt: at(clock.now()) })
      .where('id', '=', savedId)
      .where('comparedAt', 'is', null)
      .returning('linkedAt')
      .executeTakeFirst()
    if (kept === undefined) return
    const { productionId, title } = publication
    const look = await lastCheck(trx, { kitId, linkedAt: kept.linkedAt })
    const standing = standingWithSaved(look?.finding ?? { kind: 'unread', because: 'unreachable' }, finding)
    if (standing === 'weaker') await finishTasks(trx, { kind: LOOK_AT_KIT, ref: kitId, by: 'Stagedoor' })
    if (standing === 'to-look-at' && finding.kind !== 'unread' && finding.kind !== 'unsure')
      await renewTask(trx, {
        productionId,
        kind: LOOK_AT_KIT,
        ref: kitId,
        facts: () => ({ title, holder: holderName, publicationId, found: finding.kind }),
        dueAt: null,
      })
    await notifyTopic(trx, productionId, 'calendar')
    await appendToChain(trx, {
      productionId,
      kind: 'kit-saved-compared',
      body: { kitId, publicationId, savedId, sha256, broughtAs, finding },
      personal: { name: broughtBy, title },
    })
  })
}
