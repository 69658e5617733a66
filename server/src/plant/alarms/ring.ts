import { sql } from 'kysely'
import type { Db, Trx } from '../../schema/index.ts'
import type { Afterwards, Handled } from './handlers.ts'
import { type AlarmOrder, setAlarms } from './set-alarms.ts'

/** Which alarms to take: those of these handlers, without some, and from a set never more than `most`. */
export interface Taking {
  readonly handlers: ReadonlyMap<string, Handled>
  readonly leave: readonly string[]
  /** Keys that ring by themselves. */
  readonly alone: ReadonlySet<string>
  readonly most: number
}

/** What rang in one transaction. */
export interface Rung {
  readonly keys: readonly string[]
  readonly afterwards: Afterwards | null
  /** What the set left to ring one at a time. */
  readonly alone: readonly string[]
}

/** Some alarms could not ring, and nothing of what they began is left. */
export class CouldNotRing extends Error {
  override readonly name = 'CouldNotRing'
  readonly keys: readonly string[]

  constructor(keys: readonly string[], cause: unknown) {
    super('an alarm could not ring', { cause })
    this.keys = keys
  }
}

/** Rings the earliest alarm that is due, with those of its kind and moment where they ring together; null where none is. */
export async function ringEarliest(db: Db, taking: Taking): Promise<Rung | null> {
  let keys: readonly string[] = []
  try {
    return await db.transaction().execute(async (trx) => {
      const first = await takeEarliest(trx, taking)
      if (first === undefined) return null
      keys = [first.key]
      const handled = taking.handlers.get(first.name)
      if (handled === undefined) throw new Error(`Nothing is done for ${first.name}`)
      const { handler, together } = handled
      const likes =
        together === null || taking.alone.has(first.key)
          ? []
          : await takeLikes(trx, first, { ...taking, most: Math.min(taking.most, together.most) })
      const alarms = [first, ...likes]
      keys = alarms.map(({ key }) => key)
      await trx
        .deleteFrom('plant.alarms')
        .where('key', '=', sql<string>`any(${keys}::text[])`)
        .execute()
      if (together === null || alarms.length === 1)
        return { keys, afterwards: (await handler(trx, first)) ?? null, alone: [] }
      const { afterwards, alone } = await together.ring(trx, alarms)
      const left = new Set(alone)
      await setAlarms(
        trx,
        alarms.filter(({ key }) => left.has(key)),
      )
      return { keys, afterwards, alone }
    })
  } catch (cause) {
    if (keys.length === 0) throw cause
    throw new CouldNotRing(keys, cause)
  }
}

function takeEarliest(trx: Trx, { handlers, leave }: Taking): Promise<AlarmOrder | undefined> {
  return trx
    .selectFrom('plant.alarms')
    .selectAll()
    .where('name', 'in', [...handlers.keys()])
    .where('key', '<>', sql<string>`all(${leave}::text[])`)
    .where('moment', '<=', sql<never>`wall.now()`)
    .orderBy('moment')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

// Of one moment, between which there is no order.
function takeLikes(
  trx: Trx,
  { key, name, productionId, moment }: AlarmOrder,
  { leave, alone, most }: Taking,
): Promise<AlarmOrder[]> {
  if (most <= 1) return Promise.resolve([])
  return trx
    .selectFrom('plant.alarms')
    .selectAll()
    .where('name', '=', name)
    .where('productionId', 'is not distinct from', productionId)
    .where('moment', '=', sql<never>`${new Date(moment)}`)
    .where('key', '<>', sql<string>`all(${[key, ...leave, ...alone]}::text[])`)
    .limit(most - 1)
    .forUpdate()
    .skipLocked()
    .execute()
}
