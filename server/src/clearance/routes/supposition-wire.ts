import { z } from '@hono/zod-openapi'
import type { Killed } from '@stagedoor/core/clearance'
import { USES } from '@stagedoor/core/clearance'
import { assetId } from '@stagedoor/core/timeline'
import type { CutId } from '@stagedoor/core/production'
import { type Delay, flicks, timeRange } from '@stagedoor/core/time'
import { shortText, wireFlicks, wireId } from '../../plant/http/index.ts'
import type { OtherScope, Supposition } from '../hypotheses.ts'
import { maybeMomentIn, momentIn, territoriesIn } from './wire.ts'

const usesIn = z.array(z.enum(USES)).max(20)
const placeIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anywhere') }),
  z.object({ kind: z.literal('platform'), platform: shortText(100) }),
  z.object({ kind: z.literal('account'), platform: shortText(100), account: shortText(200) }),
])
const delayIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('hours'), hours: z.number().min(0).max(100_000) }),
  z.object({
    kind: z.literal('calendar'),
    years: z.int().min(0).max(100),
    months: z.int().min(0).max(1200),
    days: z.int().min(0).max(36_500),
  }),
])
const otherScope = {
  uses: usesIn.min(1).optional(),
  destinations: z.array(placeIn).min(1).max(50).optional(),
  territories: territoriesIn.optional(),
  until: maybeMomentIn.optional(),
}
const embargoed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scene'), sceneId: wireId }),
  z.object({ kind: z.literal('asset'), assetId: wireId }),
  z.object({ kind: z.literal('day'), dayId: wireId }),
  z.object({ kind: z.literal('production') }),
])
const killedIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asset'), assetId: wireId }),
  z.object({ kind: z.literal('range'), assetId: wireId, fromFlicks: wireFlicks, toFlicks: wireFlicks }),
  z.object({ kind: z.literal('cut'), cutId: wireId }),
])
const subjectId = wireId

/** Something supposed, as it is asked for. */
export const suppositionSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('grant-signed'), subjectId, ...otherScope }),
    z.object({ kind: z.literal('grant-extended'), releaseFormId: wireId, ...otherScope }),
    z.object({ kind: z.literal('withdrawn'), subjectId, releaseFormId: wireId.optional() }),
    z.object({
      kind: z.literal('premiere-moved'),
      of: wireId.optional(),
      territory: z.string().trim().min(2).max(8).default('WORLD'),
      at: momentIn,
    }),
    z.object({ kind: z.literal('embargo-lifted'), embargoId: wireId }),
    z.object({
      kind: z.literal('embargo-begun'),
      on: embargoed,
      until: maybeMomentIn.default(null),
      territories: territoriesIn.default(['WORLD']),
    }),
    z.object({
      kind: z.literal('holdback-added'),
      waits: placeIn,
      first: placeIn,
      delay: delayIn,
      territories: territoriesIn.or(z.tuple([])).default([]),
    }),
    z.object({ kind: z.literal('holdback-removed'), holdbackId: wireId }),
    z.object({ kind: z.enum(['approval-given', 'approval-refused']), subjectId, version: shortText(200) }),
    z.object({ kind: z.literal('killed'), subjectId, killed: killedIn }),
    z.object({
      kind: z.literal('prohibition-recorded'),
      subjectId: subjectId.nullable(),
      uses: usesIn.default([]),
      destinations: z.array(placeIn).max(50).default([]),
      territories: territoriesIn.or(z.tuple([])).default([]),
      until: maybeMomentIn.default(null),
    }),
    z.object({ kind: z.literal('needs-none-decided'), subjectId, uses: usesIn.min(1) }),
    z.object({ kind: z.literal('another-day'), at: momentIn }),
  ])
  .openapi('Supposition')

/** A supposition as the use case takes it; days and months of a holdback follow the production's own clock. */
export function suppositionIn(asked: z.infer<typeof suppositionSchema>, zone: string): Supposition {
  switch (asked.kind) {
    case 'grant-signed':
      return { kind: asked.kind, subjectId: asked.subjectId, scope: scopeOf(asked) }
    case 'grant-extended':
      return { kind: asked.kind, releaseFormId: asked.releaseFormId, scope: scopeOf(asked) }
    case 'withdrawn':
      return { ...asked, releaseFormId: asked.releaseFormId ?? null }
    case 'premiere-moved':
      return { ...asked, of: asked.of ?? null }
    case 'embargo-begun': {
      const { on } = asked
      return { ...asked, on: on.kind === 'asset' ? { kind: 'asset', assetId: assetId(on.assetId) } : on }
    }
    case 'holdback-added':
      return { ...asked, delay: delayOf(asked.delay, zone) }
    case 'killed':
      return { ...asked, killed: killedOf(asked.killed) }
    case 'embargo-lifted':
    case 'holdback-removed':
    case 'approval-given':
    case 'approval-refused':
    case 'prohibition-recorded':
    case 'needs-none-decided':
    case 'another-day':
      return asked
  }
}

function scopeOf({ uses, destinations, territories, until }: OtherScope): OtherScope {
  return { uses, destinations, territories, until }
}

function delayOf(delay: z.infer<typeof delayIn>, zone: string): Delay {
  return delay.kind === 'calendar' ? { ...delay, zone } : delay
}

function killedOf(killed: z.infer<typeof killedIn>): Killed {
  switch (killed.kind) {
    case 'asset':
      return { kind: 'asset', assetId: assetId(killed.assetId) }
    case 'range': {
      const { fromFlicks, toFlicks } = killed
      const range = timeRange(flicks(fromFlicks), flicks(toFlicks))
      return { kind: 'range', assetId: assetId(killed.assetId), range }
    }
    case 'cut':
      return { kind: 'cut', cutId: killed.cutId as CutId }
  }
}
