import { circleIn, type StoryPoint, type StoryPointId } from '../../production/index.ts'
import type { Instant, LocalDateTime } from '../../time/index.ts'
import { shortTime } from './cells.ts'
import type { TableFlaw } from './headed.ts'
import {
  MOST_POINTS,
  type PointLine,
  type PointTable,
  type PremiereCell,
  type Spine,
  type SpinePoint,
} from './point-table.ts'

/** What is told of a point besides its name; what it lies after by name, since some of that may be new. */
export interface PointTold {
  readonly season: number | null
  /** Null leaves what fans call it to the house. */
  readonly label: string | null
  readonly after: readonly string[]
  readonly publicAt: Instant | null
}

/** One thing that taking a table over would change. */
export type StoryChange =
  | { readonly kind: 'point-added'; readonly name: string; readonly told: PointTold }
  | {
      readonly kind: 'point-changed'
      readonly id: StoryPointId
      readonly name: string
      readonly before: PointTold
      readonly told: PointTold
    }
  | { readonly kind: 'point-dropped'; readonly id: StoryPointId; readonly name: string }
  | {
      readonly kind: 'premiere-set'
      /** The name of a point; null is the work itself. */
      readonly of: string | null
      readonly territory: string
      readonly local: LocalDateTime
      readonly before: LocalDateTime | null
    }
  | {
      readonly kind: 'premiere-taken-back'
      readonly id: string
      readonly of: string | null
      readonly territory: string
      readonly before: LocalDateTime
    }

/** What taking a table over would change; with any flaw it is not taken over. */
export interface StoryPlan {
  readonly changes: readonly StoryChange[]
  readonly flaws: readonly TableFlaw[]
}

/**
 * Compares a table with what is told of the story. Points are known by their names; a cell is the whole truth of its
 * column, a column that is not there changes nothing, and points that the table does not have stay unless
 * `removesMissing`. What was written from a story changes nothing in it.
 */
export function planPoints(
  spine: Spine,
  table: PointTable,
  { removesMissing = false }: { removesMissing?: boolean } = {},
): StoryPlan {
  const known = new Map(spine.points.map((point) => [point.name, point]))
  const nameOf = new Map(spine.points.map(({ id, name }) => [id, name]))
  const named = new Set(table.points.map(({ name }) => name))
  const dropped = removesMissing ? spine.points.filter(({ name }) => !named.has(name)) : []
  const gone = new Set(dropped.map(({ name }) => name))
  // What lay after a point that is dropped lies after what that lay after.
  const afterOf = ({ after }: SpinePoint): readonly string[] => [
    ...new Set(
      after.flatMap((id) => {
        const name = nameOf.get(id) ?? ''
        const point = known.get(name)
        return gone.has(name) && point !== undefined ? afterOf(point) : [name]
      }),
    ),
  ]
  const toldOf = (point: SpinePoint): PointTold => {
    const { season, label, publicAt } = point
    return { season, label, after: afterOf(point), publicAt }
  }
  const changes: StoryChange[] = dropped.map(({ id, name }) => ({ kind: 'point-dropped', id, name }))
  for (const line of table.points) {
    const point = known.get(line.name)
    if (point === undefined)
      changes.push({ kind: 'point-added', name: line.name, told: toldBy(line, NOTHING_TOLD) })
    else {
      const before = toldOf(point)
      const told = toldBy(line, before)
      if (!isSame(before, told))
        changes.push({ kind: 'point-changed', id: point.id, name: line.name, before, told })
    }
  }
  const premieresOf = (name: string | null) =>
    spine.premieres.filter(({ pointId }) => (pointId === null ? null : nameOf.get(pointId)) === name)
  for (const { name } of dropped) changes.push(...moves(name, premieresOf(name), []))
  if (table.work !== null) changes.push(...moves(null, premieresOf(null), table.work.premieres))
  for (const { name, premieres } of table.points)
    if (premieres !== undefined) changes.push(...moves(name, premieresOf(name), premieres))
  const flaws = [...table.flaws, ...disorder(spine, { table, changes, gone, toldOf })]
  return { changes, flaws: flaws.toSorted((a, b) => a.line - b.line) }
}

const NOTHING_TOLD: PointTold = { season: null, label: null, after: [], publicAt: null }

const toldBy = (line: PointLine, before: PointTold): PointTold => ({
  season: line.season === undefined ? before.season : line.season,
  label: line.label ?? before.label,
  after: line.after ?? before.after,
  publicAt: line.publicAt === undefined ? before.publicAt : line.publicAt,
})

const isSame = (a: PointTold, b: PointTold): boolean =>
  a.season === b.season &&
  a.label === b.label &&
  a.publicAt === b.publicAt &&
  JSON.stringify(a.after.toSorted()) === JSON.stringify(b.after.toSorted())

const isSameClock = (a: LocalDateTime, b: LocalDateTime): boolean =>
  a.date === b.date && shortTime(a.time) === shortTime(b.time) && a.zone === b.zone

function moves(
  of: string | null,
  before: Spine['premieres'],
  told: readonly PremiereCell[],
): readonly StoryChange[] {
  const set = told.flatMap(({ territory, local }): StoryChange[] => {
    const stood = before.find((premiere) => premiere.territory === territory)?.local ?? null
    if (stood !== null && isSameClock(stood, local)) return []
    return [{ kind: 'premiere-set', of, territory, local, before: stood }]
  })
  const back = before
    .filter(({ territory }) => !told.some((premiere) => premiere.territory === territory))
    .map(({ id, territory, local }): StoryChange => {
      return { kind: 'premiere-taken-back', id, of, territory, before: local }
    })
  return [...set, ...back]
}

interface Planned {
  readonly table: PointTable
  readonly changes: readonly StoryChange[]
  readonly gone: ReadonlySet<string>
  readonly toldOf: (point: SpinePoint) => PointTold
}

// The story as it would be: whatever is wrong with it is said of the line that makes it so.
function disorder(spine: Spine, { table, changes, gone, toldOf }: Planned): readonly TableFlaw[] {
  const changed = new Map<string, PointTold>()
  for (const change of changes)
    if ((change.kind === 'point-added' || change.kind === 'point-changed') && !changed.has(change.name))
      changed.set(change.name, change.told)
  const stays = spine.points.filter(({ name }) => !gone.has(name))
  const names = [...new Set([...stays.map(({ name }) => name), ...table.points.map(({ name }) => name)])]
  const stood = new Map(stays.map((point) => [point.name, toldOf(point)]))
  const told = (name: string) => changed.get(name) ?? stood.get(name) ?? NOTHING_TOLD
  const points = names.map((name): StoryPoint => ({
    id: name as StoryPointId,
    name,
    after: told(name).after as readonly string[] as readonly StoryPointId[],
    publicAt: null,
  }))
  const round = new Set(circleIn({ points, premieres: [] }))
  const flaws: TableFlaw[] = []
  if (names.length > MOST_POINTS)
    flaws.push({ line: 1, column: null, says: `The story would have more than ${MOST_POINTS} points.` })
  const judged = new Set<string>()
  for (const { line, name } of table.points) {
    if (judged.has(name)) continue
    judged.add(name)
    const { after, label } = told(name)
    const missing = after.find((before) => !names.includes(before))
    if (missing !== undefined)
      flaws.push({
        line,
        column: 'after',
        says: `There is no point ${missing}, neither here nor in the story.`,
      })
    else if (round.has(name as StoryPointId))
      flaws.push({ line, column: 'after', says: `${name} would lie before itself.` })
    if (label !== null && names.some((other) => other !== name && told(other).label === label))
      flaws.push({ line, column: 'safe label', says: `Another point is called ${label} already.` })
  }
  return flaws
}
