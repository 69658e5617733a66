/** The columns of a list of release forms, in the order in which one is written; a list that is read may have fewer, in any order. */
export const COLUMNS = [
  'key',
  'kind',
  'name',
  'contact',
  'template',
  'language',
  'signed by',
  'relation',
  'signed on',
  'media',
  'rights',
  'uses',
  'destinations',
  'territories',
  'from',
  'until',
  'credit',
  'approval',
  'scans',
  'state',
] as const

/** The name of a column. */
export type Column = (typeof COLUMNS)[number]

/** Without these columns no line says what it permits. */
export const NEEDED_COLUMNS = ['name', 'signed on'] as const satisfies readonly Column[]

/** A line by its columns; an absent one is empty. */
export type Cells = Readonly<Record<Column, string>>

/** Which column each head is; what a list calls otherwise is not read, and is said. */
export function columnsOf(heads: readonly string[]): {
  readonly at: ReadonlyMap<Column, number>
  readonly unknown: readonly string[]
} {
  const at = new Map<Column, number>()
  const unknown: string[] = []
  for (const [index, head] of heads.entries()) {
    const name = head
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, ' ')
    const column = COLUMNS.find((one) => one === name)
    if (column === undefined) unknown.push(head)
    else if (!at.has(column)) at.set(column, index)
  }
  return { at, unknown }
}

/** The cells of a line by column. */
export function cellsOf(fields: readonly string[], at: ReadonlyMap<Column, number>): Cells {
  return Object.fromEntries(
    COLUMNS.map((column) => [column, (fields[at.get(column) ?? -1] ?? '').trim()]),
  ) as Record<Column, string>
}
