import './require-node.ts'
import { resolve } from 'node:path'
import { ConfigError, readConfig } from './config.ts'
import { type House, openHouse } from './house.ts'
import { backUp, doctor, restore, verify } from './operate/index.ts'
import { openLog } from './plant/log/index.ts'
import { Problem } from '@stagedoor/contract/problems'
import { orderReset } from './production/index.ts'
import { runHouse } from './run-house.ts'

type Command = (house: House, argument: string) => Promise<void>

/** Each command, and what it takes after its name. */
const COMMANDS: Record<string, { takes: string | null; run: Command }> = {
  start: { takes: null, run: (house) => runHouse(house, { serves: true, works: true, say }) },
  serve: { takes: null, run: (house) => runHouse(house, { serves: true, works: false, say }) },
  work: { takes: null, run: (house) => runHouse(house, { serves: false, works: true, say }) },
  migrate: once(null, async ({ migrated: { applied } }) => {
    say(applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`)
  }),
  doctor: once(null, async (house) => {
    if (!(await doctor(house, say))) process.exitCode = 1
  }),
  verify: once(null, async ({ worker }) => {
    if (!(await verify({ db: worker, say }))) process.exitCode = 1
  }),
  backup: once('a new folder', async ({ database, storage, clock }, folder) => {
    await backUp({ owner: database.owner, storage, clock, say }, resolve(folder))
    say(`Backed up into ${resolve(folder)}. The key that seals secrets is not in it: keep secrets.key beside it.`)
  }),
  restore: once('the folder of a backup', async ({ database, storage }, folder) => {
    const { takenAt } = await restore({ database, storage, say }, resolve(folder))
    say(`Restored what was backed up at ${takenAt}. The house opens sealed.`)
  }),
  reset: once('an e-mail address', async (house, email) => {
    const { url, name } = await orderReset(house, email)
    say(`${name} sets a new password here, once, within an hour: ${url}`)
  }),
}

function once(takes: string | null, run: Command): { takes: string | null; run: Command } {
  return {
    takes,
    run: async (house, argument) => {
      try {
        await run(house, argument)
      } finally {
        await house.close()
      }
    },
  }
}

async function main(): Promise<void> {
  const [name = 'start', argument] = process.argv.slice(2)
  const command = COMMANDS[name]
  if (command === undefined)
    throw new ConfigError([`There is no command ${name}; there are ${Object.keys(COMMANDS).join(', ')}.`])
  if (command.takes !== null && argument === undefined) throw new ConfigError([`${name} takes ${command.takes}.`])
  const config = readConfig()
  if (command.takes === null) say(`Opening the house in ${config.dataDir}`)
  await command.run(await openHouse(config, openLog(config.logLevel)), argument ?? '')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

// What a person can mend is said in a sentence; anything else with where it came from.
function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof Problem) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
})
