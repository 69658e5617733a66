import type { AttemptId, EmbargoTry } from '@stagedoor/core/publish'
import { CONNECTORS, errorOf, type OutsideTry } from '../../connectors/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { instantOut } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'
import { deliveryOf } from '../deliver/deliveries.ts'
import { handleOf } from '../deliver/handles.ts'
import type { DeliverDeps } from '../deliver/index.ts'
import { postOf } from '../deliver/post-of.ts'
import { publicationById } from '../queries.ts'
import type { Existing } from './what-exists.ts'

const LONGEST_LOOK_MS = 60_000

/** The way to the platforms on which something lies ahead. */
export type ToPlatforms = Pick<DeliverDeps, 'contextFor' | 'handles' | 'storage' | 'addresses' | 'origin'>

interface PlacedDeps {
  readonly db: Db
  readonly clock: Clock
  readonly deliver: ToPlatforms
}

type PlacedRow = Awaited<ReturnType<typeof placedRows>>[number]

/**
 * Asks every platform for what of the cut lies there before its moment: as anybody, and as the account that placed it.
 * The publication's own, and whatever else goes out with the same film. What cannot be asked there is listed by whose
 * word it was placed, as the platform last said.
 */
export async function tryPlacedAhead(
  deps: PlacedDeps,
  { publication }: Existing,
  signal: AbortSignal,
): Promise<EmbargoTry[]> {
  const rows = await placedRows(deps.db, publication.cutId)
  const tries = await Promise.all(rows.map((row) => tryPlaced(deps, row, signal)))
  return tries.flat()
}

async function placedRows(db: Db, cutId: string) {
  const rows = await db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .innerJoin('publish.accounts as a', 'a.id', 'd.accountId')
    .select(['d.publicationId', 'd.accountId', 'p.madeBy', 'p.stateKind', 'a.name', 'a.connector'])
    .select(['d.visibility', 'd.said', 'd.leftBehind', 'd.placeFrom', 'd.changedAt'])
    .where('p.cutId', '=', cutId)
    .orderBy('d.placeFrom')
    .orderBy('p.id')
    .execute()
  return rows.filter(({ stateKind, leftBehind }) => stateKind === 'placing' || leftBehind)
}

async function tryPlaced(deps: PlacedDeps, row: PlacedRow, signal: AbortSignal): Promise<EmbargoTry[]> {
  const publication = await publicationById(deps.db, row.publicationId)
  const delivery = await deliveryOf(deps.db, row.publicationId)
  if (publication === undefined || delivery === undefined) return []
  const handle = handleOf(deps.deliver.handles, delivery)
  // Nothing was opened there yet.
  if (handle === null || delivery.partKind !== 'post') return [asLastSaid(row)]
  const until = AbortSignal.any([signal, AbortSignal.timeout(LONGEST_LOOK_MS)])
  try {
    const { connector, ctx } = await deps.deliver.contextFor({
      accountId: row.accountId,
      attemptId: row.publicationId as AttemptId,
      saveHandle: () => Promise.reject(new Error('a try keeps nothing')),
      signal: until,
    })
    if (connector.tryOutside === undefined) return [asLastSaid(row)]
    const post = await postOf({ db: deps.db, ...deps.deliver }, { publication, delivery, isLook: true })
    const tries = await connector.tryOutside(post, ctx, handle)
    return tries.length === 0 ? [asLastSaid(row)] : tries.map((one) => asRead(row, one))
  } catch (thrown) {
    signal.throwIfAborted()
    const { what, remedy } = errorOf(thrown, 'transient', deps.clock)
    return [{ ...asLastSaid(row), verdict: 'unclear', because: `${what} ${remedy}` }]
  }
}

function asRead(row: PlacedRow, { what, how, as, status, sha256, found, said }: OutsideTry): EmbargoTry {
  const isAnybody = as === 'anybody'
  const about: Omit<EmbargoTry, 'verdict' | 'because'> = {
    what: `what ${nameOf(row)} was handed for ${row.name}: ${what}`,
    how,
    as: isAnybody ? 'anybody' : 'the account that placed it',
    expected: isAnybody ? 'says-nothing' : 'hands-nothing-over',
    status,
    sha256,
  }
  switch (found) {
    case 'open':
      return { ...about, verdict: 'reachable', because: said }
    case 'unclear':
      return { ...about, verdict: 'unclear', because: said }
    case 'nothing-there':
      return { ...about, verdict: 'shut', because: null }
    case 'unseen':
      return isAnybody
        ? { ...about, verdict: 'shut', because: null }
        : { ...about, verdict: 'ahead', because: `${byWhoseWord(row)}; ${said}` }
  }
}

function asLastSaid(row: PlacedRow): EmbargoTry {
  return {
    what: `what ${nameOf(row)} was handed for ${row.name}`,
    how: `as the platform last said, ${instantOut(row.changedAt)}`,
    as: 'the house',
    expected: 'hands-nothing-over',
    status: null,
    sha256: null,
    verdict: 'ahead',
    because:
      row.leftBehind && row.stateKind !== 'placing'
        ? byWhoseWord(row)
        : `${byWhoseWord(row)}: ${row.visibility ?? row.said ?? 'seen by nobody'}`,
  }
}

const nameOf = ({ connector }: PlacedRow): string =>
  CONNECTORS.find(({ id }) => id === connector)?.name ?? connector

const byWhoseWord = ({ stateKind, placeFrom, madeBy }: PlacedRow): string =>
  stateKind === 'placing'
    ? `placed from ${instantOut(placeFrom)} on by the word of ${madeBy}`
    : 'called off, and part of it may lie there unseen: have a person look'
