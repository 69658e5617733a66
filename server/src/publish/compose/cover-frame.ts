import { Problem } from '@stagedoor/contract/problems'
import { type Cover, coverWay, type PlatformLimits } from '@stagedoor/core/publish'
import { type Flicks, FLICKS_PER_SECOND } from '@stagedoor/core/time'
import type { RenderedCut } from '../../cut/index.ts'
import { type Engine, MediaFailure, posterPlan, probeMedia, releasePicture } from '../../plant/media/index.ts'
import type { Storage } from '../../plant/storage/index.ts'

/** What taking a frame needs. */
export interface FrameDeps {
  readonly storage: Storage
  readonly media: Engine
}

/** A cover as a person chooses it: a moment of the film. */
export type ChosenCover = Extract<Cover, { kind: 'moment' }>

/**
 * The cover that goes to a platform: the moment, where it takes one, else a frame of the rendered film there, kept like
 * any other file. It is a picture of what the doorkeeper cleared, with every edit in it, and nothing of the camera's.
 * Throws `cover-not-taken`.
 */
export async function coverFor(
  deps: FrameDeps,
  { chosen, cut, limits }: { chosen: ChosenCover; cut: RenderedCut; limits: Pick<PlatformLimits, 'cover'> },
): Promise<Cover> {
  const within = coverWithin(chosen, cut)
  if (coverWay(limits) !== 'still') return within
  return { kind: 'still', at: within.at, mediaType: 'image/jpeg', ...(await takeFrame(deps, cut, within.at)) }
}

/** The moment as it can be shown: one after the last frame is the last frame. */
export function coverWithin(
  { at }: ChosenCover,
  { durationFlicks, frameRate }: Pick<RenderedCut, 'durationFlicks' | 'frameRate'>,
): ChosenCover {
  // Two frames: the last of a film that was joined from others may be a short one.
  const last = durationFlicks - Math.ceil((2 * FLICKS_PER_SECOND) / frameRate)
  return { kind: 'moment', at: Math.max(0, Math.min(at, last)) as Flicks }
}

async function takeFrame(
  { storage, media }: FrameDeps,
  { sha256 }: Pick<RenderedCut, 'sha256'>,
  at: Flicks,
): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  const film = await storage.open(sha256)
  if (film?.path == null) throw new Problem('cover-not-taken')
  const { path } = film
  try {
    return await storage.inTemp(async (folder) => {
      const { picture, duration } = await probeMedia(media, path, ['mov'])
      if (picture === null) throw new Problem('cover-not-taken')
      const output = `${folder}/cover.jpg`
      const about = { picture, durationFlicks: duration, atFlicks: at }
      await media.run(posterPlan(about, { input: path, formats: ['mov'], output }))
      return storage.adopt(await releasePicture({ path: output, format: 'jpeg' }, []))
    })
  } catch (error) {
    if (error instanceof MediaFailure) throw new Problem('cover-not-taken', {}, { cause: error })
    throw error
  }
}
