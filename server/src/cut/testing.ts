import { flicks, secondsToFlicks, type TimeRange, timeRange } from '@stagedoor/core/time'
import { assetId as assetIdOf, type Edit, stillBox, type Timeline } from '@stagedoor/core/timeline'
import { addSubject, decideNeedsNone, markAppearance, OWN_PAGE } from '../clearance/index.ts'
import { meantForSchema } from './cut-values.ts'
import type { Db } from '../schema/index.ts'
import type { Clock } from '../plant/clock/index.ts'

/** The publicist of the tests. */
export const publicist = { userId: '00000000-0000-4000-8000-000000000002', name: 'Wren Okafor' }

/** Between two seconds. */
export const between = (from: number, to: number): TimeRange =>
  timeRange(secondsToFlicks(from), secondsToFlicks(to))

/** The middle third of the picture, upright, from one asset. */
export function uprightCut(assetId: string, range: TimeRange, edits: readonly Edit[] = []): Timeline {
  const window = stillBox({ x: 0.29, y: 0, width: 0.421875, height: 1 })
  return { clips: [{ assetId: assetIdOf(assetId), source: range, crop: { window } }], edits }
}

/** For publicity on the own page, everywhere, now. */
export const ownPage = meantForSchema.parse({
  uses: ['publicity'],
  destination: OWN_PAGE,
  territories: ['WORLD'],
  moment: { kind: 'now' },
})

/** A script page that nobody may read yet, lying in the middle of the picture for a while. */
export async function scriptPage(
  ports: { db: Db; clock: Clock },
  { productionId, assetId, shown }: { productionId: string; assetId: string; shown: TimeRange },
): Promise<void> {
  const { subjectId } = await addSubject(ports, {
    productionId,
    subject: { kind: 'secret', name: 'The script page', reveal: { kind: 'never' } },
    contact: null,
    actor: publicist,
  })
  await markAppearance(ports, {
    productionId,
    assetId,
    subjectId,
    appearance: {
      fromFlicks: shown.from,
      toFlicks: shown.to,
      sides: ['picture'],
      boxes: [{ at: flicks(0), box: { x: 0.4, y: 0.4, width: 0.2, height: 0.2 } }],
      prominence: 'featured',
    },
    actor: publicist,
  })
}

/** Ida Brandt, in the picture for a while, who needs no release form for publicity. */
export async function idaSeen(
  ports: { db: Db; clock: Clock },
  { productionId, assetId, shown }: { productionId: string; assetId: string; shown: TimeRange },
): Promise<string> {
  const subject = { kind: 'person' as const, name: 'Ida Brandt', minor: false }
  const { subjectId } = await addSubject(ports, { productionId, subject, contact: null, actor: publicist })
  await decideNeedsNone(ports, {
    productionId,
    subjectId,
    uses: ['publicity'],
    reason: 'Plays the keeper',
    actor: publicist,
  })
  await markAppearance(ports, {
    productionId,
    assetId,
    subjectId,
    appearance: {
      fromFlicks: shown.from,
      toFlicks: shown.to,
      sides: ['picture'],
      boxes: [],
      prominence: 'featured',
    },
    actor: publicist,
  })
  return subjectId
}
