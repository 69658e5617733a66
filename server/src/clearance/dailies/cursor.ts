import { Problem } from '@stagedoor/contract/problems'
import type { DayInOrder } from './days-in-order.ts'

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const CURSOR = new RegExp(`^(${ID})(?:\\.(\\d{1,15})\\.(${ID}))?$`)

/** A place in the dailies: behind one asset of a day, or at the beginning of the day. */
export interface Place {
  readonly dayKey: string
  readonly after: { readonly receivedAt: number; readonly id: string } | null
}

/** A place as text for an address; `dayKey` alone is the beginning of a day. */
export const cursorAfter = ({ dayKey, receivedAt, id }: { dayKey: string; receivedAt: number; id: string }) =>
  `${dayKey}.${receivedAt}.${id}`

/** The place that a text names, or undefined. */
function placeOfCursor(text: string): Place | undefined {
  const [, dayKey, receivedAt, id] = CURSOR.exec(text) ?? []
  if (dayKey === undefined) return undefined
  return {
    dayKey,
    after: receivedAt === undefined || id === undefined ? null : { receivedAt: Number(receivedAt), id },
  }
}

/** The days from a place on. Throws `invalid-request` where its day is not among them. */
export function daysFrom(days: readonly DayInOrder[], cursor: string | undefined) {
  if (cursor === undefined) return { days, after: null }
  const place = placeOfCursor(cursor)
  const first = days.findIndex(({ key }) => key === place?.dayKey)
  if (place === undefined || first < 0)
    throw new Problem('invalid-request', {
      detail: 'cursor: the dailies have no such place any more. Begin again without it.',
    })
  return { days: days.slice(first), after: place.after }
}
