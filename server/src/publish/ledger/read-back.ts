import { createHash } from 'node:crypto'
import { type Evidence, type Exchange, isOurOwn } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { randomId } from '../../plant/db/index.ts'
import { productionById } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { shutGate } from '../../wall/index.ts'
import { type LineRow, linesOf, lockLine, stepLine } from './ledger.ts'
import { addressesGiven } from '../addresses/public-addresses.ts'

/** What anybody outside gets for a path of this house. */
export interface OutsideAnswer {
  readonly status: number
  readonly body: Buffer
}

/** Asks for a path of this house over HTTP, as nobody. */
export type Outside = (path: string) => Promise<OutsideAnswer>

interface Read {
  readonly sha256: string | null
  readonly asked: readonly Exchange[]
}

/** What a reading found of a place: gone, with the proof, or still there. */
type Reading =
  | { readonly kind: 'gone'; readonly evidence: Evidence & Read }
  | { readonly kind: 'there'; readonly what: string }

const MOST_KEPT = 40
const STILL_THERE = 'still answered from outside'

/**
 * Reads every place of a recall that is ours back from outside and writes down what was seen. What is still there is
 * shut again, and the throw has the job tried again.
 */
export async function readBack(
  { db, clock, outside }: { db: Db; clock: Clock; outside: Outside },
  { recallId, signal }: { recallId: string; signal?: AbortSignal },
): Promise<void> {
  const left: string[] = []
  for (const line of await linesOf(db, [recallId])) {
    if (line.state.kind !== 'checking' && line.state.kind !== 'shutting') continue
    // What is at a platform is taken back by its own job.
    if (!isOurOwn(line.place)) continue
    signal?.throwIfAborted()
    const reading = await readPlace({ db, clock, outside }, line)
    await keepReading({ db, clock }, line, reading)
    if (reading.kind === 'there') left.push(`${line.name}: ${reading.what}`)
  }
  if (left.length > 0) throw new Error(left.join('; '))
}

async function readPlace(
  { db, clock, outside }: { db: Db; clock: Clock; outside: Outside },
  line: LineRow,
): Promise<Reading> {
  const witness = witnessed(outside, clock)
  switch (line.place) {
    case 'own-page':
      return readPage({ db, witness }, line)
    case 'media-addresses':
    case 'kit-link':
      return readAddresses({ db, witness }, line, clock.now())
    case 'kit-copy':
    case 'platform-post':
    case 'platform-draft':
    case 'federated-copy':
    case 'feed':
    case 'bundle':
      return { kind: 'there', what: STILL_THERE }
  }
}

interface Witness {
  readonly outside: Outside
  readonly asked: Exchange[]
}

function witnessed(outside: Outside, clock: Clock): Witness {
  const asked: Exchange[] = []
  return {
    asked,
    outside: async (path) => {
      const answer = await outside(path)
      // What opened a file once is dead, and is kept nowhere all the same.
      const address = path.startsWith('/m/') ? '/m/…' : path
      const { status, body } = answer
      asked.push({ at: clock.now(), method: 'GET', address, status, sha256: digestOf(body) })
      return answer
    },
  }
}

async function readPage(
  { db, witness }: { db: Db; witness: Witness },
  { productionId, publicationId, slug }: LineRow,
): Promise<Reading> {
  const production = await productionById(db, productionId)
  const { outside, asked } = witness
  if (production === undefined || slug === null) throw new Error(`The page of ${productionId} has no address`)
  const posts = `/api/v1/public/productions/${production.slug}/posts`
  const page = await outside(`/${production.slug}/${slug}`)
  const facts = await outside(`${posts}/${slug}`)
  const post = await db
    .selectFrom('publish.posts')
    .select('id')
    .where('publicationId', '=', publicationId)
    .executeTakeFirst()
  const card = post === undefined ? null : await outside(`/card/${post.id}`)
  const never = await outside(`${posts}/${randomId()}`)
  const list = await outside(posts)
  if (page.status !== 404) return { kind: 'there', what: `the page answers ${page.status}` }
  if (facts.status !== 404 || !facts.body.equals(never.body))
    return { kind: 'there', what: `what the page is made of answers ${facts.status}` }
  if (card !== null && card.status !== 404)
    return { kind: 'there', what: `the picture of its card answers ${card.status}` }
  if (slugsIn(list).includes(slug)) return { kind: 'there', what: 'the list of posts names it' }
  const what =
    'Read back from outside: its page, what it is made of and the picture of its card answer “not found”, as if it had never been, and the list does not name it.'
  return { kind: 'gone', evidence: { how: 'read', what, sha256: digestOf(facts.body), asked } }
}

// A sealed house answers no list at all: then nothing is in it.
function slugsIn({ status, body }: OutsideAnswer): string[] {
  if (status !== 200) return []
  const { items } = JSON.parse(body.toString()) as { items: { slug: string }[] }
  return items.map(({ slug }) => slug)
}

async function readAddresses(
  { db, witness: { outside, asked } }: { db: Db; witness: Witness },
  { gateId, place }: LineRow,
  now: Instant,
): Promise<Reading> {
  const given = await addressesGiven(db, gateId)
  const bodies = createHash('sha256')
  for (const { path } of given.filter(({ diesAt }) => diesAt > now)) {
    const { status, body } = await outside(path)
    if (status !== 404) return { kind: 'there', what: `an address of its media answers ${status}` }
    bodies.update(body)
  }
  const dead =
    given.length === 1
      ? 'The one address that was given away is dead'
      : `All ${given.length} addresses that were given away are dead`
  const what =
    given.length === 0 ? 'No address of its media had been given away.' : `${dead}, read back from outside.`
  const link = place === 'kit-link' ? 'The kit’s link was taken back in the same moment. ' : ''
  const how = given.length === 0 && place !== 'kit-link' ? 'never-out' : 'read'
  return {
    kind: 'gone',
    evidence: {
      how,
      what: `${link}${what}`,
      sha256: given.length === 0 ? null : bodies.digest('hex'),
      asked: asked.slice(0, MOST_KEPT),
    },
  }
}

async function keepReading(
  { db, clock }: { db: Db; clock: Clock },
  { id }: LineRow,
  reading: Reading,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const line = await lockLine(trx, id)
    if (line === undefined) return
    const now = clock.now()
    if (reading.kind === 'there') {
      await shutGate(trx, { gateId: line.gateId, because: 'recalled' })
      await stepLine(trx, line, { event: { kind: 'seen-there', at: now }, seen: null, by: '' })
      return
    }
    const { evidence } = reading
    const event = {
      kind: 'seen-gone' as const,
      at: now,
      evidence: { how: evidence.how, what: evidence.what },
    }
    if (!(await stepLine(trx, line, { event, seen: evidence, by: 'Stagedoor' }))) return
    await appendToChain(trx, {
      productionId: line.productionId,
      kind: 'recall-place-gone',
      body: {
        recallId: line.recallId,
        lineId: id,
        place: line.place,
        how: evidence.how,
        sha256: evidence.sha256,
      },
      personal: { name: line.name },
    })
  })
}

const digestOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex')
