import {
  type CalendarSettings,
  conflictsOf,
  hangs,
  hangTogether,
  type PlatformLimits,
  type Resolution,
  resolveRule,
  type ScheduleConflict,
  type ScheduleRule,
  type Slot,
} from '@stagedoor/core/publish'
import { addDelay, type Instant, instant } from '@stagedoor/core/time'
import { at as moment } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Place } from '../destinations.ts'
import { ruleIn } from '../rule-rows.ts'
import { calendarSettingsOf } from './calendar-settings.ts'
import { factsFor } from './schedule-facts.ts'

/** A publication as it would stand on the calendar; the id is null before there is one, the limits where its place has none. */
export interface MeantSlot {
  readonly productionId: string
  readonly publicationId: string | null
  readonly place: Place
  readonly cutId: string
  readonly title: string
  readonly rule: ScheduleRule
  readonly resolution: Resolution
  readonly limits: Pick<PlatformLimits, 'perDay' | 'isPerDayShared'> | null
  readonly now: Instant
}

/**
 * What a publication would run into at its place, by what is planned, waits and is live there. Where nobody knows its
 * moment yet, it is held against those that wait for the same thing: however that comes, they are as far apart.
 */
export async function conflictsAt(db: Db, meant: MeantSlot): Promise<readonly ScheduleConflict[]> {
  const { productionId, publicationId, cutId, title, limits, now } = meant
  const known = knownMoment(meant.resolution)
  const at = known ?? (hangs(meant.rule) ? addDelay(now, meant.rule.delay, 'window-begins') : null)
  if (at === null) return []
  const slot = { publicationId: publicationId ?? '', destinationId: HERE, cutId, title, at }
  const rows = await othersAt(db, meant)
  const settings = await calendarSettingsOf(db, productionId)
  if (known === null)
    return conflictsOf(slot, {
      others: waitingTogether(rows, meant),
      settings: withoutQuiet(settings),
      perDay: limits?.perDay ?? null,
    })
  return conflictsOf(slot, {
    others: await withMoments(db, rows, { productionId, now }),
    settings,
    perDay: limits?.perDay ?? null,
    elsewhere: limits?.perDay == null ? [] : await countedElsewhere(db, { ...meant, limits, at }),
  })
}

type Other = Awaited<ReturnType<typeof othersAt>>[number]

const knownMoment = (resolution: Resolution): Instant | null =>
  resolution.kind === 'at' ? resolution.moment : resolution.expectedAt

// The hour of what nobody knows the moment of is not known either.
const withoutQuiet = (settings: CalendarSettings): CalendarSettings => ({ ...settings, quietHours: null })

const PLANNED = ['scheduled', 'placing', 'leaving', 'unknown', 'live'] as const

// The rest of a thread goes with its first.
async function othersAt(db: Db, { productionId, place }: Pick<MeantSlot, 'productionId' | 'place'>) {
  const { platform, account } = place.destination
  const rows = await db
    .selectFrom('publish.publications as p')
    .innerJoin('publish.destinations as d', 'd.id', 'p.destinationId')
    .leftJoin('publish.deliveries as v', 'v.publicationId', 'p.id')
    .select(['p.id as publicationId', 'p.cutId', 'p.title', 'p.opensAt', 'p.rule'])
    .where('p.productionId', '=', productionId)
    .where('d.kind', '=', place.kind)
    .where('d.platform', '=', platform)
    .where('d.account', '=', account)
    .where('p.stateKind', 'in', ['draft', ...PLANNED])
    .where('v.partOf', 'is', null)
    .execute()
  return rows.map(({ rule, ...row }) => ({ ...row, destinationId: HERE, rule: ruleIn(rule) }))
}

function waitingTogether(rows: readonly Other[], { rule, now }: Pick<MeantSlot, 'rule' | 'now'>): Slot[] {
  if (!hangs(rule)) return []
  return rows.flatMap(({ rule: other, opensAt, ...row }) =>
    opensAt === null && other !== null && hangs(other) && hangTogether(rule, other)
      ? [{ ...row, at: addDelay(now, other.delay, 'window-begins') }]
      : [],
  )
}

async function withMoments(
  db: Db,
  rows: readonly Other[],
  { productionId, now }: Pick<MeantSlot, 'productionId' | 'now'>,
): Promise<Slot[]> {
  const waiting = rows.flatMap(({ opensAt, rule }) => (opensAt === null ? [rule] : []))
  const facts = await factsFor(db, { productionId, rules: waiting })
  return rows.flatMap(({ rule, opensAt, ...row }) => {
    const at = opensAt ?? (rule === null ? null : knownMoment(resolveRule(rule, facts, now)))
    return at === null ? [] : [{ ...row, at }]
  })
}

const DAY_MS = 86_400_000

// What other productions of the house, and other accounts where they share, have planned: how many, and nothing of what.
async function countedElsewhere(
  db: Db,
  {
    productionId,
    place,
    limits,
    at,
  }: Pick<MeantSlot, 'productionId' | 'place'> & { limits: NonNullable<MeantSlot['limits']>; at: Instant },
): Promise<Instant[]> {
  const { platform, account } = place.destination
  const rows = await db
    .selectFrom('publish.publications as p')
    .innerJoin('publish.destinations as d', 'd.id', 'p.destinationId')
    .innerJoin('publish.deliveries as v', 'v.publicationId', 'p.id')
    .select('p.opensAt')
    .where('d.kind', '=', place.kind)
    .where('d.platform', '=', platform)
    .where((eb) => eb.or([eb('p.productionId', '<>', productionId), eb('d.account', '<>', account)]))
    .$if(limits.isPerDayShared !== true, (query) => query.where('d.account', '=', account))
    .where('p.stateKind', 'in', [...PLANNED])
    .where('v.partOf', 'is', null)
    .where('p.opensAt', '>', moment(instant(at - DAY_MS)))
    .where('p.opensAt', '<', moment(instant(at + DAY_MS)))
    .execute()
  return rows.flatMap(({ opensAt }) => (opensAt === null ? [] : [opensAt]))
}

// Only what is at the same place was read.
const HERE = 'here'
