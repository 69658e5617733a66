import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Home } from './home.ts'
import { asUser } from './run-user.ts'

const run = promisify(execFile)

/** What a cluster is started with: `native` its programs, `settings` over the defaults of a small house. */
export type Launch = Readonly<{
  native: string
  major: number
  cluster: string
  socketDir: string
  home: Home
  settings: Readonly<Record<string, string>>
  endsWithUs: boolean
}>

// Sized for a laptop on which the whole house stays under 200 MB at rest; durability is untouched.
const SMALL_HOUSE = {
  shared_buffers: '32MB',
  max_connections: '60',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '512MB',
  max_wal_size: '512MB',
  min_wal_size: '64MB',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  random_page_cost: '1.1',
  jit: 'off',
  huge_pages: 'off',
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  log_checkpoints: 'off',
  // Statements and details carry names and addresses, which belong in no log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

/**
 * Starts the postmaster as that user, on a private Unix socket and no port. The system ends it when we are gone
 * (`--pdeathsig INT` is PostgreSQL's fast shutdown), however we went; only Linux can.
 */
export async function startPostmaster(launch: Launch): Promise<ChildProcess> {
  const program = join(launch.native, 'bin/postgres')
  const settings: Record<string, string> = {
    ...SMALL_HOUSE,
    // Three processes that only read ahead are not worth their memory here.
    ...(launch.major >= 18 ? { io_method: 'sync' } : {}),
    ...launch.settings,
    listen_addresses: '',
    unix_socket_directories: launch.socketDir,
    unix_socket_permissions: '0700',
  }
  const args = [
    '-D',
    launch.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const options = {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'],
    // Ctrl-C in a terminal reaches the whole group; the database must outlive the requests that are ending.
    detached: true,
  }
  const setpriv = launch.endsWithUs ? await findSetpriv() : null
  if (setpriv === null) return spawn(program, args, { ...options, ...asUser(launch.home.user) })
  const { user } = launch.home
  const drop = user.kind === 'dropped' ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : []
  return spawn(setpriv, [...drop, '--pdeathsig', 'INT', '--', program, ...args], options)
}

async function findSetpriv(): Promise<string | null> {
  for (const path of ['/usr/bin/setpriv', '/bin/setpriv']) {
    try {
      await run(path, ['--pdeathsig', 'INT', '--', '/bin/true'])
      return path
    } catch {
      // Not on this system, or BusyBox's, which knows no --pdeathsig: the next start stops what was left behind.
    }
  }
  return null
}
