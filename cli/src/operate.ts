import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))
const NODE_OPTIONS = new URL('../../scripts/bootstrap/node-options.json', import.meta.url)

/** The operator's commands: what each takes after its name, and what it is for. */
export const OPERATOR_COMMANDS: Readonly<Record<string, { readonly takes: string; readonly says: string }>> =
  {
    start: { takes: '', says: 'open the house: its door and its workers' },
    serve: { takes: '', says: 'the door alone' },
    work: { takes: '', says: 'the workers alone' },
    doctor: { takes: '', says: 'settings (secrets hidden) and the state of the house' },
    migrate: { takes: '', says: 'bring the database to this program’s schema' },
    verify: {
      takes: '',
      says: 'prove the clearance log of every production whole, and every theory what was sealed',
    },
    backup: { takes: 'DIR', says: 'write the whole house into a new folder' },
    restore: { takes: 'DIR', says: 'bring a backup into an empty house; it opens sealed' },
    reset: { takes: 'EMAIL|HANDLE', says: 'a link, good once, to set a new password' },
    'forget-fan': {
      takes: 'EMAIL|HANDLE',
      says: 'end the account of a fan who asks for it; nothing is left',
    },
  }

/** Runs an operator's command in the server's program, which ends when we do; answers its exit code. */
export async function operate(args: readonly string[]): Promise<number> {
  const options = JSON.parse(readFileSync(NODE_OPTIONS, 'utf8')) as string[]
  const child = spawn(process.execPath, [...options, MAIN, ...args], {
    // The channel is there to be watched: should we be killed, the house closes.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // In a group of its own, so that a terminal's Ctrl-C is heard once.
    detached: true,
  })
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, pass)
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  for (const name of signals) process.off(name, pass)
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}
