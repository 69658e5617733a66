/** The dailies as they stood when one of them was opened: where the list was, and its assets in their order. */
export interface ListOrder {
  readonly production: string
  /** How the list was narrowed, as its address says it. */
  readonly search: string
  readonly ids: readonly string[]
}

/** What stands beside an asset in the list that it was opened from. */
export interface Beside {
  readonly previous: string | undefined
  readonly next: string | undefined
  readonly search: string
}

const KEY = 'dailies-order'
const KEPT_EACH_WAY = 1_000

/** The part of a list around one of its assets that is worth keeping. */
export function around(order: ListOrder, asset: string): ListOrder {
  const at = order.ids.indexOf(asset)
  return { ...order, ids: order.ids.slice(Math.max(0, at - KEPT_EACH_WAY), at + KEPT_EACH_WAY + 1) }
}

/** What stands before and behind an asset; undefined where it was opened from no list of this production. */
export function besideIn(
  order: ListOrder | undefined,
  { production, asset }: { production: string; asset: string },
): Beside | undefined {
  const at = order?.production === production ? order.ids.indexOf(asset) : -1
  if (order === undefined || at < 0) return undefined
  return { previous: order.ids[at - 1], next: order.ids[at + 1], search: order.search }
}

/** Keeps the order for this tab. A browser that keeps nothing for pages loses only the way to the next. */
export function keepOrder(order: ListOrder): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(order))
  } catch {
    return
  }
}

/** The order that this tab keeps, written by {@link keepOrder} alone. */
export function keptOrder(): ListOrder | undefined {
  try {
    const kept = sessionStorage.getItem(KEY)
    return kept === null ? undefined : (JSON.parse(kept) as ListOrder)
  } catch {
    return undefined
  }
}
