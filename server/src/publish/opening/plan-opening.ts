import { Problem } from '@stagedoor/contract/problems'
import type { Verdict } from '@stagedoor/core/clearance'
import { type Resolution, resolveRule, type ScheduleRule } from '@stagedoor/core/publish'
import { type Instant, isZone } from '@stagedoor/core/time'
import { storyPointsOf } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { publicationById } from '../queries.ts'
import { refuseUncleared } from './refuse-unready.ts'
import { factsFor } from './schedule-facts.ts'

/** A rule that somebody means for a publication; the id is null before there is one. */
export interface MeantRule {
  readonly productionId: string
  readonly publicationId: string | null
  readonly rule: ScheduleRule
  readonly now: Instant
}

/**
 * The moment that a rule means for a publication, or what it waits for. Throws `no-such-local-time`,
 * `no-such-story-point`, `not-found` for another publication that is not there, `schedule-goes-round`.
 */
export async function planOpening(db: Db, meant: MeantRule): Promise<Resolution> {
  const { productionId, rule, now } = meant
  await refuseUnreadable(db, meant)
  const facts = await factsFor(db, { productionId, rules: [rule] })
  try {
    return resolveRule(rule, facts, now)
  } catch (error) {
    if (!(error instanceof RangeError) || rule.kind !== 'local-time') throw error
    throw new Problem('no-such-local-time', {
      detail: `No calendar has ${rule.local.date} at ${rule.local.time}. Nothing was saved.`,
    })
  }
}

/** A rule as it is kept: at once means the moment at which that was said. */
export function keptRule(rule: ScheduleRule, now: Instant): ScheduleRule {
  return rule.kind === 'at-once' ? { kind: 'moment', at: now } : rule
}

/** The moment that the doorkeeper is asked about: the one known, the one hoped for, or now. */
export function askedAt(resolution: Resolution, now: Instant): Instant {
  return resolution.kind === 'at' ? resolution.moment : (resolution.expectedAt ?? now)
}

/** Refuses what is not cleared for a moment that is known; what waits for one is refused only what no wait would free. Throws `not-cleared`. */
export function refuseForRule(
  verdict: Verdict,
  { resolution, zone, now }: { resolution: Resolution; zone: string; now: Instant },
): void {
  if (resolution.kind === 'at' || verdict.kind === 'refused') refuseUncleared(verdict, { zone, now })
}

async function refuseUnreadable(db: Db, { productionId, publicationId, rule }: MeantRule): Promise<void> {
  switch (rule.kind) {
    case 'at-once':
    case 'moment':
      return
    case 'local-time':
      return refuseZone(rule.local.zone)
    case 'premiere':
      refuseDelay(rule)
      if (rule.of !== null) await refusePoint(db, { productionId, point: rule.of })
      return
    case 'story-point':
      refuseDelay(rule)
      await refusePoint(db, { productionId, point: rule.point })
      return
    case 'publication':
      refuseDelay(rule)
      await refuseRound(db, { productionId, publicationId, anchorId: rule.publicationId })
  }
}

function refuseDelay({ delay }: Extract<ScheduleRule, { delay: unknown }>): void {
  if (delay.kind === 'calendar') refuseZone(delay.zone)
}

function refuseZone(zone: string): void {
  if (!isZone(zone))
    throw new Problem('no-such-local-time', {
      detail: `There is no zone ${zone}. Nothing was saved; use a name such as Europe/Oslo.`,
    })
}

async function refusePoint(
  db: Db,
  { productionId, point }: { productionId: string; point: string },
): Promise<void> {
  const points = await storyPointsOf(db, productionId)
  if (points.some(({ id }) => id === point)) return
  throw new Problem('no-such-story-point', {
    detail: 'The story of this production has no such point. Nothing was saved; tell the story first.',
  })
}

// Follows what waits for what; whoever comes back to where they began would wait for ever.
async function refuseRound(
  db: Db,
  {
    productionId,
    publicationId,
    anchorId,
  }: { productionId: string; publicationId: string | null; anchorId: string },
): Promise<void> {
  const seen = new Set<string>()
  let next: string | null = anchorId
  while (next !== null && !seen.has(next)) {
    if (next === publicationId)
      throw new Problem('schedule-goes-round', {
        detail: 'It would wait for itself, which is for ever. Nothing was saved; hang it on something else.',
      })
    seen.add(next)
    const anchor = await publicationById(db, next)
    if (anchor === undefined || anchor.productionId !== productionId)
      throw new Problem('not-found', {
        detail: 'There is no such publication in this production. Nothing was saved.',
      })
    next = anchor.rule?.kind === 'publication' ? anchor.rule.publicationId : null
  }
}
