import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findPostgresql } from './find-peers.ts'

const run = promisify(execFile)
const PASSWORD = 'between two lighthouses'
const READY_WITHIN_MS = 20_000

/** A server of the installed PostgreSQL, asked over TCP with a password as an operator's own would be. */
export interface InstalledServer {
  /** The address of a new database whose owner may make roles and nothing more. */
  makeDatabase: (name: string) => Promise<string>
  version: string
  close: () => Promise<void>
}

/** Starts the installed PostgreSQL in a folder of its own, which is gone when it is closed. */
export async function startInstalledPostgresql(): Promise<InstalledServer> {
  const programs = await findPostgresql()
  if (programs === null)
    throw new Error('There is no PostgreSQL to start. Install it: apt-get install postgresql')
  const folder = await mkdtemp(join(tmpdir(), 'stagedoor-peer-'))
  const user = await unprivilegedUser()
  if (user !== null) await chown(folder, user.uid, user.gid)
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, PASSWORD)
  await chmod(passwordFile, 0o644)
  const cluster = join(folder, 'cluster')
  await run(
    join(programs, 'initdb'),
    [
      `--pgdata=${cluster}`,
      '--username=admin',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
    ],
    { ...user, cwd: '/' },
  )
  const port = await freePort()
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off']
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...user,
      cwd: '/',
      stdio: 'ignore',
    },
  )
  const addressOf = (name: string, database: string) =>
    `postgresql://${name}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`
  const ask = async (statement: string): Promise<string> => {
    const address = addressOf('admin', 'postgres')
    const options = [
      '--no-psqlrc',
      '--tuples-only',
      '--no-align',
      '--set=ON_ERROR_STOP=1',
      `--command=${statement}`,
    ]
    return (await run(join(programs, 'psql'), [...options, address], { cwd: '/' })).stdout.trim()
  }
  const close = async (): Promise<void> => {
    await ended(server)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const version = await answered(() => ask(`select current_setting('server_version')`))
    return {
      version,
      makeDatabase: async (name) => {
        await ask(`create role ${name} login createrole password '${PASSWORD}'`)
        await ask(`create database ${name} owner ${name}`)
        return addressOf(name, name)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

// PostgreSQL does not run as root; its package makes a user for it.
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null
  const number = async (which: '-u' | '-g') => Number((await run('id', [which, 'postgres'])).stdout)
  return { uid: await number('-u'), gid: await number('-g') }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

async function answered(ask: () => Promise<string>): Promise<string> {
  const until = performance.now() + READY_WITHIN_MS
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (performance.now() > until)
        throw new Error('The installed PostgreSQL does not answer.', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null) return resolve()
    server.once('exit', () => resolve())
    // A fast shutdown: sessions are ended, nothing is lost.
    server.kill('SIGINT')
  })
}
