import { Problem } from '@stagedoor/contract/problems'
import type { EvidenceChange } from '@stagedoor/core/clearance'
import { companyIn, findUnits, type ReviewUnit, unitName } from '@stagedoor/core/clearance/kills'
import { addDelay, instant, type Instant } from '@stagedoor/core/time'
import { setAlarm } from '../../plant/alarms/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { productionById } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { PLAIN_TERMS, putApprovalWord } from '../approvals.ts'
import { changeEvidence } from '../change-evidence.ts'
import { subjectOf } from '../subjects.ts'
import { standingRight } from './kill-rights.ts'
import { assetsIn, killRightIn, type KillRightRow } from './kill-values.ts'
import { castFor } from './load-review.ts'
import { type Asked, askedIn, askBySlip, type SlipMinted } from './round-asking.ts'
import { waitForWord } from './round-embargo.ts'
import { type ChosenAsset, type ChosenCut, type Piece, piecesOf } from './round-material.ts'

/** The alarm at which silence approves. */
export const SILENCE = 'clearance.round-silence'
/** The alarm that reminds before it. */
export const REMINDER = 'clearance.round-reminder'

const DAY_MS = 86_400_000

/** A round to be opened: over what, whom to ask, and a line for them. */
export interface RoundOrder {
  readonly assets: readonly ChosenAsset[]
  readonly cuts: readonly ChosenCut[]
  readonly asked: readonly Asked[]
  readonly note: string
}

/** A round that is open: its links, shown this once, and what of the choice is not in it. */
export interface RoundOpened {
  readonly roundId: string
  readonly number: number
  readonly units: number
  readonly slips: readonly SlipMinted[]
  readonly silenceApprovesAt: Instant | null
  readonly leftOut: readonly { readonly title: string; readonly because: 'asked-before' | 'not-counted' }[]
}

/**
 * Opens a round: fixes what is shown, adds it to the base, keeps it in until there is a word or silence approves, and
 * makes a door slip for everybody asked. Throws `rounds-used-up`, `nothing-to-review`, `nobody-to-ask`, `kill-right-ended`.
 */
export function openRound(
  { db, clock, site, mail = null }: { db: Db; clock: Clock; site: Site } & Mailing,
  {
    productionId,
    rightId,
    round,
    actor,
  }: { productionId: string; rightId: string; round: RoundOrder; actor: Actor },
): Promise<RoundOpened> {
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const right = await standingRight(trx, { productionId, rightId })
      const subject = await subjectOf(trx, { productionId, subjectId: right.subjectId })
      const asked = await askedIn(trx, { right, asked: round.asked })
      const number = await nextNumber(trx, right)
      const { fresh, leftOut } = await unitsChosen(
        trx,
        right,
        await piecesOf(trx, { productionId, ...round }),
      )
      if (fresh.length === 0) throw new Problem('nothing-to-review', { leftOut })
      const zone = (await productionById(trx, productionId))?.zone ?? 'UTC'
      const silenceApprovesAt = silenceAfter(right, { now, zone })
      const roundId = newId()
      await trx
        .insertInto('clearance.reviewRounds')
        .values({
          id: roundId,
          productionId,
          rightId,
          number,
          note: round.note,
          openedBy: actor.name,
          openedAt: new Date(now),
          silenceApprovesAt: silenceApprovesAt === null ? null : new Date(silenceApprovesAt),
        })
        .execute()
      const lifters = [subject.name, ...asked.flatMap(({ delegate }) => delegate?.name ?? [])] as const
      const kept = { right, roundId, silenceApprovesAt, by: actor.name, now }
      const touched = await keepUnits(trx, fresh, {
        ...kept,
        name: `${subject.name}’s word: ${right.base}`,
        lifters: [lifters[0] ?? '', ...lifters.slice(1)],
      })
      const slips: SlipMinted[] = []
      for (const one of asked)
        slips.push(
          await askBySlip(
            trx,
            { site, mail },
            { ...one, right, roundId, silenceApprovesAt, by: actor.name, now },
          ),
        )
      if (silenceApprovesAt !== null) await ringLater(trx, { productionId, roundId, now, silenceApprovesAt })
      await notifyTopic(trx, productionId, 'clearance')
      const shown = fresh.map(({ unit, piece }) => ({
        unit: unitName(unit),
        files: piece.shown.files.map(({ role, sha256 }) => ({ role, sha256 })),
      }))
      return {
        result: { roundId, number, units: fresh.length, slips, silenceApprovesAt, leftOut },
        touched,
        entry: {
          kind: 'review-round-opened',
          body: {
            roundId,
            rightId,
            subjectId: right.subjectId,
            number,
            silenceApprovesAt,
            shown,
            by: actor.userId,
          },
          personal: { name: subject.name, by: actor.name, asked: asked.map(({ name }) => name) },
        },
      }
    })
    return result
  })
}

/** When silence approves what is asked now; a window in days follows the production's clock. */
export function silenceAfter(
  { silenceAfter: count, silenceCounted }: Pick<KillRightRow, 'silenceAfter' | 'silenceCounted'>,
  { now, zone }: { now: Instant; zone: string },
): Instant | null {
  if (count === null || silenceCounted === null) return null
  return silenceCounted === 'hours'
    ? addDelay(now, { kind: 'hours', hours: count }, 'embargo-ends')
    : addDelay(now, { kind: 'calendar', years: 0, months: 0, days: count, zone }, 'embargo-ends')
}

async function nextNumber(trx: Trx, right: KillRightRow): Promise<number> {
  const { number } = await trx
    .selectFrom('clearance.reviewRounds')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('number'))
    .where('rightId', '=', right.id)
    .executeTakeFirstOrThrow()
  if (right.roundsAtMost !== null && number >= right.roundsAtMost)
    throw new Problem('rounds-used-up', {
      detail: `The contract allows ${right.roundsAtMost} rounds, and ${number} were opened. Nothing was asked.`,
    })
  return number + 1
}

interface Fresh {
  readonly unit: ReviewUnit
  readonly piece: Piece
  readonly isTheirs: boolean
}

async function unitsChosen(trx: Trx, right: KillRightRow, pieces: readonly Piece[]) {
  const own = killRightIn(right)
  const assetIds = pieces.flatMap(({ material }) =>
    material.kind === 'cut' ? material.used.map(({ assetId }) => assetId) : [material.assetId],
  )
  const cast = await castFor(trx, right, [...new Set(assetIds)])
  const known = new Set(
    (
      await trx
        .selectFrom('clearance.roundUnits')
        .select('name')
        .where('subjectId', '=', right.subjectId)
        .execute()
    ).map(({ name }) => name),
  )
  const fresh: Fresh[] = []
  const leftOut: { title: string; because: 'asked-before' | 'not-counted' }[] = []
  for (const piece of pieces) {
    const found = findUnits(own, [piece.material], cast)
    if (found.length === 0) leftOut.push({ title: piece.title, because: 'not-counted' })
    for (const unit of found) {
      const name = unitName(unit)
      if (known.has(name)) leftOut.push({ title: piece.title, because: 'asked-before' })
      else fresh.push({ unit, piece, isTheirs: companyIn(own, unit, cast).kind !== 'of-another' })
      known.add(name)
    }
  }
  return { fresh, leftOut }
}

interface Keeping {
  readonly right: KillRightRow
  readonly roundId: string
  readonly silenceApprovesAt: Instant | null
  readonly by: string
  readonly now: Instant
  readonly name: string
  readonly lifters: readonly [string, ...string[]]
}

async function keepUnits(trx: Trx, fresh: readonly Fresh[], keeping: Keeping): Promise<EvidenceChange[]> {
  const { right, roundId, silenceApprovesAt: until, by, now, lifters } = keeping
  const { productionId, subjectId } = right
  const touched: EvidenceChange[] = []
  const waits = new Map<string, string>()
  for (const [place, { unit, piece, isTheirs }] of fresh.entries()) {
    let embargoId: string | null = null
    if (isTheirs && unit.kind === 'cut') {
      const about = { productionId, subjectId, version: piece.shown.version ?? '', now }
      const terms = { ...PLAIN_TERMS, final: right.approvals === 'final', silenceApprovesAt: until }
      touched.push(await putApprovalWord(trx, about, { answer: 'asked', by, note: '', ...terms }))
    } else if (isTheirs) {
      const [assetId = ''] = assetsIn(unit)
      embargoId = waits.get(assetId) ?? null
      if (embargoId === null) {
        const name = `${keeping.name}, ${piece.title}`
        const wait = await waitForWord(trx, { productionId, assetId, name, until, lifters, by, now })
        embargoId = wait.embargoId
        touched.push(wait.touched)
        waits.set(assetId, embargoId)
      }
    }
    await trx
      .insertInto('clearance.roundUnits')
      .values({
        id: newId(),
        productionId,
        roundId,
        rightId: right.id,
        subjectId,
        place: place + 1,
        name: unitName(unit),
        unit: JSON.stringify(unit),
        title: piece.title,
        shown: JSON.stringify(piece.shown),
        embargoId,
      })
      .execute()
  }
  return touched
}

async function ringLater(
  trx: Trx,
  {
    productionId,
    roundId,
    now,
    silenceApprovesAt,
  }: { productionId: string; roundId: string; now: Instant; silenceApprovesAt: Instant },
): Promise<void> {
  const alarm = { productionId, payload: { roundId } }
  await setAlarm(trx, { ...alarm, key: `${SILENCE}:${roundId}`, name: SILENCE, moment: silenceApprovesAt })
  // A day before, or at two thirds of a window shorter than three days.
  const ahead = Math.min(DAY_MS, Math.round((silenceApprovesAt - now) / 3))
  const moment = instant(silenceApprovesAt - ahead)
  await setAlarm(trx, { ...alarm, key: `${REMINDER}:${roundId}`, name: REMINDER, moment })
}
