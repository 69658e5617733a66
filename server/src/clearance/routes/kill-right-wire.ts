import { z } from '@hono/zod-openapi'
import {
  instantOut,
  maybeInstantOut,
  shortText,
  wireFlicks,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import type { ClearanceDeps } from '../deps.ts'
import type { standingReview } from '../kills/approvals-of.ts'
import {
  countedSchema,
  shownOut,
  shownSchema,
  tallyOut,
  tallySchema,
  unitStateOut,
  unitStateSchema,
} from './kill-wire.ts'

const percent = z.int().min(0).max(100)

/** A right as a contract words it. */
export const rightBody = z.object({
  base: shortText(120).openapi({ description: 'The material it is counted over, such as “Unit stills”.' }),
  billing: z.int().min(1).max(999),
  counted: countedSchema,
  soloPercent: percent,
  groupPercent: percent.nullable().openapi({ description: 'Null: no word over groups.' }),
  silenceAfter: z
    .object({ count: z.int().min(1).max(3650), counted: z.enum(['hours', 'days']) })
    .nullable()
    .openapi({ description: 'After how long silence approves; null: never.' }),
  approvals: z.enum(['final', 'revocable']),
  roundsAtMost: z.int().min(1).max(1000).nullable().default(null),
  contract: z.string().trim().max(500).default(''),
})

const unitSchema = z.object({
  id: wireId,
  roundNumber: z.int(),
  kind: z.enum(['still', 'shot', 'stretch', 'cut']),
  title: z.string(),
  assetId: wireId.nullable(),
  cutId: wireId.nullable(),
  fromFlicks: wireFlicks.nullable(),
  toFlicks: wireFlicks.nullable(),
  company: z.enum(['absent', 'solo', 'group', 'of-another']),
  state: unitStateSchema,
  shown: shownSchema,
})

/** A right with how it stands. */
export const rightSchema = rightBody
  .extend({
    id: wireId,
    setBy: z.string(),
    setAt: wireInstant,
    endedAt: wireInstant.nullable(),
    allowance: tallySchema,
    used: tallySchema,
    left: tallySchema,
    over: tallySchema,
    rounds: z.array(
      z.object({
        id: wireId,
        number: z.int(),
        note: z.string(),
        openedBy: z.string(),
        openedAt: wireInstant,
        silenceApprovesAt: wireInstant.nullable(),
        units: z.int(),
        open: z.int(),
        killed: z.int(),
        approved: z.int(),
        silent: z.int(),
        slips: z.array(
          z.object({
            id: wireId,
            addressedTo: z.string(),
            capacity: z.enum(['person', 'rep', 'publicist']),
            identity: z.enum(['link-by-letter', 'link-by-hand']),
            sentAt: wireInstant,
            firstOpenedAt: wireInstant.nullable(),
            decidedInDraft: z.int(),
          }),
        ),
      }),
    ),
    units: z.array(unitSchema),
  })
  .openapi('KillRight')

/** A right with its base, rounds and what is left, for the wire. */
export function rightOut(
  deps: ClearanceDeps,
  { right, rounds, units, slips, stands }: Awaited<ReturnType<typeof standingReview>>,
): z.infer<typeof rightSchema> {
  const standingOf = new Map(stands.units.map((unit) => [unit.name, unit]))
  const unitsOut = units.flatMap((row) => {
    const unit = standingOf.get(row.name)
    if (unit === undefined) return []
    const { unit: about } = unit
    return [
      {
        id: row.id,
        roundNumber: rounds.find(({ id }) => id === row.roundId)?.number ?? 0,
        kind: about.kind,
        title: row.title,
        assetId: about.kind === 'cut' ? null : about.assetId,
        cutId: about.kind === 'cut' ? about.cutId : null,
        fromFlicks: 'range' in about ? about.range.from : null,
        toFlicks: 'range' in about ? about.range.to : null,
        company: unit.company.kind,
        state: unitStateOut(unit.state),
        shown: shownOut(deps, row.shown),
      },
    ]
  })
  return {
    id: right.id,
    base: right.base,
    billing: right.billing,
    counted: right.counted,
    soloPercent: right.soloPercent,
    groupPercent: right.groupPercent,
    silenceAfter:
      right.silenceAfter === null || right.silenceCounted === null
        ? null
        : { count: right.silenceAfter, counted: right.silenceCounted },
    approvals: right.approvals,
    roundsAtMost: right.roundsAtMost,
    contract: right.contract,
    setBy: right.setBy,
    setAt: instantOut(right.setAt),
    endedAt: maybeInstantOut(right.endedAt),
    allowance: tallyOut(stands.allowance),
    used: tallyOut(stands.used),
    left: tallyOut(stands.left),
    over: tallyOut(stands.over),
    rounds: rounds.map((round) => {
      const own = unitsOut.filter(({ roundNumber }) => roundNumber === round.number)
      const counted = (kind: string) => own.filter(({ state }) => state.kind === kind).length
      return {
        id: round.id,
        number: round.number,
        note: round.note,
        openedBy: round.openedBy,
        openedAt: instantOut(round.openedAt),
        silenceApprovesAt: maybeInstantOut(round.silenceApprovesAt),
        units: own.length,
        open: counted('open'),
        killed: counted('killed'),
        approved: counted('approved'),
        silent: counted('approved-by-silence'),
        slips: slips
          .filter(({ roundId }) => roundId === round.id)
          .map((slip) => ({
            id: slip.id,
            addressedTo: slip.addressedTo,
            capacity: slip.capacity ?? ('person' as const),
            identity: slip.identity,
            sentAt: instantOut(slip.sentAt),
            firstOpenedAt: maybeInstantOut(slip.firstOpenedAt),
            decidedInDraft: Array.isArray(slip.draft) ? slip.draft.length : 0,
          })),
      }
    }),
    units: unitsOut,
  }
}
