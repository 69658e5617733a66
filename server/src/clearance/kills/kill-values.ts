import type { SubjectId } from '@stagedoor/core/clearance'
import type { Killed } from '@stagedoor/core/clearance'
import { type KillRight, killRightId, type ReviewUnit } from '@stagedoor/core/clearance/kills'
import type { CutId } from '@stagedoor/core/production'
import { timeRange } from '@stagedoor/core/time'
import { assetId } from '@stagedoor/core/timeline'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Database } from '../../schema/index.ts'

/** A row of `clearance.kill_rights`. */
export type KillRightRow = Selectable<Database['clearance.killRights']>

const ofAsset = { assetId: z.string().transform(assetId) }
const rangeSchema = z
  .object({ from: z.int().min(0), to: z.int().min(1) })
  .transform(({ from, to }) => timeRange(from, to))
const cutIdSchema = z.string().transform((id) => id as CutId)

const unitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('still'), ...ofAsset }),
  z.object({ kind: z.literal('shot'), ...ofAsset, range: rangeSchema }),
  z.object({ kind: z.literal('stretch'), ...ofAsset, range: rangeSchema }),
  z.object({
    kind: z.literal('cut'),
    cutId: cutIdSchema,
    used: z.array(z.object({ ...ofAsset, range: rangeSchema })),
  }),
])

const fileSchema = z.object({ role: z.string(), sha256: z.string(), mediaType: z.string() })

/** What exactly somebody was shown: the digests of its files, and of which version where it is a cut. */
export const shownSchema = z.object({
  kind: z.enum(['video', 'still', 'sound']),
  gateId: z.string(),
  durationFlicks: z.int().nullable(),
  version: z.string().nullable(),
  files: z.array(fileSchema),
})

/** What exactly somebody was shown. */
export type Shown = z.infer<typeof shownSchema>

const draftSchema = z.array(
  z.object({ unitId: z.string(), said: z.enum(['kill', 'approve']), note: z.string() }),
)

/** Answers given on a phone and not sent yet. */
export type Draft = z.infer<typeof draftSchema>

/** A stored unit as core knows it. */
export function unitIn(stored: unknown): ReviewUnit {
  return unitSchema.parse(stored)
}

/** What was shown, as stored. */
export function shownIn(stored: unknown): Shown {
  return shownSchema.parse(stored)
}

/** Answers not sent yet, as stored. */
export function draftIn(stored: unknown): Draft {
  return draftSchema.parse(stored)
}

/** A stored right as core knows it. */
export function killRightIn(row: KillRightRow): KillRight {
  const { billing, counted, soloPercent, groupPercent, approvals } = row
  return {
    id: killRightId(row.id),
    subjectId: row.subjectId as SubjectId,
    billing,
    counted,
    solo: soloPercent,
    group: groupPercent,
    approvals,
  }
}

/** The assets that a unit shows. */
export function assetsIn(unit: ReviewUnit): readonly string[] {
  return unit.kind === 'cut' ? unit.used.map((used) => used.assetId) : [unit.assetId]
}

/** What a kill takes out, as stored. */
export function killedOut(killed: Killed): string {
  return JSON.stringify(killed)
}
