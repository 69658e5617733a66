import { hangs, resolveRule } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { z } from 'zod'
import { type AlarmOrder, type Alarms, type RungTogether, setAlarms } from '../../plant/alarms/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import type { Trx } from '../../schema/index.ts'
import { gatesById } from '../../wall/index.ts'
import { type DeliverDeps, Departures, ringDeparture } from '../deliver/index.ts'
import { ringOpening } from '../opening/open-publication.ts'
import { openTogether } from '../opening/open-together.ts'
import { lockPublications, publicationById, type PublicationRow } from '../queries.ts'
import { factsFor } from '../opening/schedule-facts.ts'
import { OPENING } from '../opening/schedule-publication.ts'
import { settleOpening } from '../opening/settle-opening.ts'

const aboutPublication = z.looseObject({ publicationId: z.string() })

// Calls that were begun come first; the others ring again after a breath.
const BREATH_MS = 200
// A set holds the production's evidence for itself, for some tenths of a second.
const MOST_TOGETHER = 400

/** What happens at the moments of publications: what opens by the clock is noted, what goes to a platform leaves. */
export function openingAlarms(deps: {
  alarms: Alarms
  clock: Clock
  deliver: DeliverDeps
  departures?: Departures
}): void {
  const { alarms, clock, deliver, departures = new Departures(deliver) } = deps
  alarms.on(
    OPENING,
    async (trx, { key, name, payload, moment }) => {
      const { publicationId } = aboutPublication.parse(payload)
      const now = rungAt(clock, moment)
      // What it hangs on may have moved just now, and then this is not its moment.
      await settleOpening(trx, { publicationId, late: 'opens', now })
      const publication = await publicationById(trx, publicationId)
      if (publication?.kind === 'platform')
        return ringDeparture(trx, deliver, { publicationId, productionId: publication.productionId })
      await ringOpening(trx, { alarm: { key, name }, publicationId, now })
      return undefined
    },
    { most: MOST_TOGETHER, ring: (trx, rung) => ringTogether(trx, { clock, departures }, rung) },
  )
}

// A bell has rung, so it is at least its moment, though this process's clock may lag the database's a little.
const rungAt = (clock: Clock, moment: number): Instant => instant(Math.max(clock.now(), moment))

async function ringTogether(
  trx: Trx,
  { clock, departures }: { clock: Clock; departures: Departures },
  rung: readonly AlarmOrder[],
): Promise<RungTogether> {
  const keys = new Map(rung.map(({ key, payload }) => [aboutPublication.parse(payload).publicationId, key]))
  const [{ productionId, moment }] = rung as [AlarmOrder]
  const now = rungAt(clock, moment)
  const publications = (await lockPublications(trx, [...keys.keys()])).filter(
    (publication) => publication.productionId === productionId,
  )
  if (productionId === null || publications.length === 0)
    return { afterwards: null, alone: rung.map(({ key }) => key) }
  const due = await stillDue(trx, { productionId, publications, now })
  const leaving = due.filter(({ kind }) => kind === 'platform')
  const waits = ({ accountId }: PublicationRow) => accountId !== null && departures.isFull(accountId)
  const later = leaving.filter(waits)
  if (later.length > 0)
    await ringLater(trx, { rung, keys: new Set(later.map(({ id }) => keys.get(id))), now })
  const atOnce = leaving.filter((publication) => !waits(publication))
  const left = await departures.leave(trx, { productionId, publications: atOnce, now })
  const untouched = await openTogether(trx, {
    productionId,
    publications: due.filter(({ kind }) => kind !== 'platform'),
    now,
  })
  const served = new Set(due.map(({ id }) => id))
  for (const id of [...left.alone, ...untouched]) served.delete(id)
  const alone = [...keys].flatMap(([id, key]) => (served.has(id) ? [] : [key]))
  return { afterwards: left.afterwards, alone }
}

function ringLater(
  trx: Trx,
  { rung, keys, now }: { rung: readonly AlarmOrder[]; keys: ReadonlySet<string | undefined>; now: Instant },
): Promise<void> {
  const moment = now + BREATH_MS
  return setAlarms(
    trx,
    rung.filter(({ key }) => keys.has(key)).map((alarm) => ({ ...alarm, moment })),
  )
}

// What a moment hangs on may have moved just now, and then this is not it: `settleOpening` sees to those one at a time.
async function stillDue(
  trx: Trx,
  {
    productionId,
    publications,
    now,
  }: { productionId: string; publications: readonly PublicationRow[]; now: Instant },
): Promise<readonly PublicationRow[]> {
  const hung = publications.filter(({ rule }) => rule !== null && hangs(rule))
  if (hung.length === 0) return publications
  const gates = await gatesById(
    trx,
    hung.map(({ gateId }) => gateId),
  )
  const facts = await factsFor(trx, { productionId, rules: hung.map(({ rule }) => rule) })
  return publications.filter(({ rule, opensAt, gateId }) => {
    if (rule === null || !hangs(rule)) return true
    const resolution = resolveRule(rule, facts, now)
    return gates.get(gateId)?.opensAt != null && resolution.kind === 'at' && resolution.moment === opensAt
  })
}
