import { fileURLToPath } from 'node:url'
import { type Ended, runNode } from './house.ts'

const PROGRAM = fileURLToPath(new URL('../cli/bin/stagedoor.js', import.meta.url))

/** Who gives a command: where the house is, their API key, and where unfinished uploads are noted. */
export interface Keyholder {
  readonly origin: string
  readonly key: string
  readonly home: string
}

/** What a command of theirs finds in its environment. */
export const environmentOf = ({ origin, key, home }: Keyholder): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: home,
  XDG_STATE_HOME: home,
  STAGEDOOR_URL: origin,
  STAGEDOOR_KEY: key,
})

/** The `stagedoor` command as somebody types it who holds an API key. */
export function commandsFor(keyholder: Keyholder) {
  const env = environmentOf(keyholder)
  return (...args: string[]): Promise<Ended> => runNode([PROGRAM, ...args], env)
}

/** The same for the operator, on the machine of the house. */
export function operatorCommands(env: Readonly<Record<string, string>>) {
  return (...args: string[]): Promise<Ended> => runNode([PROGRAM, ...args], env)
}
