import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describeConfig } from '../config.ts'
import type { House } from '../house.ts'
import { describeSandbox, sandboxHere } from '../plant/media/index.ts'
import { houseState } from '../production/index.ts'
import { proofKey } from '../publish/index.ts'

const LEAST_FREE_BYTES = 2 * 2 ** 30

/** One thing that the doctor looked at; `isWell` false wants an act. */
interface Finding {
  isWell: boolean
  says: string
}

/** Tells the state of the house, line by line; true when nothing wants an act. Secrets are not shown. */
export async function doctor(house: House, say: (line: string) => void): Promise<boolean> {
  say('Settings')
  for (const { name, value } of describeConfig(house.config)) say(`  ${name}: ${value}`)
  say('State')
  let isWell = true
  for (const look of [database, disk, clock, signing, owner, work, media, events, alarms]) {
    for (const finding of await look(house)) {
      say(`  ${finding.isWell ? 'ok' : '!!'} ${finding.says}`)
      isWell &&= finding.isWell
    }
  }
  return isWell
}

async function database({ database: { location, version }, migrated, worker }: House): Promise<Finding[]> {
  const { rows } = await sql<{
    size: string
  }>`select pg_size_pretty(pg_database_size(current_database())) as size`.execute(worker)
  return [
    { isWell: true, says: `PostgreSQL ${version} at ${location}, ${rows[0]?.size ?? '?'}` },
    ...migrated.changed.map((name) => ({
      isWell: false,
      says: `the step ${name} was written differently when it was applied`,
    })),
  ]
}

async function disk({ config }: House): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(config.dataDir)
  const free = bavail * bsize
  const kept = await Promise.all(['storage', 'arriving'].map((name) => sizeOf(join(config.dataDir, name))))
  return [
    { isWell: free > LEAST_FREE_BYTES, says: `${gib(free)} free where the data lies (${config.dataDir})` },
    { isWell: true, says: `${gib(kept[0] ?? 0)} in the vault, ${gib(kept[1] ?? 0)} arriving` },
  ]
}

async function clock({ clock: time }: House): Promise<Finding[]> {
  if (time.isManual())
    return [{ isWell: false, says: 'THE CLOCK IS MANUAL: dates of this house prove nothing' }]
  if (time.wasEverManual())
    return [{ isWell: true, says: 'this database has run with a manual clock: its dates prove nothing' }]
  return [{ isWell: true, says: 'the clock is the database’s own' }]
}

async function signing({ key }: House): Promise<Finding[]> {
  return [{ isWell: true, says: `embargo proofs are signed with the key ${proofKey(key).publicKey}` }]
}

async function owner({ worker }: House): Promise<Finding[]> {
  const { hasOwner, sealedAt, sealReason } = await houseState(worker)
  return [
    {
      isWell: true,
      says: hasOwner
        ? 'the house has an owner'
        : 'nobody owns the house yet: the address is printed at start',
    },
    ...(sealedAt === null
      ? []
      : [{ isWell: false, says: `sealed: ${sealReason ?? 'nothing opens until the owner unseals it'}` }]),
  ]
}

async function work({ worker }: House): Promise<Finding[]> {
  const { rows } = await sql<{ state: string; jobs: number }>`
    select state, count(*)::int as jobs from plant.work
    where state in ('waiting', 'working') or (state = 'failed' and ended_at > wall.now() - interval '1 day')
    group by state`.execute(worker)
  if (rows.length === 0) return [{ isWell: true, says: 'no work is waiting' }]
  return rows.map(({ state, jobs }) => ({ isWell: state !== 'failed', says: `work ${state}: ${jobs}` }))
}

// A system without namespaces is no fault of the house: nothing wants an act.
function media(): Promise<Finding[]> {
  return Promise.resolve([{ isWell: true, says: describeSandbox(sandboxHere()) }])
}

async function events({ worker }: House): Promise<Finding[]> {
  const { rows } = await sql<{ consumer: string; name: string; error: string }>`
    select p.consumer, o.name, p.error from plant.parked_events p join plant.outbox o on o.id = p.event_id limit 20`.execute(
    worker,
  )
  if (rows.length === 0) return [{ isWell: true, says: 'no event is parked' }]
  return rows.map(({ consumer, name, error }) => ({
    isWell: false,
    says: `${consumer} could not take ${name}: ${error}`,
  }))
}

async function alarms({ worker }: House): Promise<Finding[]> {
  const { rows } = await sql<{ late: number; next: number | null }>`
    select count(*) filter (where moment < wall.now() - interval '1 minute')::int as late, min(moment) as next
    from plant.alarms`.execute(worker)
  const { late = 0, next = null } = rows[0] ?? {}
  const says = next === null ? 'no alarm is set' : `the next alarm rings at ${new Date(next).toISOString()}`
  return [
    { isWell: late === 0, says: late === 0 ? says : `${late} alarms are overdue: is a worker running?` },
  ]
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let size = 0
  for (const entry of entries)
    if (entry.isFile()) size += (await stat(join(entry.parentPath, entry.name))).size
  return size
}

const gib = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(2)} GiB`
