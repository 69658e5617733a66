import { startSentence } from '@stagedoor/core/words'
import type { ChainEntry } from '../plant/chain/index.ts'

/** An entry of the log in words: what happened, to whom or what, and who did it; what was erased is not named. */
export function sayLogEntry({ kind, body, personal }: ChainEntry): { said: string; by: string } {
  const happened = startSentence(kind.replaceAll('-', ' '))
  const about = textIn(personal, ['name', 'title']) ?? textIn(body, ['name', 'title', 'verdict'])
  const by = textIn(personal, ['by', 'typedName', 'addressedTo']) ?? 'Stagedoor'
  return { said: about === null ? happened : `${happened}: ${about}`, by }
}

function textIn(facts: Record<string, unknown> | null, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = facts?.[key]
    if (typeof value === 'string' && value !== '') return value
  }
  return null
}
