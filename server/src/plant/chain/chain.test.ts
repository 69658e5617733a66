import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { administer, testDatabase } from '../db/testing.ts'
import {
  appendAllToChain,
  appendToChain,
  canonicalJson,
  type ChainOrder,
  findEntry,
  readChain,
  verifyChain,
} from './index.ts'

const house = await testDatabase()

const append = (order: Partial<ChainOrder> & { productionId: string }) =>
  house.crew
    .transaction()
    .execute((trx) => appendToChain(trx, { kind: 'noted', body: { scene: '12' }, ...order }))
const prove = (productionId: string) => verifyChain(house.crew, productionId)

/** Changes rows as somebody who has the whole database server: every trigger is off. */
async function tamper(statement: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(house.crew)
  await administer(inject('databaseSocket'), rows[0]!.name, async (admin) => {
    await admin.query(`set session_replication_role = replica`)
    expect((await admin.query(statement)).rowCount).toBe(1)
  })
}

/** A production with five entries; each names a person. */
async function fiveEntries(): Promise<string> {
  const productionId = randomUUID()
  for (const name of ['Ida', 'Tomas', 'Mira', 'Noor', 'Wren'])
    await append({ productionId, body: { form: name.length }, personal: { name } })
  return productionId
}

test('entries are numbered without gaps and each carries the hash of the one before', async () => {
  const productionId = await fiveEntries()
  const entries = await readChain(house.crew, { productionId, limit: 10 })
  expect(entries.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
  for (const [place, entry] of entries.entries())
    expect(entry.prevHash).toBe(entries[place + 1]?.hash ?? '0'.repeat(64))
  expect(await prove(productionId)).toEqual({ kind: 'whole', entries: 5, head: entries[0]?.hash, erased: 0 })
})

test('many who append at once make one chain, and a rolled-back one leaves no gap', async () => {
  const productionId = randomUUID()
  const heads = await Promise.allSettled(
    Array.from({ length: 40 }, (_, number) =>
      house.crew.transaction().execute(async (trx) => {
        const head = await appendToChain(trx, { productionId, kind: 'noted', body: { number } })
        if (number % 4 === 0) throw new Error('the take was no good')
        return head
      }),
    ),
  )
  const seqs = heads.flatMap((head) => (head.status === 'fulfilled' ? [head.value.seq] : []))
  expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, place) => place + 1))
  expect(await prove(productionId)).toMatchObject({ kind: 'whole', entries: 30 })
})

test('a receipt’s hash is that of the entry it was given for', async () => {
  const productionId = randomUUID()
  const receipt = await append({ productionId })
  await append({ productionId })
  const [, first] = await readChain(house.crew, { productionId, limit: 2 })
  expect(receipt).toEqual({ seq: 1, hash: first?.hash })
})

test('the chain of one production does not touch another’s', async () => {
  const [one, other] = [await fiveEntries(), await fiveEntries()]
  expect(await append({ productionId: one })).toMatchObject({ seq: 6 })
  expect(await prove(other)).toMatchObject({ entries: 5 })
})

test('nobody of the house can change or remove an entry', async () => {
  const productionId = await fiveEntries()
  for (const db of [house.crew, house.worker, house.owner]) {
    await expect(
      db.deleteFrom('plant.chainEntries').where('productionId', '=', productionId).execute(),
    ).rejects.toThrow()
    await expect(sql`update plant.chain_entries set kind = 'else'`.execute(db)).rejects.toThrow()
    await expect(sql`truncate plant.chain_entries cascade`.execute(db)).rejects.toThrow()
  }
  expect(await prove(productionId)).toMatchObject({ kind: 'whole', entries: 5 })
})

test.for([
  [
    'changed words',
    (id: string) =>
      `update plant.chain_entries set body = '{"form": 99}' where production_id = '${id}' and seq = 3`,
    3,
    'its words were changed',
  ],
  [
    'a changed moment',
    (id: string) =>
      `update plant.chain_entries set at = at + interval '1 ms' where production_id = '${id}' and seq = 2`,
    2,
    'its words were changed',
  ],
  [
    'a removed entry',
    (id: string) => `delete from plant.chain_entries where production_id = '${id}' and seq = 4`,
    5,
    'entry 4 is missing',
  ],
  [
    'a removed beginning',
    (id: string) => `delete from plant.chain_entries where production_id = '${id}' and seq = 1`,
    2,
    'entry 1 is missing',
  ],
  [
    'changed personal details',
    (id: string) =>
      `update plant.chain_personal set body = '{"name": "Somebody"}' where production_id = '${id}' and seq = 5`,
    5,
    'its personal details were changed',
  ],
  [
    'personal details moved to another salt',
    (id: string) =>
      `update plant.chain_personal set salt = '\\x00' where production_id = '${id}' and seq = 1`,
    1,
    'its personal details were changed',
  ],
] as const)('%s are found, with their entry', async ([, change, atSeq, because]) => {
  const productionId = await fiveEntries()
  await tamper(change(productionId))
  expect(await prove(productionId)).toMatchObject({ kind: 'broken', atSeq, because })
})

test('an entry written anew with a hash that fits breaks the chain at the next one', async () => {
  const [productionId, donor] = [await fiveEntries(), randomUUID()]
  await append({ productionId: donor })
  await tamper(`
    update plant.chain_entries e set hash = d.hash, prev_hash = d.prev_hash, body = d.body, kind = d.kind
    from plant.chain_entries d where d.production_id = '${donor}' and e.production_id = '${productionId}' and e.seq = 1`)
  expect(await prove(productionId)).toMatchObject({ kind: 'broken', atSeq: 1 })
})

test('erased personal details leave the chain whole and are counted', async () => {
  const productionId = await fiveEntries()
  await house.crew
    .deleteFrom('plant.chainPersonal')
    .where('productionId', '=', productionId)
    .where('seq', '=', 2)
    .execute()
  expect(await prove(productionId)).toMatchObject({ kind: 'whole', entries: 5, erased: 1 })
  expect((await readChain(house.crew, { productionId, before: 3, limit: 1 }))[0]).toMatchObject({
    seq: 2,
    personal: null,
  })
})

test('what JSON cannot hold is proven as it was kept', async () => {
  const productionId = randomUUID()
  const awkward = {
    signedAt: new Date(0),
    note: undefined,
    weight: 1.0,
    empty: { deep: undefined },
    list: [undefined, 'é'],
  }
  await append({ productionId, body: awkward, personal: awkward })
  expect(await prove(productionId)).toMatchObject({ kind: 'whole', entries: 1 })
})

test('the newest entry about a thing is found by its id', async () => {
  const productionId = randomUUID()
  await append({ productionId, kind: 'signed', body: { form: 'a', try: 1 } })
  await append({ productionId, kind: 'signed', body: { form: 'a', try: 2 } })
  await append({ productionId, kind: 'signed', body: { form: 'b' } })
  const found = await findEntry(house.crew, { productionId, kind: 'signed', key: 'form', id: 'a' })
  expect(found).toMatchObject({ seq: 2, body: { form: 'a', try: 2 } })
  expect(await findEntry(house.crew, { productionId, kind: 'signed', key: 'form', id: 'c' })).toBeNull()
})

test('a value has one text, whatever the order of its keys', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, ä: true })).toBe(
    '{"b":[1,{"c":"x","d":null}],"ä":true}',
  )
  expect(canonicalJson({ c: 1, a: 2 })).toBe(canonicalJson({ a: 2, c: 1 }))
})

test('many entries at once follow one another as if each had been appended alone', async () => {
  const productionId = randomUUID()
  const first = await house.crew
    .transaction()
    .execute((trx) => appendToChain(trx, { productionId, kind: 'signed', body: { person: 'Ida Brandt' } }))
  const orders = Array.from({ length: 50 }, (_, place) => ({
    kind: 'verdict-changed',
    body: { place, verdict: 'held', note: 'a "quoted", {braced} and \\ slashed note' },
    ...(place % 2 === 0 ? { personal: { by: `Wren Okafor, ${place}` } } : {}),
  }))
  const heads = await house.crew.transaction().execute((trx) => appendAllToChain(trx, productionId, orders))
  expect(heads.map(({ seq }) => seq)).toEqual(orders.map((_, place) => first.seq + 1 + place))
  expect(await verifyChain(house.crew, productionId)).toMatchObject({
    kind: 'whole',
    entries: 51,
    head: heads.at(-1)?.hash,
    erased: 0,
  })
})

test('nothing appended leaves the chain as it was', async () => {
  const productionId = randomUUID()
  const heads = await house.crew.transaction().execute((trx) => appendAllToChain(trx, productionId, []))
  expect(heads).toEqual([])
  expect(await verifyChain(house.crew, productionId)).toMatchObject({ kind: 'whole', entries: 0 })
})
