import { Problem } from '@stagedoor/contract/problems'
import type { MediaFormat } from '@stagedoor/core/ingest'
import type { Jobs } from '../plant/jobs/index.ts'
import { MediaFailure } from '../plant/media/index.ts'
import { digestOfFile, useFile } from '../plant/storage/index.ts'
import { mediaFormatNamed } from './media-format.ts'
import { makeCleanFilm, makeFilmStep } from './prepare/film-files.ts'
import { AssetGone, keptFile, stillPreparing } from './prepare/keep-file.ts'
import type { FoundFilm } from './prepare/making.ts'
import type { PreparePorts, Run } from './prepare/ports.ts'
import { recognise } from './prepare/recognise.ts'
import { layOutSteps, type StepName } from './prepare/steps.ts'
import { makeStillFiles } from './prepare/still-files.ts'
import { assetById, originalOf } from './queries.ts'
import { unreadable } from './unreadable.ts'

/** What a step needs besides: what it finds changes what else there is to do. */
export interface StepPorts extends PreparePorts {
  readonly jobs: Pick<Jobs, 'ask' | 'withdraw'>
}

/**
 * Makes one step of an asset's preparation. Run again after a crash it goes on where it was; each file is made once. A
 * Problem ends the step for good and says why.
 */
export async function makeStep(
  ports: StepPorts,
  { assetId, step }: { assetId: string; step: StepName },
  run: Run,
): Promise<void> {
  const asset = await assetById(ports.db, assetId)
  if (asset?.state !== 'preparing' && asset?.state !== 'ready') return
  try {
    const original = await originalOf(ports.db, assetId)
    const sha256 = original.sha256.toString('hex')
    await useFile(ports.storage, sha256, async (path) => {
      if (step === 'clean') await checkOriginal(ports, { assetId, path, sha256 }, run)
      const format = await formatOf(ports, { assetId, path, told: original.facts['format'] })
      await ports.storage.inTemp(async (folder) => {
        const bench = { assetId, path, format, folder }
        if (step !== 'clean') return makeFilmStep(ports, { ...bench, step }, run)
        const found =
          format.kind === 'still' || format.kind === 'document'
            ? await makeStillFiles(ports, bench, run)
            : await makeCleanFilm(ports, bench, run)
        await layOutTheRest(ports, { assetId, format, sizeBytes: original.sizeBytes, found: found ?? null })
      })
    })
  } catch (error) {
    const now = await assetById(ports.db, assetId)
    if (error instanceof AssetGone || now?.state === 'deleted') return
    throw endingOf(error, run) ?? error
  }
}

async function formatOf(
  ports: PreparePorts,
  { assetId, path, told }: { assetId: string; path: string; told: unknown },
): Promise<MediaFormat> {
  return told === undefined ? recognise(ports, { assetId, path }) : mediaFormatNamed(told)
}

// A file that was hashed as it came in and is read minutes later comes out of the same memory it was written to: hashing
// it once more would prove nothing. Later, and where something went wrong before, the disk is asked.
const JUST_ARRIVED_MS = 3_600_000

async function checkOriginal(
  ports: PreparePorts,
  { assetId, path, sha256 }: { assetId: string; path: string; sha256: string },
  run: Run,
): Promise<void> {
  if ((await keptFile(ports, assetId, 'clean')) !== null) return
  const asset = await assetById(ports.db, assetId)
  const hasJustArrived =
    asset !== undefined && Math.abs(ports.clock.now() - asset.receivedAt) < JUST_ARRIVED_MS
  if (run.tries === 1 && hasJustArrived) return
  run.progress({ stage: 'check' })
  const found = await digestOfFile(path, { signal: run.signal })
  if (found.sha256 !== sha256)
    throw new Problem('bytes-damaged', {
      detail: 'The disk changed the file after it arrived. Ask its sender to send it again.',
    })
}

async function layOutTheRest(
  { db, jobs }: StepPorts,
  {
    assetId,
    format,
    sizeBytes,
    found,
  }: { assetId: string; format: MediaFormat; sizeBytes: number; found: FoundFilm | null },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { productionId } = await stillPreparing(trx, assetId)
    const about = { productionId, assetId, sizeBytes, kind: format.kind }
    await layOutSteps(trx, jobs, found === null ? about : { ...about, found })
  })
}

/** Why a step cannot be made, for good; null where another try may do better. */
function endingOf(error: unknown, { signal }: Run): Problem | null {
  if (signal.aborted) return null
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
