import { isMessageKey, say, startSentence } from '@stagedoor/core/words'
import type { ChainEntry } from '../plant/chain/index.ts'
import type { Db } from '../schema/index.ts'

/** The names of what entries of the log are about, by id; what is no longer there has none. */
export type LogNames = ReadonlyMap<string, string>

/** Looks up the assets and subjects that a page of the log names by id. */
export async function namesOf(db: Db, entries: readonly Pick<ChainEntry, 'body'>[]): Promise<LogNames> {
  const ids = [
    ...new Set(
      entries.flatMap(({ body }) => [body['assetId'], body['subjectId'], body['ref']]).filter(isText),
    ),
  ]
  if (ids.length === 0) return new Map()
  const assets = await db
    .selectFrom('ingest.assetFacts')
    .select(['id', 'title as name'])
    .where('id', 'in', ids)
    .execute()
  const subjects = await db
    .selectFrom('clearance.subjects')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map([...assets, ...subjects].map(({ id, name }) => [id, name]))
}

/** An entry of the log in words: what happened, to whom or what, and who did it; what was erased is not named. */
export function sayLogEntry(
  { kind, body, personal }: Pick<ChainEntry, 'kind' | 'body' | 'personal'>,
  names: LogNames,
): { said: string; by: string } {
  const happened = sayKind(kind)
  const named = (key: string): string | null => names.get(textIn(body, [key]) ?? '') ?? null
  const who = textIn(personal, ['name', 'title']) ?? textIn(body, ['name', 'title']) ?? named('subjectId')
  const what = named('assetId') ?? named('ref') ?? thingOf(textIn(body, ['of']))
  const verdict = textIn(body, ['verdict'])?.replaceAll('-', ' ') ?? null
  const about = [...new Set([who, what])].filter(isText).join(', in ')
  const told = verdict === null ? about : about === '' ? verdict : `${about} is ${verdict}`
  const by = textIn(personal, ['by', 'typedName', 'addressedTo']) ?? 'Stagedoor'
  return { said: told === '' ? happened : `${happened}: ${told}`, by }
}

/** The kind of an entry in words. */
export function sayKind(kind: string): string {
  const key = `log.${kind}`
  return isMessageKey(key) ? say('en', key as 'log.recalled', {}) : startSentence(kind.replaceAll('-', ' '))
}

// Cuts, publications and kits belong to later stages, and so do their names.
function thingOf(of: string | null): string | null {
  return of === 'cut' || of === 'publication' || of === 'kit' ? `a ${of}` : null
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function textIn(facts: Record<string, unknown> | null, keys: readonly string[]): string | null {
  return keys.map((key) => facts?.[key]).find(isText) ?? null
}
