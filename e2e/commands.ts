import { fileURLToPath } from 'node:url'
import { type Ended, runNode } from './house.ts'

const PROGRAM = fileURLToPath(new URL('../cli/bin/stagedoor.js', import.meta.url))

/** The `stagedoor` command as somebody types it who holds an API key; unfinished uploads are noted under `home`. */
export function commandsFor({ origin, key, home }: { origin: string; key: string; home: string }) {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    XDG_STATE_HOME: home,
    STAGEDOOR_URL: origin,
    STAGEDOOR_KEY: key,
  }
  return (...args: string[]): Promise<Ended> => runNode([PROGRAM, ...args], env)
}

/** The same for the operator, on the machine of the house. */
export function operatorCommands(env: Readonly<Record<string, string>>) {
  return (...args: string[]): Promise<Ended> => runNode([PROGRAM, ...args], env)
}
