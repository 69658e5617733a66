import { readFile, rm, writeFile } from 'node:fs/promises'
import { PLATFORM_IDS } from '@stagedoor/core/publish'
import type { Emulator } from '../../server/src/connectors/emulating/index.ts'
import { EMULATORS, type OpenEmulator } from '../../server/src/connectors/emulators.ts'

// Each platform keeps its port as long as the list does, so that an account that was connected yesterday is found again.
const FIRST_PORT = 4801
/** Read by `npm start -- --emulators`. */
const RUNNING = new URL('../../node_modules/.emulators.json', import.meta.url)

async function openAt(open: OpenEmulator, port: number): Promise<Emulator> {
  try {
    return await open({ port })
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!isTaken) throw error
    return open({ port: 0 })
  }
}

async function runningAlready(): Promise<number | null> {
  try {
    const { pid } = JSON.parse(await readFile(RUNNING, 'utf8')) as { pid: number }
    process.kill(pid, 0)
    return pid
  } catch {
    // None, or what is left of some that ended suddenly.
    return null
  }
}

const others = await runningAlready()
if (others !== null) {
  process.stderr.write(`Emulators are running already, as process ${others}. End them first, or use those.\n`)
  process.exit(1)
}

const running: { variable: string; emulator: Emulator; wanted: number }[] = []
for (const [at, platform] of PLATFORM_IDS.entries()) {
  const open = EMULATORS[platform]
  if (open === undefined) continue
  const wanted = FIRST_PORT + at
  running.push({
    variable: `STAGEDOOR_PLATFORM_${platform.toUpperCase()}`,
    emulator: await openAt(open, wanted),
    wanted,
  })
}
const env = Object.fromEntries(running.map(({ variable, emulator }) => [variable, emulator.origin]))
await writeFile(RUNNING, JSON.stringify({ pid: process.pid, env }))

const lines = running.map(({ variable, emulator, wanted }) => {
  const isElsewhere = new URL(emulator.origin).port !== String(wanted)
  return `  ${variable}=${emulator.origin}${isElsewhere ? `   (port ${wanted} was taken)` : ''}`
})
process.stdout
  .write(`${running.length} platforms are emulated on this machine, and know nothing of the real ones.
Each page shows what is on the platform, and with what an account is opened there:

${lines.join('\n')}

In another terminal:  npm start -- --emulators
Then Backstage, Accounts: connect, publish, take back. Ctrl-C ends the emulators; what is on them is forgotten.
`)

let isEnding = false
const end = async (): Promise<void> => {
  if (isEnding) return
  isEnding = true
  await rm(RUNNING, { force: true })
  await Promise.all(running.map(({ emulator }) => emulator.close()))
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
