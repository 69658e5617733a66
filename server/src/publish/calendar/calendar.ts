import type { Speaking, Verdict } from '@stagedoor/core/clearance'
import {
  DESTINATION_TRAITS,
  resolveRule,
  sayAwaited,
  sayRule,
  type ScheduleFacts,
  shownState,
} from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { exposuresById, speakingOf, verdictOut } from '../../clearance/index.ts'
import { firstCutsOf } from '../../cut/index.ts'
import { maybeInstantOut } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'
import { gatesById, type MediaAddresses } from '../../wall/index.ts'
import { checksOf, kitCheckOut } from '../kits/check/kept-checks.ts'
import { visitsOf } from '../kits/kit-visits.ts'
import { type SeenThere, seenThere } from '../observe/seen-there.ts'
import { placesOf } from '../ledger/places.ts'
import { filmsOf, type PublicationRow } from '../queries.ts'
import { scheduleRuleOut } from '../opening/wire-rule.ts'
import { factsFor, speakingOfRules } from '../opening/schedule-facts.ts'

/** Whose calendar is shown, and when it is there. */
export interface Shown {
  readonly slug: string
  readonly zone: string
  readonly now: Instant
}

/** Publications as the calendar shows them, kits among them. */
export async function calendarRows(
  { db, addresses }: { db: Db; addresses: MediaAddresses },
  rows: readonly PublicationRow[],
  { slug, zone, now }: Shown,
) {
  const films = await filmsOf(
    db,
    rows.map(({ cutId }) => cutId),
  )
  const gates = await gatesById(
    db,
    rows.map(({ gateId }) => gateId),
  )
  const exposures = await exposuresById(
    db,
    rows.map(({ exposureId }) => exposureId),
    { lock: false },
  )
  const timelines = new Map(exposures.map(({ id, order }) => [id, order.timeline]))
  const verdicts = new Map(exposures.map(({ id, last, closedAt }) => [id, closedAt === null ? last : null]))
  const states = new Map(
    rows.map((row) => {
      const place = { ...DESTINATION_TRAITS[row.kind], stands: gates.get(row.gateId)?.standing === 'stands' }
      return [row.id, shownState(row.state, place, now)]
    }),
  )
  const kits = rows.flatMap(({ id, kitId }) => (kitId === null ? [] : [id]))
  const checks = await checksOf(db, kits)
  const visits = await visitsOf(db, kits)
  const there = await seenThere(
    db,
    rows.flatMap(({ id }) => (states.get(id) === 'live' ? [id] : [])),
  )
  const firstCuts = await firstCutsOf(db, [...new Set(rows.map(({ cutId }) => cutId))])
  const firstOf = ({ cutId }: PublicationRow) => firstCuts.get(cutId) ?? cutId
  const places = new Map<string, number>()
  for (const row of rows)
    if (states.get(row.id) === 'live')
      places.set(firstOf(row), (places.get(firstOf(row)) ?? 0) + placesOf(row).length)

  const [first] = rows
  if (first === undefined) return []
  const { productionId } = first
  const rules = rows.map(({ rule }) => rule)
  const facts = await factsFor(db, { productionId, rules })
  const speaking = await speakingOfRules(db, await speakingOf(db, { productionId, zone, now }), {
    productionId,
    rules,
  })
  return rows.map((row) => {
    const film = films.get(row.cutId)
    const verdict = verdicts.get(row.exposureId) ?? null
    const timeline = timelines.get(row.exposureId)
    const poster = film?.posterSha256 ?? null
    return {
      id: row.id,
      title: row.title,
      copy: row.copy,
      slug: row.slug,
      destination: { kind: row.kind, name: row.destinationName },
      besideId: row.besideId,
      ...openingIn(row, { facts, speaking, now }),
      state: states.get(row.id) ?? row.state.kind,
      standing: gates.get(row.gateId)?.standing ?? ('shut' as const),
      verdict: verdict && answerIn(verdict, timeline === undefined ? speaking : { ...speaking, timeline }),
      exposureId: row.exposureId,
      cutId: row.cutId,
      firstCutId: firstOf(row),
      cutVersion: row.cutVersion,
      durationFlicks: film?.durationFlicks ?? 0,
      posterUrl:
        film === undefined || poster === null
          ? null
          : addresses.mint({
              gateId: film.gateId,
              mintedFor: 'crew',
              sha256: poster,
              mediaType: 'image/jpeg',
            }),
      url: row.slug === null ? null : `/${slug}/${row.slug}`,
      places: places.get(firstOf(row)) ?? 0,
      madeBy: row.madeBy,
      kitVisits: visits.get(row.id) ?? null,
      kitCheck: kitCheckOut(checks.get(row.id) ?? null),
      there: thereOut(there.get(row.id)),
    }
  })
}

function thereOut(seen: SeenThere | undefined) {
  if (seen === undefined) return null
  const { goneSince, isHidden, rewordedSince } = seen
  return { goneSince: maybeInstantOut(goneSince), isHidden, rewordedSince: maybeInstantOut(rewordedSince) }
}

// When it opens, or what it waits for; one whose moment was kept without a rule opens at that.
function openingIn(
  { rule, opensAt, state, createdAt }: PublicationRow,
  { facts, speaking, now }: { facts: ScheduleFacts; speaking: Speaking; now: Instant },
) {
  const kept = rule ?? { kind: 'moment' as const, at: opensAt ?? createdAt }
  const resolution = state.kind === 'draft' ? resolveRule(kept, facts, now) : null
  const expected = resolution?.kind === 'at' ? resolution.moment : (resolution?.expectedAt ?? null)
  return {
    opensAt: maybeInstantOut(opensAt),
    expectedAt: opensAt === null ? maybeInstantOut(expected) : null,
    rule: scheduleRuleOut(kept),
    opens: sayRule(kept, speaking),
    waits: resolution?.kind === 'waits-for' ? sayAwaited(resolution.what, speaking) : null,
  }
}

// The answer as one line, and what would free what waits.
function answerIn(verdict: Verdict, speaking: Speaking) {
  const { headline, reason, when, acts } = verdictOut(verdict, speaking).said
  return { kind: verdict.kind, headline, reason, when, acts }
}
