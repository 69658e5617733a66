import { createHash } from 'node:crypto'
import type pg from 'pg'

const MOST_PREPARED = 120

const namers = new WeakMap<object, (text: string) => string | undefined>()

/** The name under which a session keeps a statement that recurs; none for one that it has not met before. */
export const recurringName = (client: pg.ClientBase, text: string): string | undefined =>
  namers.get(client)?.(text)

/**
 * Makes a session prepare each statement with parameters that comes a second time, by the digest of its text, so that
 * the server parses and plans it once. Statements without parameters (transactions, settings) stay as they are.
 */
export function prepareWhatRecurs(client: pg.Client): void {
  const seen = new Set<string>()
  const names = new Map<string, string>()
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined) return known
    if (!seen.has(text)) {
      if (seen.size >= MOST_PREPARED) seen.clear()
      seen.add(text)
      return undefined
    }
    if (names.size >= MOST_PREPARED) return undefined
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
    names.set(text, name)
    return name
  }
  namers.set(client, nameOf)
  const plain = client.query.bind(client) as (...args: readonly unknown[]) => unknown
  const query = (...args: readonly unknown[]): unknown => {
    const [text, values] = args
    if (args.length !== 2 || typeof text !== 'string' || !Array.isArray(values) || values.length === 0)
      return plain(...args)
    const name = nameOf(text)
    return name === undefined ? plain(...args) : plain({ name, text, values })
  }
  client.query = query as typeof client.query
}
