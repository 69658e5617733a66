import type { Instant } from '@stagedoor/core/time'
import type { ColumnType, Generated, RawBuilder } from 'kysely'

type Written = Date | RawBuilder<Instant>

/** A `timestamptz(3)`: read as an Instant, written as a Date or through `at` of plant/db. */
export type Moment = ColumnType<Instant, Written, Written>
/** A moment that may be absent. */
export type MaybeMoment = ColumnType<Instant | null, Written | null | undefined, Written | null>
/** A moment the database fills in from `wall.now()`. */
export type DefaultMoment = ColumnType<Instant, Written | undefined, Written>
/** A `jsonb`: read as the value, written as its JSON text. */
export type Json<T> = ColumnType<T, string, string>
/** A `jsonb` that may be absent. */
export type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>
/** A `jsonb` with a default. */
export type DefaultJson<T> = ColumnType<T, string | undefined, string>
/** A column with a default of its own. */
export type Defaulted<T> = Generated<T>
