import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { canonicalJson } from '@stagedoor/core/words'

/** An entry as read; `personal` is null where it was erased, or where there never was any. */
export interface ChainEntry {
  readonly seq: number
  readonly at: number
  readonly kind: string
  readonly body: Record<string, unknown>
  readonly personal: Record<string, unknown> | null
  readonly hash: string
  readonly prevHash: string
}

/** A page of a production's chain, newest first, from before an entry; `kind` narrows it. */
export async function readChain(
  db: Db,
  {
    productionId,
    before,
    limit,
    kind,
  }: { productionId: string; before?: number; limit: number; kind?: string },
): Promise<ChainEntry[]> {
  let rows = entriesOf(db, productionId).orderBy('e.seq', 'desc').limit(limit)
  if (before !== undefined) rows = rows.where('e.seq', '<', before)
  if (kind !== undefined) rows = rows.where('e.kind', '=', kind)
  return (await rows.execute()).map(entryIn)
}

/** The newest entry of a kind whose body names a thing by its id, or null. */
export async function findEntry(
  db: Db,
  { productionId, kind, key, id }: { productionId: string; kind: string; key: string; id: string },
): Promise<ChainEntry | null> {
  const row = await entriesOf(db, productionId)
    .where('e.kind', '=', kind)
    .where(sql<boolean>`e.body @> ${JSON.stringify({ [key]: id })}::jsonb`)
    .orderBy('e.seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : entryIn(row)
}

/** Some entries by their numbers, oldest first. */
export async function readEntries(
  db: Db,
  { productionId, seqs }: { productionId: string; seqs: readonly number[] },
): Promise<ChainEntry[]> {
  if (seqs.length === 0) return []
  const rows = await entriesOf(db, productionId)
    .where('e.seq', '=', sql<number>`any(${[...seqs]}::bigint[])`)
    .orderBy('e.seq')
    .execute()
  return rows.map(entryIn)
}

/** An entry with all that its hash is made of and nothing personal, as a receipt carries it. */
export interface BareEntry {
  readonly seq: number
  readonly at: string
  readonly kind: string
  readonly body: Record<string, unknown>
  readonly personalDigest: string | null
  readonly prevHash: string
  readonly hash: string
}

/** The entries whose body has all of one of some facts, bare, oldest first. */
export async function bareEntries(
  db: Db,
  {
    productionId,
    having,
  }: { productionId: string; having: readonly { kind: string | null; facts: Record<string, unknown> }[] },
): Promise<BareEntry[]> {
  if (having.length === 0) return []
  const rows = await db
    .selectFrom('plant.chainEntries')
    .select(['seq', 'at', 'kind', 'body', 'personalDigest', 'prevHash', 'hash'])
    .where('productionId', '=', productionId)
    .where((eb) =>
      eb.or(
        having.map(({ kind, facts }) =>
          eb.and([
            sql<boolean>`body @> ${JSON.stringify(facts)}::jsonb`,
            ...(kind === null ? [] : [eb('kind', '=', kind)]),
          ]),
        ),
      ),
    )
    .orderBy('seq')
    .execute()
  return rows.map(({ at, personalDigest, prevHash, hash, ...entry }) => ({
    ...entry,
    at: new Date(at).toISOString(),
    personalDigest: personalDigest?.toString('hex') ?? null,
    prevHash: prevHash.toString('hex'),
    hash: hash.toString('hex'),
  }))
}

const LINES = 500

/** A whole chain as JSON, an entry a line, oldest first, with all that its hashes are made of and nothing personal. */
export async function* chainLines(db: Db, productionId: string): AsyncGenerator<Buffer> {
  for (let after = 0; ;) {
    const page = await db
      .selectFrom('plant.chainEntries')
      .select(['seq', 'at', 'kind', 'body', 'personalDigest', 'prevHash', 'hash'])
      .where('productionId', '=', productionId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(LINES)
      .execute()
    const lines = page.map(({ at, personalDigest, prevHash, hash, ...entry }) =>
      canonicalJson({
        productionId,
        ...entry,
        at: new Date(at).toISOString(),
        personalDigest: personalDigest?.toString('hex') ?? null,
        prevHash: prevHash.toString('hex'),
        hash: hash.toString('hex'),
      }),
    )
    yield Buffer.from(lines.map((line) => `${line}\n`).join(''))
    after = page.at(-1)?.seq ?? after
    if (page.length < LINES) return
  }
}

function entriesOf(db: Db, productionId: string) {
  return db
    .selectFrom('plant.chainEntries as e')
    .leftJoin('plant.chainPersonal as p', (join) =>
      join.onRef('p.productionId', '=', 'e.productionId').onRef('p.seq', '=', 'e.seq'),
    )
    .select(['e.seq', 'e.at', 'e.kind', 'e.body', 'e.hash', 'e.prevHash', 'p.body as personal'])
    .where('e.productionId', '=', productionId)
}

function entryIn({
  hash,
  prevHash,
  ...row
}: Omit<ChainEntry, 'hash' | 'prevHash'> & { hash: Buffer; prevHash: Buffer }): ChainEntry {
  return { ...row, hash: hash.toString('hex'), prevHash: prevHash.toString('hex') }
}
