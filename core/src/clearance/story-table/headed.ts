import { armed, openQuoteIn, readCsv } from '../../words/index.ts'

/** What is wrong in a table, and where: its line, from 1, and the heading of its column where it is one cell. */
export interface TableFlaw {
  readonly line: number
  readonly column: string | null
  readonly says: string
}

/** One line of a table by its headings; a column that the table does not have is undefined. */
export interface HeadedLine {
  readonly line: number
  readonly cell: (heading: string) => string | undefined
}

/** The largest table that is read, in characters: a story of a thousand points with twenty premieres each is smaller. */
export const LONGEST_TABLE = 1_000_000

/** Reads a table whose first line names its columns, in any order; it has to have the first of them. */
export function readHeaded(
  text: string,
  { headings, most }: { headings: readonly string[]; most: number },
): { lines: readonly HeadedLine[]; flaws: readonly TableFlaw[] } {
  const refused = (line: number, says: string) => ({ lines: [], flaws: [{ line, column: null, says }] })
  if (text.length > LONGEST_TABLE) return refused(1, 'The table is too long.')
  const open = openQuoteIn(text)
  if (open !== null) return refused(open, 'A quotation mark is opened here and never closed.')
  const [head, ...rows] = readCsv(text)
  if (head === undefined) return refused(1, 'There is nothing in this table.')
  const named = head.fields.map((field) =>
    armed(field)
      .toLowerCase()
      .replaceAll(/[_\s]+/g, ' '),
  )
  const unknown = named.find((name) => name !== '' && !headings.includes(name))
  if (unknown !== undefined)
    return refused(head.line, `There is no column ${unknown}. The columns are: ${headings.join(', ')}.`)
  const twice = named.find((name, place) => name !== '' && named.indexOf(name) !== place)
  if (twice !== undefined) return refused(head.line, `The column ${twice} stands here twice.`)
  const [first = ''] = headings
  if (!named.includes(first)) return refused(head.line, `The table has no column ${first}.`)
  if (rows.length > most) return refused(rows[most]?.line ?? 1, `The table has more than ${most} lines.`)
  const lines = rows.map(({ line, fields }) => ({
    line,
    cell: (heading: string) => {
      const at = named.indexOf(heading)
      return at === -1 ? undefined : armed(fields[at] ?? '')
    },
  }))
  const flaws = rows
    .filter(({ fields }) => fields.slice(named.length).some((field) => field !== ''))
    .map(({ line }) => ({ line, column: null, says: `This line has more than ${named.length} cells.` }))
  return { lines, flaws }
}
