import type { ColumnType, Generated } from 'kysely'

/** A `timestamptz(3)`: read as epoch milliseconds, written as a Date (see `at` in plant/db). */
export type Moment = ColumnType<number, Date, Date>
/** A moment that may be absent. */
export type MaybeMoment = ColumnType<number | null, Date | null | undefined, Date | null>
/** A moment the database fills in from `wall.now()`. */
export type DefaultMoment = ColumnType<number, Date | undefined, Date>
/** A `jsonb`: read as the value, written as its JSON text. */
export type Json<T> = ColumnType<T, string, string>
/** A `jsonb` that may be absent. */
export type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>
/** A `jsonb` with a default. */
export type DefaultJson<T> = ColumnType<T, string | undefined, string>
/** A column with a default of its own. */
export type Defaulted<T> = Generated<T>
