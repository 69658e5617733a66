import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { cutLength } from '@stagedoor/core/timeline'
import { exposureFor, judgeExposure } from '../clearance/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { announce } from '../plant/events/index.ts'
import type { JobContext } from '../plant/jobs/index.ts'
import {
  cutPlan,
  type Engine,
  MediaFailure,
  posterPlan,
  probeMedia,
  releaseFilm,
  releasePicture,
} from '../plant/media/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Storage } from '../plant/storage/index.ts'
import type { Db } from '../schema/index.ts'
import { cutRendered } from './events.ts'
import { assetsById, versionOf } from './queries.ts'
import { demuxersFor, renderRequest, type Source } from './render-plan.ts'

export interface RenderDeps {
  db: Db
  clock: Clock
  storage: Storage
  media: Engine
}

/**
 * Renders what a row of `cut.renders` asks for, keeps the film and its poster, and has the cut judged again. Run
 * twice, it finds its own work done or does it anew into the same content address.
 */
export async function performRender(
  { db, clock, storage, media }: RenderDeps,
  renderId: string,
  { signal, progress }: JobContext,
): Promise<void> {
  const render = await db.selectFrom('cut.renders').selectAll().where('id', '=', renderId).executeTakeFirst()
  if (render === undefined || render.state === 'rendered' || render.state === 'cancelled') return
  const version = await versionOf(db, render.cutId, render.version)
  if (version === undefined) throw new Error(`The render ${renderId} is of a version that is not there`)
  await db.updateTable('cut.renders').set({ state: 'rendering' }).where('id', '=', renderId).execute()
  const length = cutLength(version.timeline)
  try {
    await storage.inTemp(async (folder) => {
      progress({ stage: 'gathering', done: 0, total: length })
      const sources = await gatherSources(
        { db, storage, media },
        version.timeline.clips.map((clip) => clip.assetId),
      )
      const film = `${folder}/cut.mp4`
      const request = renderRequest(version, sources, film)
      const plan = cutPlan(request)
      await media.run(plan, {
        signal,
        onProgress: ({ outTimeFlicks }) =>
          progress({ stage: 'rendering', done: Math.min(outTimeFlicks, length), total: length }),
      })
      progress({ stage: 'keeping', done: length, total: length })
      const streams = plan.outputs[0]?.streams.length ?? 0
      const made = { path: film, mediaType: 'video/mp4', format: 'mp4', streams }
      const { released, probe } = await releaseFilm(media, made, [])
      if (probe.picture === null) throw new Error('The rendered film has no picture')
      const poster = `${folder}/poster.jpg`
      const about = { picture: probe.picture, durationFlicks: probe.duration }
      await media.run(posterPlan(about, { input: film, formats: ['mov'], output: poster }), { signal })
      const keptFilm = await storage.adopt(released)
      const keptPoster = await storage.adopt(await releasePicture({ path: poster, format: 'jpeg' }, []))
      await finish(db, {
        renderId,
        now: clock.now(),
        film: {
          ...keptFilm,
          durationFlicks: probe.duration,
          rateNum: probe.picture.rate.num,
          rateDen: probe.picture.rate.den,
          hasSound: probe.sound !== null,
          ...request.size,
        },
        posterSha256: keptPoster.sha256,
      })
    })
  } catch (error) {
    await end(db, { renderId, error, isCancelled: signal.aborted && signal.reason === 'cancelled' })
    if (error instanceof MediaFailure && error.kind !== 'cancelled' && error.kind !== 'engine-crashed')
      throw new Problem(
        'render-failed',
        { detail: `The cut could not be rendered: ${error.message}` },
        { cause: error },
      )
    throw error
  }
  const exposure = await exposureFor(db, { kind: 'cut', ref: render.cutId })
  if (exposure !== undefined) await judgeExposure({ db, clock }, exposure.id)
}

async function gatherSources(
  { db, storage, media }: Pick<RenderDeps, 'db' | 'storage' | 'media'>,
  assetIds: readonly string[],
): Promise<ReadonlyMap<string, Source>> {
  const sources = new Map<string, Source>()
  for (const asset of await assetsById(db, [...new Set(assetIds)])) {
    const { clean } = asset.files
    const file = clean && (await storage.open(clean.sha256))
    if (!clean || !file?.path) throw new Problem('asset-not-ready', { assetId: asset.id })
    const formats = demuxersFor(clean.mediaType)
    const probe = await probeMedia(media, file.path, formats)
    sources.set(asset.id, { sha256: clean.sha256, path: file.path, formats, probe })
  }
  return sources
}

interface Finished {
  renderId: string
  now: Instant
  film: {
    sha256: string
    sizeBytes: number
    durationFlicks: number
    rateNum: number
    rateDen: number
    hasSound: boolean
    width: number
    height: number
  }
  posterSha256: string
}

async function finish(db: Db, { renderId, now, film, posterSha256 }: Finished): Promise<void> {
  const { sha256, ...facts } = film
  await db.transaction().execute(async (trx) => {
    const { cutId, version } = await trx
      .updateTable('cut.renders')
      .set({
        ...facts,
        state: 'rendered',
        sha256: Buffer.from(sha256, 'hex'),
        posterSha256: Buffer.from(posterSha256, 'hex'),
        renderedAt: new Date(now),
      })
      .where('id', '=', renderId)
      .returning(['cutId', 'version'])
      .executeTakeFirstOrThrow()
    const { productionId } = await trx
      .selectFrom('cut.cuts')
      .select('productionId')
      .where('id', '=', cutId)
      .executeTakeFirstOrThrow()
    await announce(trx, cutRendered(productionId, cutId, version))
    await notifyTopic(trx, productionId, 'cuts')
  })
}

async function end(
  db: Db,
  { renderId, error, isCancelled }: { renderId: string; error: unknown; isCancelled: boolean },
) {
  const problem = { title: error instanceof Error ? error.message : String(error) }
  await db
    .updateTable('cut.renders')
    .set({ state: isCancelled ? 'cancelled' : 'failed', problem: JSON.stringify(problem) })
    .where('id', '=', renderId)
    .where('state', '!=', 'rendered')
    .execute()
}
