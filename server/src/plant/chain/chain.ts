import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../schema/index.ts'
import { canonicalJson } from '@stagedoor/core/words'

/** What is written; `personal` lies beside the chain under a salted digest, so that it can be erased. */
export interface ChainOrder {
  productionId: string
  kind: string
  body: Record<string, unknown>
  personal?: Record<string, unknown>
}

/** An entry's place in its production's chain, and the hash that every receipt carries. */
export interface ChainHead {
  seq: number
  hash: string
}

const GENESIS = Buffer.alloc(32)

interface Hashed {
  productionId: string
  seq: number
  at: number
  kind: string
  body: unknown
  personalDigest: Buffer | null
  prevHash: Buffer
}

const hashOf = (entry: Hashed): Buffer =>
  createHash('sha256')
    .update(entry.prevHash)
    .update(
      canonicalJson({
        productionId: entry.productionId,
        seq: entry.seq,
        at: new Date(entry.at).toISOString(),
        kind: entry.kind,
        body: entry.body,
        personalDigest: entry.personalDigest?.toString('hex') ?? null,
      }),
    )
    .digest()

const personalDigestOf = (salt: Buffer, personal: unknown): Buffer =>
  createHash('sha256').update(salt).update(canonicalJson(personal)).digest()

/**
 * Appends one entry; call it last in the transaction, because it holds the production's chain lock until commit.
 * The moment is `wall.now()`, the database's.
 */
export async function appendToChain(trx: Trx, { productionId, ...words }: ChainOrder): Promise<ChainHead> {
  const [head] = await appendAllToChain(trx, productionId, [words])
  if (head === undefined) throw new Error('An entry was appended and has no place')
  return head
}

/** Appends many entries of one production, in their order and at one moment; otherwise as one is appended. */
export async function appendAllToChain(
  trx: Trx,
  productionId: string,
  orders: readonly Omit<ChainOrder, 'productionId'>[],
): Promise<readonly ChainHead[]> {
  if (orders.length === 0) return []
  await sql`select pg_advisory_xact_lock(hashtextextended('chain:' || ${productionId}::text, 0))`.execute(trx)
  const { rows } = await sql<{ at: number; seq: number | null; hash: Buffer | null }>`
    select wall.now() as at, head.seq, head.hash
    from (select) as always left join lateral (
      select seq, hash from plant.chain_entries where production_id = ${productionId} order by seq desc limit 1
    ) head on true`.execute(trx)
  const { at, seq, hash } = rows[0]!
  const entries: (Hashed & { text: string; hash: Buffer; salt: Buffer; personalText: string | null })[] = []
  let head = { seq: seq ?? 0, hash: hash ?? GENESIS }
  for (const { kind, body, personal } of orders) {
    const salt = randomBytes(16)
    // Digests are of what will be read again: JSON knows no dates and nothing undefined.
    const text = JSON.stringify(body)
    const personalText = personal === undefined ? null : JSON.stringify(personal)
    const entry: Hashed = {
      productionId,
      seq: head.seq + 1,
      at,
      kind,
      body: JSON.parse(text),
      personalDigest: personalText === null ? null : personalDigestOf(salt, JSON.parse(personalText)),
      prevHash: head.hash,
    }
    head = { seq: entry.seq, hash: hashOf(entry) }
    entries.push({ ...entry, text, hash: head.hash, salt, personalText })
  }
  await sql`
    insert into plant.chain_entries (production_id, seq, at, kind, body, personal_digest, prev_hash, hash)
    select ${productionId}, seq, ${new Date(at)}, kind, body, personal_digest, prev_hash, hash
    from unnest(
      ${entries.map((entry) => entry.seq)}::bigint[],
      ${entries.map((entry) => entry.kind)}::text[],
      ${entries.map((entry) => entry.text)}::jsonb[],
      ${entries.map((entry) => entry.personalDigest)}::bytea[],
      ${entries.map((entry) => entry.prevHash)}::bytea[],
      ${entries.map((entry) => entry.hash)}::bytea[]
    ) as e (seq, kind, body, personal_digest, prev_hash, hash)`.execute(trx)
  const personal = entries.filter((entry) => entry.personalText !== null)
  if (personal.length > 0)
    await sql`
      insert into plant.chain_personal (production_id, seq, salt, body)
      select ${productionId}, seq, salt, body
      from unnest(
        ${personal.map((entry) => entry.seq)}::bigint[],
        ${personal.map((entry) => entry.salt)}::bytea[],
        ${personal.map((entry) => entry.personalText)}::jsonb[]
      ) as e (seq, salt, body)`.execute(trx)
  return entries.map((entry) => ({ seq: entry.seq, hash: entry.hash.toString('hex') }))
}

/** The outcome of reading a chain from its first entry to its last. */
export type ChainProof =
  | { kind: 'whole'; entries: number; head: string | null; erased: number }
  | { kind: 'broken'; entries: number; atSeq: number; because: string }

/** Proves a production's chain whole, reading it in pages; says at which entry it breaks, and why, when it does. */
export async function verifyChain(db: Db, productionId: string): Promise<ChainProof> {
  let prevHash: Buffer = GENESIS
  let seq = 0
  let erased = 0
  for (;;) {
    const page = await db
      .selectFrom('plant.chainEntries as e')
      .leftJoin('plant.chainPersonal as p', (join) =>
        join.onRef('p.productionId', '=', 'e.productionId').onRef('p.seq', '=', 'e.seq'),
      )
      .select([
        'e.seq',
        'e.at',
        'e.kind',
        'e.body',
        'e.personalDigest',
        'e.prevHash',
        'e.hash',
        'p.salt',
        'p.body as personal',
      ])
      .where('e.productionId', '=', productionId)
      .where('e.seq', '>', seq)
      .orderBy('e.seq')
      .limit(1000)
      .execute()
    if (page.length === 0) break
    for (const entry of page) {
      const broken = (because: string): ChainProof => ({
        kind: 'broken',
        entries: seq,
        atSeq: entry.seq,
        because,
      })
      if (entry.seq !== seq + 1) return broken(`entry ${seq + 1} is missing`)
      if (!entry.prevHash.equals(prevHash)) return broken('it does not follow the entry before it')
      if (!hashOf({ ...entry, productionId }).equals(entry.hash)) return broken('its words were changed')
      if (entry.personalDigest !== null && entry.salt === null) erased += 1
      if (
        entry.salt !== null &&
        !personalDigestOf(entry.salt, entry.personal).equals(entry.personalDigest ?? GENESIS)
      )
        return broken('its personal details were changed')
      prevHash = entry.hash
      seq = entry.seq
    }
  }
  return { kind: 'whole', entries: seq, head: seq === 0 ? null : prevHash.toString('hex'), erased }
}
