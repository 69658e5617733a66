import { instant, type Instant } from '@stagedoor/core/time'
import { sql, type QueryExecutorProvider } from 'kysely'
import type { OpenDatabase } from '../db/index.ts'
import type { Log } from '../log/index.ts'
import { CHANNEL, settleClock } from './manual-clock.ts'

/** All that a use case sees of time. */
export type Clock = Readonly<{ now: () => Instant }>

export type HouseClock = Clock &
  Readonly<{
    isManual: () => boolean
    /** Whether this database has ever run with a manual clock: its dates prove nothing. */
    wasEverManual: () => boolean
    /** Reads the database's clock now, instead of waiting for its word. */
    refresh: () => Promise<void>
    close: () => Promise<void>
  }>

type ClockPorts = Readonly<{ db: QueryExecutorProvider; listen: OpenDatabase<unknown>['listen']; log: Log }>

const MEASURE_EVERY_MS = 60_000

/** Opens the clock in the mode of the settings; which mode it is afterwards is a row that every process follows. */
export async function openClock(
  { db, listen, log }: ClockPorts,
  mode: 'real' | 'manual',
): Promise<HouseClock> {
  await settleClock(db, mode)
  let reading = await readClock(db)
  const refresh = async () => {
    reading = await readClock(db)
  }
  const refreshOrSay = () => {
    refresh().catch((error: unknown) =>
      log.warn({ err: error }, 'the clock could not be compared with the database'),
    )
  }
  const unlisten = await listen(CHANNEL, { heard: refreshOrSay, connected: refreshOrSay })
  const timer = setInterval(refreshOrSay, MEASURE_EVERY_MS).unref()
  return {
    now: () => reading.manualNow ?? instant(Math.floor(Date.now() + reading.offset)),
    isManual: () => reading.manualNow !== null,
    wasEverManual: () => reading.everManual,
    refresh,
    close: async () => {
      clearInterval(timer)
      await unlisten()
    },
  }
}

type Reading = Readonly<{ manualNow: Instant | null; everManual: boolean; offset: number }>

async function readClock(db: QueryExecutorProvider): Promise<Reading> {
  const { rows } = await sql<{ manualNow: Instant | null; everManual: boolean; now: Instant }>`
    select manual_now, ever_manual, statement_timestamp() as now from wall.clock`.execute(db)
  const answeredAt = Date.now()
  const [row] = rows
  if (!row) throw new Error('The row of wall.clock is missing')
  // The whole journey counts against us: behind the database is harmless, ahead of it would act before a gate opens.
  return { manualNow: row.manualNow, everManual: row.everManual, offset: row.now - answeredAt }
}
