import { createHash } from 'node:crypto'
import { WORLD } from '@stagedoor/core/clearance'
import { secondsToFlicks, timeRange } from '@stagedoor/core/time'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { OWN_PAGE } from '../clearance/index.ts'
import { wren } from '../clearance/testing.ts'
import { makeCut } from '../cut/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'

/** Of what a cut is made, the words that stand in its film, and what keeps words as a file: it returns their SHA-256. */
export interface FilmOrder {
  readonly productionId: string
  readonly assetId: string
  readonly canary: string
  readonly film: (words: string) => Promise<string>
}

/** A cut of the first ten seconds of an asset for our own page, rendered; its film is words alone. */
export async function renderedFilm(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, assetId, canary, film }: FilmOrder,
): Promise<string> {
  const { id: cutId } = await makeCut(
    { db, clock },
    {
      productionId,
      title: canary,
      shape: '9:16',
      timeline: {
        clips: [{ assetId: assetIdOf(assetId), source: timeRange(secondsToFlicks(0), secondsToFlicks(10)) }],
        edits: [],
      },
      meantFor: { uses: ['publicity'], destination: OWN_PAGE, territories: [WORLD], moment: { kind: 'now' } },
      by: wren.name,
    },
  )
  const sha256 = Buffer.from(await film(`film ${canary} ${cutId}`), 'hex')
  const posterSha256 = Buffer.from(await film(`poster ${canary} ${cutId}`), 'hex')
  await db
    .insertInto('cut.renders')
    .values({
      id: newId(),
      cutId,
      version: 1,
      state: 'rendered',
      workId: null,
      sha256,
      posterSha256,
      planDigest: createHash('sha256').update(cutId).digest(),
      sizeBytes: 100,
      durationFlicks: secondsToFlicks(10),
      width: 1080,
      height: 1920,
      renderedAt: new Date(clock.now()),
    })
    .execute()
  return cutId
}
