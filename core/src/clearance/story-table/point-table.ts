import type { StoryPointId } from '../../production/index.ts'
import type { Instant, LocalDateTime } from '../../time/index.ts'
import { writeCsv } from '../../words/index.ts'
import { isTerritory } from '../territory.ts'
import {
  clockAsCell,
  clockInCell,
  momentAsCell,
  momentInCell,
  severalAsCell,
  severalInCell,
} from './cells.ts'
import { type HeadedLine, readHeaded, type TableFlaw } from './headed.ts'

/** A point of the story with all that is told of it. */
export interface SpinePoint {
  readonly id: StoryPointId
  readonly name: string
  readonly season: number | null
  /** What fans call it. */
  readonly label: string
  readonly after: readonly StoryPointId[]
  readonly publicAt: Instant | null
}

/** A premiere of the work, or of one unit of it, as it was said. */
export interface SpinePremiere {
  readonly id: string
  readonly pointId: StoryPointId | null
  readonly territory: string
  readonly local: LocalDateTime
}

/** Everything that is told of a story. */
export interface Spine {
  readonly points: readonly SpinePoint[]
  readonly premieres: readonly SpinePremiere[]
}

/** A premiere as a table says it. */
export interface PremiereCell {
  readonly territory: string
  readonly local: LocalDateTime
}

/** What one line of a table says of a point; what the table has no column for is not said, and stays as it is. */
export interface PointLine {
  readonly line: number
  readonly name: string
  readonly season?: number | null
  readonly label?: string
  readonly after?: readonly string[]
  readonly publicAt?: Instant | null
  readonly premieres?: readonly PremiereCell[]
}

/** A table of points as read: what stands on a line without a name is said of the work itself. */
export interface PointTable {
  readonly points: readonly PointLine[]
  readonly work: { readonly line: number; readonly premieres: readonly PremiereCell[] } | null
  readonly flaws: readonly TableFlaw[]
}

/** The columns of a table of points. */
export const POINT_COLUMNS = ['name', 'season', 'safe label', 'after', 'public moment', 'premieres'] as const

/** The most points that a story is read with. */
export const MOST_POINTS = 500
const LONGEST_NAME = 120
const LONGEST_LABEL = 60
const MOST_PREMIERES = 260

/** Writes the points of a story as a table, in their order, the work itself first where it has premieres of its own. */
export function writePointTable({ points, premieres }: Spine, zone: string): string {
  const nameOf = new Map(points.map(({ id, name }) => [id, name]))
  const shown = (of: StoryPointId | null) =>
    severalAsCell(
      premieres
        .filter(({ pointId }) => pointId === of)
        .map(({ territory, local }) => `${territory} ${clockAsCell(local)}`)
        .toSorted(),
    )
  const work = shown(null)
  return writeCsv(POINT_COLUMNS, [
    ...(work === '' ? [] : [['', '', '', '', '', work]]),
    ...points.map(({ id, name, season, label, after, publicAt }) => [
      name,
      season === null ? '' : String(season),
      label,
      severalAsCell(after.map((before) => nameOf.get(before) ?? '').toSorted()),
      publicAt === null ? '' : momentAsCell(publicAt, zone),
      shown(id),
    ]),
  ])
}

/** Reads a table of points; wall clocks that name no zone are meant in the production's. */
export function readPointTable(text: string, zone: string): PointTable {
  const { lines, flaws: torn } = readHeaded(text, { headings: POINT_COLUMNS, most: MOST_POINTS + 1 })
  const flaws = [...torn]
  const points: PointLine[] = []
  let work: PointTable['work'] = null
  for (const line of lines) {
    const flawed = (column: string, says: string) => void flaws.push({ line: line.line, column, says })
    const name = line.cell('name') ?? ''
    if (name === '') {
      const premieres = premieresIn(line, { zone, flawed }) ?? []
      const says = POINT_COLUMNS.slice(1, -1).find((column) => (line.cell(column) ?? '') !== '')
      if (says !== undefined) flawed('name', `A point has no name here, but a ${says}.`)
      else if (work !== null) flawed('name', `The work itself stands on line ${work.line} already.`)
      else work = { line: line.line, premieres }
      continue
    }
    if (name.length > LONGEST_NAME) flawed('name', `A name has at most ${LONGEST_NAME} letters.`)
    const twin = points.find((point) => point.name === name)
    if (twin !== undefined) flawed('name', `${name} stands on line ${twin.line} already.`)
    points.push(pointIn(line, { name, zone, flawed }))
  }
  return { points, work, flaws: flaws.toSorted((a, b) => a.line - b.line) }
}

interface Reading {
  readonly zone: string
  readonly flawed: (column: string, says: string) => void
}

function pointIn(line: HeadedLine, { name, zone, flawed }: Reading & { name: string }): PointLine {
  const [season, label, after, known] = ['season', 'safe label', 'after', 'public moment'].map(line.cell)
  const number = season === undefined || season === '' ? null : Number(season)
  if (number !== null && !(Number.isInteger(number) && number > 0 && number < 1000))
    flawed('season', `${season} is no number of a season.`)
  if (label !== undefined && label.length > LONGEST_LABEL)
    flawed('safe label', `A label has at most ${LONGEST_LABEL} letters.`)
  const publicAt = known === undefined || known === '' ? null : momentInCell(known, zone)
  if (known !== undefined && known !== '' && publicAt === null)
    flawed(
      'public moment',
      `${known} is no moment. Write it as 2026-12-08 18:00 Europe/Oslo, or by ISO 8601.`,
    )
  const premieres = premieresIn(line, { zone, flawed })
  return {
    line: line.line,
    name,
    ...(season === undefined ? {} : { season: number }),
    // An empty label leaves it to the house.
    ...(label === undefined || label === '' ? {} : { label }),
    ...(after === undefined ? {} : { after: [...new Set(severalInCell(after))] }),
    ...(known === undefined ? {} : { publicAt }),
    ...(premieres === undefined ? {} : { premieres }),
  }
}

function premieresIn(line: HeadedLine, { zone, flawed }: Reading): readonly PremiereCell[] | undefined {
  const cell = line.cell('premieres')
  if (cell === undefined) return undefined
  const premieres: PremiereCell[] = []
  for (const said of severalInCell(cell)) {
    const [code = '', ...clock] = said.split(' ')
    const territory = code.toUpperCase()
    const local = clockInCell(clock.join(' '), zone)
    if (!isTerritory(territory))
      flawed('premieres', `There is no territory ${code}. Use WORLD or a two-letter code of ISO 3166-1.`)
    else if (local === null) flawed('premieres', `${said}: write it as NO 2026-12-08 18:00 Europe/Oslo.`)
    else if (premieres.some((other) => other.territory === territory))
      flawed('premieres', `${territory} has two premieres here.`)
    else premieres.push({ territory, local })
  }
  if (premieres.length > MOST_PREMIERES) flawed('premieres', 'There are more premieres than territories.')
  return premieres
}
