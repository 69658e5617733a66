import { Problem } from '@stagedoor/contract/problems'
import { announce } from '../plant/events/index.ts'
import { MediaFailure } from '../plant/media/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import { digestOfFile, useFile } from '../plant/storage/index.ts'
import { assetReady } from './events.ts'
import { mediaFormatNamed } from './media-format.ts'
import { makeFilmFiles, type Bench } from './prepare/film-files.ts'
import { AssetGone, keptFile, stillPreparing } from './prepare/keep-file.ts'
import type { PreparePorts, Run } from './prepare/ports.ts'
import { refuseAsset } from './prepare/refuse-asset.ts'
import { makeStillFiles } from './prepare/still-files.ts'
import { assetById, originalOf } from './queries.ts'

/**
 * Makes of an original everything it is looked at with: a clean copy proven free of private details, and what is drawn
 * from it. Run again after a crash it goes on where it was; each file is made once.
 */
export async function prepareAsset(ports: PreparePorts, assetId: string, run: Run): Promise<void> {
  const asset = await assetById(ports.db, assetId)
  if (asset?.state !== 'preparing') return
  const original = await originalOf(ports.db, assetId)
  const format = mediaFormatNamed(original.facts['format'])
  try {
    await useFile(ports.storage, original.sha256.toString('hex'), async (path) => {
      if ((await keptFile(ports, assetId, 'clean')) === null)
        await checkOriginal(path, original.sha256.toString('hex'), run)
      await ports.storage.inTemp((folder) => makeFiles(ports, { assetId, path, format, folder }, run))
    })
    await markReady(ports, assetId)
  } catch (error) {
    if (error instanceof AssetGone || (await isDeleted(ports, assetId))) return
    const ending = endingOf(error, { run, hasClean: (await keptFile(ports, assetId, 'clean')) !== null })
    if (ending === null) throw error
    await refuseAsset(ports, { assetId, ...ending })
    throw run.signal.aborted ? error : ending.problem
  }
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
    await notifyTopic(trx, productionId, 'dailies')
  })
}

async function isDeleted({ db }: PreparePorts, assetId: string): Promise<boolean> {
  return (await assetById(db, assetId))?.state === 'deleted'
}

interface Ending {
  readonly problem: Problem
  readonly original: 'removed' | 'kept'
}

/** How a failed preparation ends for good; null where another try may do better. */
function endingOf(error: unknown, { run, hasClean }: { run: Run; hasClean: boolean }): Ending | null {
  if (run.signal.aborted) {
    if (run.signal.reason !== 'cancelled') return null
    return {
      problem: new Problem('asset-not-ready', {
        detail: 'Its preparation was cancelled. The original is kept.',
      }),
      original: 'kept',
    }
  }
  if (error instanceof Problem)
    return { problem: error, original: error.type === 'not-media' ? 'removed' : 'kept' }
  if (!(error instanceof MediaFailure)) return null
  switch (error.kind) {
    case 'cancelled':
    case 'engine-crashed':
    case 'no-engine':
      return null
    case 'output-not-proven':
      return {
        problem: new Problem('privacy-not-proven', {
          detail:
            'Private details could not be proven gone from a copy, so nothing is shown. The original is kept in the vault.',
        }),
        original: 'kept',
      }
    case 'not-readable':
    case 'plan-failed':
    case 'wall-clock-spent':
    case 'output-too-large':
    case 'memory-spent':
    case 'too-many-frames':
      return hasClean
        ? {
            problem: new Problem('not-media', {
              because: error.kind,
              detail: 'A part of it cannot be played. The original is kept.',
            }),
            original: 'kept',
          }
        : { problem: cannotBeRead(error), original: 'removed' }
  }
}

function cannotBeRead(error: MediaFailure): Problem {
  const detail =
    error.kind === 'not-readable' || error.kind === 'plan-failed'
      ? 'The file begins like media and cannot be read: it may be cut off or damaged. Nothing of it was kept; send it again.'
      : 'The file asks for more than this machine gives to one file. Nothing of it was kept.'
  return new Problem('not-media', { because: error.kind, detail }, { cause: error })
}
