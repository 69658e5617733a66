import { Problem } from '@stagedoor/contract/problems'
import { type RawMeter, readRawMeter } from '@stagedoor/core/cut'
import type { Flicks } from '@stagedoor/core/time'
import type { Credit } from '../schema/cut.ts'
import type { Db } from '../schema/index.ts'
import { creditsOf } from './credits.ts'
import type { CutVersion } from './cut-values.ts'
import { cutById } from './queries.ts'

/** A cut whose present version is rendered, with all that a publication of it needs. */
export interface RenderedCut extends CutVersion {
  productionId: string
  cutId: string
  gateId: string
  title: string
  version: number
  renderId: string
  sha256: string
  posterSha256: string | null
  sizeBytes: number
  durationFlicks: Flicks
  width: number
  height: number
  /** Frames a second. */
  frameRate: number
  hasSound: boolean
  rawMeter: RawMeter
  credits: Credit[]
}

/** Reads a rendered cut; `cut-not-rendered` says that its present version has no film yet. */
export async function renderedCut(db: Db, { cutId }: { cutId: string }): Promise<RenderedCut> {
  const cut = await cutById(db, cutId)
  if (cut === undefined) throw new Problem('not-found')
  const { renderId, sha256, sizeBytes, durationFlicks, width, height } = cut
  if (
    cut.renderState !== 'rendered' ||
    !renderId ||
    !sha256 ||
    !sizeBytes ||
    !durationFlicks ||
    !width ||
    !height
  )
    throw new Problem('cut-not-rendered')
  const { productionId, gateId, title, version, posterSha256, shape, timeline, captions, chapters } = cut
  return {
    productionId,
    cutId,
    gateId,
    title,
    version,
    renderId,
    sha256,
    posterSha256,
    sizeBytes,
    width,
    height,
    shape,
    timeline,
    captions,
    chapters,
    ...(await measured(db, renderId)),
    credits: await creditsOf(db, cut),
    durationFlicks: durationFlicks as Flicks,
    rawMeter: readRawMeter(timeline),
  }
}

// Films from before this was measured: the renderer never made them faster, and always with sound.
const UNMEASURED = { frameRate: 30, hasSound: true }

async function measured(db: Db, renderId: string): Promise<Pick<RenderedCut, 'frameRate' | 'hasSound'>> {
  const row = await db
    .selectFrom('cut.renders')
    .select(['rateNum', 'rateDen', 'hasSound'])
    .where('id', '=', renderId)
    .executeTakeFirstOrThrow()
  return {
    frameRate: row.rateNum && row.rateDen ? row.rateNum / row.rateDen : UNMEASURED.frameRate,
    hasSound: row.hasSound ?? UNMEASURED.hasSound,
  }
}
