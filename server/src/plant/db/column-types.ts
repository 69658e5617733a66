import type { Instant } from '@stagedoor/core/time'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'

/**
 * An instant on its way into SQL: as a value, in a comparison, in a template. A bare number is no timestamp to
 * PostgreSQL and is refused by it.
 */
export function at(instant: Instant): RawBuilder<Instant> {
  return sql<Instant>`${new Date(instant).toISOString()}::timestamptz`
}

const { builtins } = pg.types
const INT8_ARRAY = 1016
const TIMESTAMPTZ_ARRAY = 1185

/**
 * How rows arrive: `timestamptz` as epoch milliseconds, `bigint` as a number that is exact or an error, dates of the
 * trade and `numeric` as text.
 */
export const rowTypes: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      switch (type) {
        case builtins.INT8:
          return exactInteger
        case builtins.TIMESTAMPTZ:
          return epochMilliseconds
        case builtins.DATE:
        case builtins.TIMESTAMP:
          return (text: string) => text
        case INT8_ARRAY:
        case TIMESTAMPTZ_ARRAY:
          return arrayOf(type === INT8_ARRAY ? exactInteger : epochMilliseconds)
      }
    }
    return pg.types.getTypeParser(type, format)
  },
}

function exactInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} has no exact number`)
  return value
}

// PostgreSQL prints `2026-11-21 07:30:00.123+00`, with minutes in the offset where a zone has them.
function epochMilliseconds(text: string): number {
  const [, day, time, hours, minutes = '00'] =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)([+-]\d\d)(?::?(\d\d))?$/.exec(text) ?? []
  const value = Date.parse(`${day}T${time}${hours}:${minutes}`)
  if (Number.isNaN(value)) throw new RangeError(`${text} is not an instant of our calendar`)
  return value
}

function arrayOf<Element>(parse: (text: string) => Element): (text: string) => readonly (Element | null)[] {
  return (text) =>
    text
      .slice(1, -1)
      .split(',')
      .filter((element) => element !== '')
      .map((element) => (element === 'NULL' ? null : parse(element.replaceAll('"', ''))))
}
