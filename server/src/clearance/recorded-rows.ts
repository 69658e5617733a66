import {
  type CrowdNotice,
  crowdNoticeId,
  type Holdback,
  holdbackId,
  type Kill,
  killId,
  type Nda,
  ndaId,
  type Prohibition,
  prohibitionId,
  type Release,
  subjectId,
} from '@stagedoor/core/clearance'
import type { CutId } from '@stagedoor/core/production'
import { assetId } from '@stagedoor/core/timeline'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Database } from '../schema/index.ts'
import { areaSchema, destinationScopeSchema, rangeSchema, sidesSchema, useSchema } from './core-schemas.ts'
import { delaySchema } from './reveal-schema.ts'

type Row<Table extends keyof Database> = Selectable<Database[Table]>

const areasSchema = z.array(areaSchema)
const usesSchema = z.array(useSchema)

/** Where a prohibition forbids, as jsonb keeps it. */
export const forbiddenSchema = z.object({
  kind: z.enum(['these', 'all-but']),
  destinations: z.array(destinationScopeSchema).min(1).max(50),
})

/** What a kill takes out, as jsonb keeps it. */
export const killedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asset'), assetId: z.string().transform(assetId) }),
  z.object({ kind: z.literal('range'), assetId: z.string().transform(assetId), range: rangeSchema }),
  z.object({ kind: z.literal('cut'), cutId: z.string().transform((id) => id as CutId) }),
])

/** A row of `clearance.prohibitions` as the law knows it. */
export function prohibitionIn(row: Row<'clearance.prohibitions'>): Prohibition {
  return {
    id: prohibitionId(row.id),
    kind: row.kind,
    name: row.name,
    subjectId: row.subjectId === null ? null : subjectId(row.subjectId),
    sides: sidesSchema.parse(row.sides),
    uses: usesSchema.parse(row.uses),
    destinations: forbiddenSchema.parse(row.destinations),
    territories: areasSchema.parse(row.territories),
    from: row.fromAt,
    until: row.untilAt,
    recordedAt: row.recordedAt,
  }
}

/** A row of `clearance.holdbacks` as the law knows it. */
export function holdbackIn(row: Row<'clearance.holdbacks'>): Holdback {
  return {
    id: holdbackId(row.id),
    name: row.name,
    waits: destinationScopeSchema.parse(row.waits),
    first: destinationScopeSchema.parse(row.first),
    delay: delaySchema.parse(row.delay),
    territories: areasSchema.parse(row.territories),
    recordedAt: row.recordedAt,
  }
}

/** A row of `clearance.ndas` as the law knows it. */
export function ndaIn(row: Row<'clearance.ndas'>): Nda {
  return {
    id: ndaId(row.id),
    contributorId: row.contributorId,
    name: row.name,
    until: row.untilAt === null ? { kind: 'never' } : { kind: 'at', at: row.untilAt },
    recordedAt: row.recordedAt,
  }
}

/** A row of `clearance.crowd_notices` as the law knows it. */
export function crowdNoticeIn(row: Row<'clearance.crowdNotices'>): CrowdNotice {
  return {
    id: crowdNoticeId(row.id),
    name: row.name,
    placeId: subjectId(row.placeId),
    dayId: row.dayId,
    uses: usesSchema.parse(row.uses),
    postedAt: row.postedAt,
  }
}

/** A row of `clearance.kills` as the law knows it. */
export function killIn(row: Row<'clearance.kills'>): Kill {
  return {
    id: killId(row.id),
    subjectId: subjectId(row.subjectId),
    killed: killedSchema.parse(row.killed),
    by: row.saidBy,
    at: row.saidAt,
    note: row.note,
    takenBackAt: row.takenBackAt,
  }
}

/** A row of `clearance.releases` as the law knows it. */
export function releaseIn(row: Row<'clearance.releases'>): Release {
  const { cutId, platform, account, at } = row
  return { cutId: cutId as CutId, destination: { platform, account }, at }
}
