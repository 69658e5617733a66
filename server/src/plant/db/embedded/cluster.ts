import type { ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { isMainThread } from 'node:worker_threads'
import type { Log } from '../../log/index.ts'
import { findBinaries } from './binaries.ts'
import { clearStalePid, runningPostmaster, stopPostmaster } from './cluster-processes.ts'
import { hasCode } from './files.ts'
import { chooseHome } from './home.ts'
import { initCluster } from './init-cluster.ts'
import { usableNative } from './native-tree.ts'
import { type Launch, startPostmaster } from './postmaster.ts'
import { administer } from './socket.ts'
import { socketDirectory } from './socket-directory.ts'
import { forgetSupervisor, hasSupervisor, noteSupervisor } from './supervisors.ts'

export type ClusterOptions = Readonly<{
  dataDir: string
  log: Log
  /** Another PostgreSQL than the platform's default package. */
  packageName?: string
  settings?: Readonly<Record<string, string>>
  /** Where a cluster goes that cannot lie in the data directory; the system's state directory unless said. */
  stateDirectory?: string
  /** False gives what systems without `setpriv` get: a killed supervisor leaves its database to the next start. */
  endsWithUs?: boolean
  /** Called when the database is gone and could not be started again; the process should end. */
  onFailure?: (error: Error) => void
}>

const START_PATIENCE_MS = 20_000
const RECOVERY_PATIENCE_MS = 300_000
const WATCH_MS = 1000

/**
 * A PostgreSQL of the house's own: started here, or joined where another process of the house has it running. It is
 * started again when it dies, and stopped by whoever started it.
 */
export class Cluster {
  /** The directory that a backup must hold and that `doctor` names. */
  readonly location: string
  readonly socketDir: string
  readonly version: string
  readonly #launch: Launch
  readonly #home: string
  readonly #options: ClusterOptions
  #child: ChildProcess | null = null
  #watch: NodeJS.Timeout | null = null
  #isClosing = false

  private constructor(launch: Launch & { version: string }, options: ClusterOptions) {
    this.location = launch.cluster
    this.socketDir = launch.socketDir
    this.version = launch.version
    this.#launch = launch
    this.#home = launch.home.directory
    this.#options = options
  }

  static async open(options: ClusterOptions): Promise<Cluster> {
    // The system tells a child of its parent's death when the thread that made it ends.
    if (!isMainThread) throw new Error('The database is started from the main thread only')
    const binaries = await findBinaries(options.packageName)
    const home = await chooseHome(options.dataDir, options.stateDirectory)
    if (home.setAside) {
      options.log.warn(
        { setAside: home.setAside },
        'the data directory is new; the database of its predecessor is kept aside',
      )
    }
    const native = await usableNative(binaries, home.user, home.directory)
    const launch = {
      native,
      version: binaries.version,
      major: binaries.major,
      cluster: await initCluster(native, binaries, home),
      socketDir: await socketDirectory(home),
      home,
      settings: options.settings ?? {},
      endsWithUs: options.endsWithUs ?? true,
    }
    const cluster = new Cluster(launch, options)
    await noteSupervisor(home.directory)
    await cluster.#bringUp()
    return cluster
  }

  /** Whether this process started the database and will stop it. */
  get isOurs(): boolean {
    return this.#child !== null
  }

  /** The process id of the database, as far as it runs. */
  async pid(): Promise<number | null> {
    return runningPostmaster(this.location)
  }

  async close(): Promise<void> {
    this.#isClosing = true
    if (this.#watch) clearInterval(this.#watch)
    if (this.#child?.pid !== undefined) {
      await stopPostmaster(this.#child.pid)
      await rm(this.socketDir, { recursive: true, force: true })
    }
    this.#child = null
    await forgetSupervisor(this.#home)
  }

  async #bringUp(): Promise<void> {
    const { cluster } = this.#launch
    const giveUpAt = performance.now() + START_PATIENCE_MS
    for (;;) {
      const running = await runningPostmaster(cluster)
      if (running !== null && (await hasSupervisor(this.#home, running))) {
        if (await this.#canConnect()) return this.#join()
      } else if (running !== null) {
        this.#options.log.warn({ pid: running }, 'a database left behind is stopped')
        await stopPostmaster(running)
      } else {
        await clearStalePid(cluster)
        await socketDirectory(this.#launch.home)
        const whyNot = await this.#start()
        if (whyNot === null) return
        // A killed postmaster can stand in its successor's way until the system has reaped it.
        if (
          !/lock file|postmaster\.pid|shared memory block|starting up/.test(whyNot) ||
          performance.now() > giveUpAt
        ) {
          throw new Error(
            `The database in ${cluster} does not start. Nothing in it was changed. It says: ${whyNot}`,
          )
        }
      }
      if (performance.now() > giveUpAt + RECOVERY_PATIENCE_MS) {
        throw new Error(`The database in ${cluster} runs in another process and answers nobody.`)
      }
      await delay(100)
    }
  }

  /** Starts a postmaster of our own; answers why it ended, or null once it takes connections. */
  async #start(): Promise<string | null> {
    const child = await startPostmaster(this.#launch)
    const said: string[] = []
    if (child.stderr) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        said.push(line)
        if (said.length > 20) said.shift()
        this.#say(line)
      })
    }
    let failure: string | null = null
    child.once('error', (error) => (failure = error.message))
    child.once('close', (code, signal) => (failure = said.join('\n') || `ended with ${signal ?? code}`))
    const giveUpAt = performance.now() + RECOVERY_PATIENCE_MS
    while (failure === null && performance.now() < giveUpAt) {
      if (await this.#canConnect()) {
        this.#child = child
        child.once('exit', (code, signal) => this.#died(child, `${signal ?? code}`))
        if (child.exitCode !== null || child.signalCode !== null) this.#died(child, 'at once')
        return null
      }
      await delay(20)
    }
    if (failure === null && child.pid !== undefined) await stopPostmaster(child.pid)
    return failure ?? 'no answer in five minutes'
  }

  // Refused statements are answered to whoever sent them; only what ends a session or the server is worth a warning.
  #say(line: string): void {
    // At the beginning and the end of every run sessions are turned away; that is no news.
    const isTurnedAway = /the database system is (?:starting up|shutting down)|administrator command/.test(
      line,
    )
    if (!isTurnedAway && / (?:FATAL|PANIC): /.test(line))
      this.#options.log.warn({ line }, 'the database says')
    else this.#options.log.debug({ line }, 'the database says')
  }

  #died(child: ChildProcess, how: string): void {
    if (this.#child !== child) return
    this.#child = null
    if (this.#isClosing) return
    this.#options.log.error({ how }, 'the database ended by itself; starting it again')
    this.#bringUpAgain()
  }

  // Another process of this house runs the database; should that end, somebody has to take over.
  #join(): void {
    this.#watch ??= setInterval(() => {
      void runningPostmaster(this.#launch.cluster).then((running) => {
        if (running !== null || this.#isClosing || this.#watch === null) return
        clearInterval(this.#watch)
        this.#watch = null
        this.#bringUpAgain()
      })
    }, WATCH_MS).unref()
  }

  #bringUpAgain(): void {
    this.#bringUp().then(
      () => (this.#isClosing ? this.close() : undefined),
      (error: unknown) =>
        this.#options.onFailure?.(error instanceof Error ? error : new Error(String(error))),
    )
  }

  async #canConnect(): Promise<boolean> {
    try {
      await administer(this.socketDir, 'postgres', (admin) => admin.query('select 1'))
      return true
    } catch (error) {
      // 57P03: starting up or shutting down. 53300: all connections taken, so it is up.
      if (hasCode(error, '53300')) return true
      if (hasCode(error, 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03', '57P01')) return false
      throw error
    }
  }
}
