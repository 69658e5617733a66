import { homedir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from './refusal.ts'

/** What the client commands find in the environment. */
export interface Settings {
  /** The house's origin. */
  readonly origin: string
  readonly key: string | null
  /** Where unfinished uploads are noted, so that the same command goes on with them. */
  readonly notes: string
}

/** Reads the environment; throws {@link Refusal} where it cannot be used. */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = env['STAGEDOOR_URL']?.trim() || 'http://127.0.0.1:4321'
  const url = URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Refusal(
      `STAGEDOOR_URL is ${JSON.stringify(given)}; it takes an address such as https://stagedoor.example.org. Nothing was sent.`,
    )
  const state = env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state')
  return {
    origin: url.origin,
    key: env['STAGEDOOR_KEY']?.trim() || null,
    notes: join(state, 'stagedoor', 'uploads'),
  }
}
