import { execFile } from 'node:child_process'
import { glob, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { describeSandbox, sandboxHere } from './sandbox.ts'
import { startProgram } from './start-program.ts'

const source = fileURLToPath(new URL('../../', import.meta.url))
const sandbox = sandboxHere()

/** What a script of Node prints inside the guard of a media program. */
async function saidInside(script: string): Promise<string> {
  const child = startProgram([process.execPath, '-e', script], { directory: tmpdir(), bounds: null })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece))
  await new Promise((resolve) => child.once('close', resolve))
  return said
}

const knock = (port: number): string => `
  const socket = require('node:net').connect(${port}, '127.0.0.1')
  socket.on('connect', () => { console.log('in'); socket.end() })
  socket.on('error', (error) => console.log(error.code))`

test.runIf(sandbox.hasNoNetwork)(
  'a media program reaches no address, not even of its own machine',
  async () => {
    let calls = 0
    const server = createServer((socket) => {
      calls++
      socket.on('error', () => undefined).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      expect((await saidInside(knock(port))).trim()).toMatch(/^E(NETUNREACH|CONNREFUSED|ADDRNOTAVAIL)$/)
      expect(calls).toBe(0)
      // The same words outside of the guard are let in: the server was there all the time.
      const { stdout } = await promisify(execFile)(process.execPath, ['-e', knock(port)])
      expect([stdout.trim(), calls]).toEqual(['in', 1])
    } finally {
      server.close()
    }
  },
)

test.runIf(sandbox.gainsNothing)(
  'a media program can gain no rights and has none of an administrator',
  async () => {
    const status = await saidInside(
      "console.log(require('node:fs').readFileSync('/proc/self/status', 'utf8'))",
    )
    expect(status).toMatch(/^NoNewPrivs:\t1$/m)
    const rights = BigInt(`0x${/^CapEff:\t(\w+)$/m.exec(status)?.[1]}`)
    const readAndWriteOfOthers = 2n
    expect(rights & ~readAndWriteOfOthers).toBe(0n)
  },
)

test('whoever runs the house is told what media programs are shut in by', () => {
  expect(describeSandbox({ prefix: [], hasNoNetwork: true, gainsNothing: true })).toBe(
    'media programs run without a network and can gain no rights',
  )
  expect(describeSandbox({ prefix: [], hasNoNetwork: false, gainsNothing: false })).toContain(
    'offers no network namespace',
  )
})

test('media programs are started in one place, and nothing else of the server starts a program but its database', async () => {
  const starting = /from 'node:(child_process|cluster|worker_threads)'|require\('(node:)?child_process'\)/
  const files: string[] = []
  for await (const name of glob('**/*.ts', { cwd: source })) {
    if (/(\.test|\/testing[\w-]*)\.ts$/.test(name)) continue
    const lines = (await readFile(`${source}${name}`, 'utf8')).split('\n')
    if (lines.some((line) => starting.test(line) && !line.startsWith('import type '))) files.push(name)
  }
  expect(files.toSorted()).toEqual([
    'plant/db/embedded/cluster.ts',
    'plant/db/embedded/init-cluster.ts',
    'plant/db/embedded/native-tree.ts',
    'plant/db/embedded/postmaster.ts',
    'plant/db/embedded/run-user.ts',
    'plant/db/embedded/supervisors.ts',
    // Threads of this program, which start nothing.
    'plant/media/clean/search-bytes.ts',
    'plant/media/clean/search-thread.ts',
    'plant/media/sandbox.ts',
    'plant/media/start-program.ts',
  ])
})
