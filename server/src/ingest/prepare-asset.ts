import { Problem } from '@stagedoor/contract/problems'
import type { MediaFormat } from '@stagedoor/core/ingest'
import { announce } from '../plant/events/index.ts'
import { MediaFailure } from '../plant/media/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import { digestOfFile, useFile } from '../plant/storage/index.ts'
import { assetReady } from './events.ts'
import { mediaFormatNamed } from './media-format.ts'
import { makeFilmFiles, type Bench } from './prepare/film-files.ts'
import { AssetGone, keptFile, stillPreparing } from './prepare/keep-file.ts'
import { keepSealed } from './prepare/keep-sealed.ts'
import type { PreparePorts, Run } from './prepare/ports.ts'
import { recognise } from './prepare/recognise.ts'
import { makeStillFiles } from './prepare/still-files.ts'
import { assetById, originalOf } from './queries.ts'
import { takeBackUnreadable, unreadable } from './unreadable.ts'

/**
 * Makes of an original everything it is looked at with: a clean copy proven free of private details, and what is drawn
 * from it. Run again after a crash it goes on where it was; each file is made once. What cannot be read is kept sealed.
 */
export async function prepareAsset(ports: PreparePorts, assetId: string, run: Run): Promise<void> {
  const asset = await assetById(ports.db, assetId)
  if (asset?.state !== 'preparing') return
  const original = await originalOf(ports.db, assetId)
  try {
    await useFile(ports.storage, original.sha256.toString('hex'), async (path) => {
      if ((await keptFile(ports, assetId, 'clean')) === null)
        await checkOriginal(path, original.sha256.toString('hex'), run)
      const format = await formatOf(ports, { assetId, path, told: original.facts['format'] })
      await ports.storage.inTemp((folder) => makeFiles(ports, { assetId, path, format, folder }, run))
    })
    await markReady(ports, assetId)
  } catch (error) {
    if (error instanceof AssetGone || (await isDeleted(ports, assetId))) return
    const problem = endingOf(error, run)
    if (problem === null) throw error
    await keepSealed(ports, { assetId, problem })
    throw run.signal.aborted ? error : problem
  }
}

async function formatOf(
  ports: PreparePorts,
  { assetId, path, told }: { assetId: string; path: string; told: unknown },
): Promise<MediaFormat> {
  return told === undefined ? recognise(ports, { assetId, path }) : mediaFormatNamed(told)
}

function makeFiles(ports: PreparePorts, bench: Bench, run: Run): Promise<void> {
  return bench.format.kind === 'still' ? makeStillFiles(ports, bench, run) : makeFilmFiles(ports, bench, run)
}

async function checkOriginal(path: string, sha256: string, run: Run): Promise<void> {
  run.progress({ stage: 'check' })
  const found = await digestOfFile(path, { signal: run.signal })
  if (found.sha256 !== sha256)
    throw new Problem('bytes-damaged', {
      detail: 'The disk changed the file after it arrived. Ask its sender to send it again.',
    })
}

function markReady({ db }: PreparePorts, assetId: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { productionId } = await stillPreparing(trx, assetId)
    await trx
      .updateTable('ingest.assets')
      .set({ state: 'ready', problem: null })
      .where('id', '=', assetId)
      .execute()
    await announce(trx, assetReady({ productionId, assetId }))
    await takeBackUnreadable(trx, productionId)
    await notifyTopic(trx, productionId, 'dailies')
  })
}

async function isDeleted({ db }: PreparePorts, assetId: string): Promise<boolean> {
  return (await assetById(db, assetId))?.state === 'deleted'
}

/** Why nothing of it can be shown, for good; null where another try may do better. */
function endingOf(error: unknown, { signal }: Run): Problem | null {
  if (signal.aborted)
    return signal.reason === 'cancelled'
      ? new Problem('asset-not-ready', {
          detail: 'Its preparation was cancelled. The original is kept.',
        })
      : null
  if (error instanceof Problem) return error
  if (!(error instanceof MediaFailure)) return null
  switch (error.kind) {
    case 'cancelled':
    case 'engine-crashed':
    case 'no-engine':
      return null
    case 'output-not-proven':
      return new Problem('privacy-not-proven', {
        detail:
          'Private details could not be proven gone from a copy, so nothing is shown. The original is kept in the vault.',
      })
    case 'not-readable':
    case 'plan-failed':
      return unreadable('damaged', error)
    case 'wall-clock-spent':
    case 'output-too-large':
    case 'memory-spent':
    case 'too-many-frames':
      return unreadable('too-much', error)
  }
}

/** Ends an asset on which the house failed too often: kept sealed, and told, like all that cannot be shown. */
export async function giveUpAsset(ports: PreparePorts, assetId: string): Promise<void> {
  if ((await assetById(ports.db, assetId))?.state !== 'preparing') return
  await keepSealed(ports, { assetId, problem: unreadable('given-up') })
}
