import { randomUUID } from 'node:crypto'
import { availableParallelism, hostname, totalmem } from 'node:os'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** One process that takes shared work, as the others know it. */
export interface WorkerPlace {
  readonly id: string
  /** As people call it: the machine and the process. */
  readonly name: string
  readonly machine: string
  readonly cores: number
  readonly memoryMb: number
}

/** This process's place among the workers. */
export function workerPlace(): WorkerPlace {
  const machine = hostname() || 'this machine'
  return {
    id: randomUUID(),
    name: `${machine} ${process.pid}`,
    machine,
    cores: availableParallelism(),
    memoryMb: Math.max(1, Math.floor(totalmem() / 2 ** 20)),
  }
}

const FORGOTTEN_AFTER = '1 hour'

/** Says that a worker lives. Its own time is the database's true one: a clock that was set stops no heart. */
export async function sayAlive(db: Db, place: WorkerPlace): Promise<void> {
  await db
    .insertInto('plant.workers')
    .values({ ...place })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ heardAt: sql<never>`clock_timestamp()` }))
    .execute()
  await sql`
    delete from plant.workers where heard_at < clock_timestamp() - ${FORGOTTEN_AFTER}::interval`.execute(db)
}

/** Takes a worker's place away: it ended in peace. */
export async function leavePlace(db: Db, id: string): Promise<void> {
  await db.deleteFrom('plant.workers').where('id', '=', id).execute()
}
