import { resolve } from 'node:path'
import { addressBehind, forgetFan } from './community/index.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { type House, openHouse } from './house.ts'
import { backUp, doctor, restoreHouse, verify } from './operate/index.ts'
import { type Log, openLog } from './plant/log/index.ts'
import { Problem } from '@stagedoor/contract/problems'
import { orderReset } from './production/index.ts'
import { Refusal } from './refusal.ts'
import { runHouse } from './run-house.ts'

interface Command {
  /** What it takes after its name. */
  takes: string | null
  run: (program: { config: Config; log: Log }, argument: string) => Promise<void>
}

/** Each command by its name. */
const COMMANDS: Record<string, Command> = {
  start: running({ serves: true, works: true }),
  serve: running({ serves: true, works: false }),
  work: running({ serves: false, works: true }),
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
    say(
      `Backed up into ${resolve(folder)}. The key that seals secrets is not in it: keep secrets.key beside it.`,
    )
  }),
  restore: {
    takes: 'the folder of a backup',
    run: async (program, folder) => {
      const { takenAt } = await restoreHouse({ ...program, say }, resolve(folder))
      say(`Restored what was backed up at ${takenAt}. The house opens sealed.`)
    },
  },
  reset: once('an e-mail address or a handle', async (house, called) => {
    const { url, name } = await orderReset(house, (await addressBehind(house.db, called)) ?? called)
    say(`${name} sets a new password here, once, within an hour: ${url}`)
  }),
  'forget-fan': once('an e-mail address or a handle', async (house, called) => {
    await forgetFan(house, called)
    say(
      `${called} is gone: no word, no handle and no way in is left. A backup taken before still holds them.`,
    )
  }),
}

function running(parts: { serves: boolean; works: boolean }): Command {
  return {
    takes: null,
    run: async ({ config, log }) => {
      say(`Opening the house in ${config.dataDir}`)
      await runHouse(await openHouse(config, log), { ...parts, say })
    },
  }
}

function once(takes: string | null, act: (house: House, argument: string) => Promise<void>): Command {
  return {
    takes,
    run: async ({ config, log }, argument) => {
      const house = await openHouse(config, log)
      try {
        await act(house, argument)
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
  if (command.takes !== null && argument === undefined)
    throw new ConfigError([`${name} takes ${command.takes}.`])
  const config = readConfig()
  await command.run({ config, log: openLog(config.logLevel) }, argument ?? '')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

// What a person can mend is said in a sentence; anything else with where it came from.
function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof Problem || error instanceof Refusal)
    return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
})
