import { Problem, type ProblemDetails } from '@stagedoor/contract/problems'
import { ASSET_FILE_ROLES } from '@stagedoor/core/ingest'
import { announce } from '../../plant/events/index.ts'
import type { Ended, Jobs } from '../../plant/jobs/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Trx } from '../../schema/index.ts'
import { RELEASE_BYTES } from '../delete-material.ts'
import { assetReady, assetUnreadable } from '../events.ts'
import { type AssetRow, filesOf, forgetFiles, lockAsset } from '../queries.ts'
import { trackOf } from '../sound-tracks.ts'
import { takeBackUnreadable, tellOfUnreadable, unreadable } from '../unreadable.ts'
import { askStepAgain, laidOf, NEEDED, STEPS, stepOfJob, type StepName } from './steps.ts'

const MADE = ASSET_FILE_ROLES.filter((role) => role !== 'original')

/**
 * What follows the end of a step, in its transaction: an asset whose every step ended is ready, if what is needed is
 * there. Where a needed step fails for good, or the first one is cancelled, nothing of it is shown.
 */
export async function settleStep(
  trx: Trx,
  jobs: Pick<Jobs, 'ask' | 'enqueue' | 'withdraw'>,
  { ref, job, state, problem }: Pick<Ended, 'ref' | 'job' | 'state' | 'problem'>,
): Promise<void> {
  const step = stepOfJob(job)
  if (ref === null || step === null) return
  const asset = await lockAsset(trx, ref)
  // What a step made that ran on beside it was not kept: should it be wanted again, it is to be made.
  if (asset.state === 'unreadable' || asset.state === 'deleted') return forgetSteps(trx, ref)
  if (state === 'done') await followChoice(trx, jobs, { asset, step })
  if (asset.state !== 'preparing') return
  if (state === 'failed' && NEEDED.includes(step))
    return seal(trx, jobs, { asset, problem: whyFailed(problem) })
  if (state === 'cancelled' && step === 'clean')
    return seal(trx, jobs, { asset, problem: wasCancelled().toDetails() })
  if (await isWhole(trx, asset.id)) await markReady(trx, asset)
}

/** Where another sound was chosen while a step was under way, what it made is made with that one. */
async function followChoice(
  trx: Trx,
  jobs: Pick<Jobs, 'ask'>,
  { asset, step }: { asset: AssetRow; step: StepName },
): Promise<void> {
  if (step !== 'proxy' && step !== 'sound') return
  const files = await filesOf(trx, asset.id)
  const made = files.find(({ role }) => role === (step === 'proxy' ? 'proxy' : 'waveform'))
  if (made === undefined || trackOf(made.facts) === asset.heardTrack) return
  await askStepAgain(trx, jobs, { ...laidOf(asset, files), step, isAwaited: true })
}

async function isWhole(trx: Trx, assetId: string): Promise<boolean> {
  const steps = await trx
    .selectFrom('plant.work')
    .select(['job', 'state'])
    .where('ref', '=', assetId)
    .where('rank', 'is not', null)
    .execute()
  const needed = (NEEDED as readonly StepName[]).map((step) => STEPS[step] as string)
  return steps.every(
    ({ job, state }) =>
      state === 'done' || (!needed.includes(job) && (state === 'failed' || state === 'cancelled')),
  )
}

async function markReady(trx: Trx, { id, productionId }: AssetRow): Promise<void> {
  await trx.updateTable('ingest.assets').set({ state: 'ready', problem: null }).where('id', '=', id).execute()
  await announce(trx, assetReady({ productionId, assetId: id }))
  await takeBackUnreadable(trx, productionId)
  await notifyTopic(trx, productionId, 'dailies')
}

/** The original stays in the vault, shown to nobody; what was made of it goes, and the crew is told why. */
async function seal(
  trx: Trx,
  jobs: Pick<Jobs, 'enqueue' | 'withdraw'>,
  { asset: { id, productionId }, problem }: { asset: AssetRow; problem: ProblemDetails },
): Promise<void> {
  await trx
    .updateTable('ingest.assets')
    .set({ state: 'unreadable', problem: JSON.stringify(problem) })
    .where('id', '=', id)
    .execute()
  await announce(trx, assetUnreadable({ productionId, assetId: id }))
  if (problem.type !== wasCancelled().toDetails().type) await tellOfUnreadable(trx, productionId)
  await notifyTopic(trx, productionId, 'dailies')
  // What is made of a clean copy that goes is made again after the next one.
  await forgetSteps(trx, id)
  const digests = await forgetFiles(trx, { assetId: id, roles: MADE })
  if (digests.length > 0)
    await jobs.enqueue(trx, RELEASE_BYTES, { productionId, ref: null, payload: { digests } })
}

async function forgetSteps(trx: Trx, assetId: string): Promise<void> {
  await trx
    .deleteFrom('plant.work')
    .where('ref', '=', assetId)
    .where('rank', 'is not', null)
    .where('state', 'in', ['waiting', 'done', 'cancelled'])
    .execute()
}

function whyFailed(problem: ProblemDetails | null): ProblemDetails {
  if (problem === null || problem.type.endsWith('/internal')) return unreadable('given-up').toDetails()
  return problem
}

function wasCancelled(): Problem {
  return new Problem('asset-not-ready', {
    detail: 'Its preparation was cancelled. The original is kept.',
  })
}
