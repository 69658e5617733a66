import './require-node.ts'
import { readConfig, ConfigError } from './config.ts'
import { endWithParent } from './end-with-parent.ts'
import { openHouse } from './house.ts'
import { openLog } from './plant/log/index.ts'
import { houseState } from './production/index.ts'
import { serve } from './serve.ts'
import { registerWork } from './worker.ts'

const COMMANDS = ['start', 'serve', 'work', 'migrate'] as const
type Command = (typeof COMMANDS)[number]

const LAST_MS = 8_000

async function main(): Promise<void> {
  const command = (process.argv[2] ?? 'start') as Command
  if (!COMMANDS.includes(command)) throw new ConfigError([`There is no command ${command}; there are ${COMMANDS.join(', ')}.`])
  const config = readConfig()
  const log = openLog(config.logLevel)
  say(`Opening the house in ${config.dataDir}`)
  const house = await openHouse(config, log)
  if (command === 'migrate') {
    say(house.migrated.applied.length === 0 ? 'The schema is up to date.' : `Applied ${house.migrated.applied.join(', ')}.`)
    return house.close()
  }
  const serves = command !== 'work'
  const works = command !== 'serve'
  registerWork(house)
  await house.jobs.start({ works })
  if (serves) await house.topics.start()
  if (works) {
    await house.events.start()
    await house.alarms.start()
  }
  const server = serves ? await serve(house) : null

  let isClosing = false
  const close = async (): Promise<void> => {
    if (isClosing) return
    isClosing = true
    // Whatever hangs, the house is closed within seconds; what was not finished is taken up at the next start.
    setTimeout(() => process.exit(1), LAST_MS).unref()
    server?.close()
    server?.closeAllConnections()
    await house.alarms.stop()
    await house.events.stop()
    await house.topics.stop()
    await house.jobs.stop()
    await house.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close())
  // Started by another process of ours: its end is our end.
  endWithParent(close)

  if (house.clock.isManual()) say('THE CLOCK IS MANUAL: dates of this house prove nothing.')
  if (serves) {
    say(`Stagedoor is open: ${house.site.origin}`)
    if (!(await houseState(house.worker)).hasOwner) say(`Become the owner: ${house.site.link(`/claim/${house.door.token}`)}`)
  } else say('Stagedoor is working.')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
