import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url))

/** A server that is nothing but its ends: a database under the real supervisor, and the watch over its parent. */
const SERVER = `
import { endWithParent } from '${CHECKOUT}server/src/end-with-parent.ts'
import { silentLog } from '${CHECKOUT}server/src/plant/log/index.ts'
import { Cluster } from '${CHECKOUT}server/src/plant/db/embedded/index.ts'
const cluster = await Cluster.open({ dataDir: process.env.STAGEDOOR_DATA, log: silentLog })
const close = async () => { await cluster.close() }
endWithParent(close)
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close().then(() => process.exit(7)))
setInterval(() => undefined, 1000)
console.log('open ' + JSON.stringify({ server: process.pid, bootstrap: process.ppid, database: await cluster.pid() }))
`

type Chain = Readonly<Record<'npm' | 'shell' | 'bootstrap' | 'server' | 'database', number>>

/** A checkout with our bootstrap, our packages and that server, started as people do: `npm start`. */
async function started(): Promise<{ npm: ChildProcess; chain: Chain }> {
  const checkout = await smallCheckout()
  await mkdir(join(checkout, 'server/src'), { recursive: true })
  await writeFile(join(checkout, 'server/src/main.ts'), SERVER)
  const data = join(checkout, 'data')
  await mkdir(data, { mode: 0o711 })
  const npm = spawn('npm', ['start'], {
    cwd: checkout,
    env: { ...process.env, STAGEDOOR_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void npm.kill('SIGTERM'))
  for await (const line of createInterface({ input: npm.stdout })) {
    if (!line.startsWith('open ')) continue
    const ids = JSON.parse(line.slice(5)) as Omit<Chain, 'npm' | 'shell'>
    return { npm, chain: { ...ids, npm: npm.pid ?? 0, shell: await parentOf(ids.bootstrap) } }
  }
  throw new Error('npm start ended before the house was open')
}

async function smallCheckout(): Promise<string> {
  const checkout = await mkdtemp(join(tmpdir(), 'stagedoor-start-'))
  await execute('chmod', ['711', checkout])
  onTestFinished(() => rm(checkout, { recursive: true, force: true }))
  for (const path of ['scripts', 'package.json', 'package-lock.json', '.npmrc']) {
    await cp(join(CHECKOUT, path), join(checkout, path), { recursive: true })
  }
  await borrowPackages(checkout)
  return checkout
}

// One link for each package, and the note that they are installed: an install here must never reach the real ones.
async function borrowPackages(checkout: string): Promise<void> {
  const packages = join(checkout, 'node_modules')
  await mkdir(packages)
  for (const name of await readdir(join(CHECKOUT, 'node_modules'))) {
    if (!name.startsWith('.stagedoor'))
      await symlink(join(CHECKOUT, 'node_modules', name), join(packages, name))
  }
  const lockfile = await readFile(join(checkout, 'package-lock.json'))
  await writeFile(join(packages, '.stagedoor-installed'), createHash('sha256').update(lockfile).digest('hex'))
}

function execute(
  program: string,
  args: readonly string[],
  cwd = CHECKOUT,
): Promise<{ code: number; said: string; complained: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout, complained: stderr }),
    )
  })
}

async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

async function stillRunning(chain: Chain): Promise<string[]> {
  const names = Object.entries(chain).map(async ([name, pid]) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z')
    return stat.slice(stat.lastIndexOf(')')).startsWith(') Z') ? [] : [name]
  })
  return (await Promise.all(names)).flat()
}

test.each(['npm', 'shell', 'bootstrap', 'server'] as const)(
  'when %s is killed, all that it started ends too, the database as well',
  async (link) => {
    const { chain } = await started()
    expect(await stillRunning(chain)).toEqual(
      expect.arrayContaining(['npm', 'bootstrap', 'server', 'database']),
    )
    process.kill(chain[link], 'SIGKILL')
    await expect.poll(() => stillRunning(chain), { interval: 50 }).toEqual([])
  },
  60_000,
)

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s reaches the server once, which closes in order; its exit code is ours',
  async (signal) => {
    const { npm, chain } = await started()
    const ended = new Promise((resolve) => npm.once('exit', resolve))
    process.kill(chain.bootstrap, signal)
    expect(await ended).toBe(7)
    expect(await stillRunning(chain)).toEqual([])
  },
  60_000,
)

test('a command that does not exist is refused with those that do', async () => {
  const { code, complained } = await execute(process.execPath, [join(CHECKOUT, 'scripts/run.js'), 'strat'])
  expect(code).toBe(1)
  expect(complained).toMatch(/^node scripts\/run\.js takes one of: start, test.*\.\n$/)
})

test('the tests end in one line with their sum, and a failure is an exit code', async () => {
  const checkout = await smallCheckout()
  await mkdir(join(checkout, 'core'))
  await writeFile(
    join(checkout, 'vitest.config.ts'),
    "export default { test: { include: ['core/*.test.ts'] } }",
  )
  const run = async () => {
    const { code, said } = await execute(process.execPath, ['scripts/run.js', 'test', 'core'], checkout)
    return { code, last: said.trimEnd().split('\n').at(-1) }
  }
  expect(await run()).toEqual({ code: 1, last: '0 passed, 1 failed' })
  const write = (name: string, text: string) => writeFile(join(checkout, `core/${name}.test.ts`), text)
  const head = "import { expect, test } from 'vitest'\n"
  await write('true', `${head}test('one', () => expect(1).toBe(1))\ntest('two', () => expect(2).toBe(2))`)
  expect(await run()).toEqual({ code: 0, last: '2 passed, 0 failed' })
  await write('false', `${head}test('three', () => expect(3).toBe(4))`)
  await write('broken', "import './nowhere.ts'")
  expect(await run()).toEqual({ code: 1, last: '2 passed, 2 failed' })
}, 60_000)
