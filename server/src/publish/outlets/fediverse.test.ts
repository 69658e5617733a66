import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Context, createFederation, generateCryptoKeyPair, MemoryKvStore } from '@fedify/fedify'
import {
  Accept,
  Create,
  Delete,
  Endpoints,
  Follow,
  Like,
  Note,
  Person,
  PUBLIC_COLLECTION,
  Undo,
} from '@fedify/vocab'
import { getRequestListener } from '@hono/node-server'
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { newId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { siteAt } from '../../plant/http/index.ts'
import { silentLog } from '../../plant/log/index.ts'
import { sealUnder } from '../../plant/seal/index.ts'
import { shutGate } from '../../wall/index.ts'
import { reachOfNotes } from '../recall/whereabouts/reach-of.ts'
import { openFrontOfHouse } from '../testing.ts'
import {
  blockPerson,
  blockServer,
  fediverseHandler,
  fediverseOf,
  followersOf,
  filmHandler,
  isFediverse,
  letPersonBack,
  letServerBack,
  openFediverse,
} from './index.ts'
import { testingContextFor } from './testing.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)

// Our house, with its actor.
const ours = createServer()
ours.listen(0, '127.0.0.1')
await once(ours, 'listening')
const home = `http://127.0.0.1:${(ours.address() as AddressInfo).port}`
const site = siteAt(home)
const fediverse = openFediverse({
  db: house.worker,
  fan: house.fan,
  listener: { listen: house.listen },
  site,
  seal: sealUnder(randomBytes(32)),
  log: silentLog,
})
const { connector, desk, federation } = fediverse
const handler = fediverseHandler({
  desk,
  federation,
  site,
  addressOf: () => '127.0.0.1',
  ticks: () => performance.now(),
})
const films = filmHandler({ ...front, fan: house.fan })
ours.on('request', (request, response) => {
  void (isFediverse(request.url ?? '') ? handler : films)(request, response)
})
await fediverse.post.start()

// Somebody else's server, another program of the same kind, with one person on it.
const got: { kind: string; id: string; words: string; warning: string; film: string }[] = []
const accepted: string[] = []
const keys = await generateCryptoKeyPair('RSASSA-PKCS1-v1_5')
const theirs = createFederation<void>({
  kv: new MemoryKvStore(),
  allowPrivateAddress: true,
  firstKnock: 'draft-cavage-http-signatures-12',
})
theirs
  .setActorDispatcher('/users/{identifier}', async (ctx, identifier) => {
    const [pair] = await ctx.getActorKeyPairs(identifier)
    return new Person({
      id: ctx.getActorUri(identifier),
      preferredUsername: identifier,
      name: 'Ida <b>& co</b>',
      inbox: ctx.getInboxUri(identifier),
      endpoints: new Endpoints({ sharedInbox: ctx.getInboxUri() }),
      publicKey: pair?.cryptographicKey ?? null,
    })
  })
  .setKeyPairsDispatcher(async () => [keys])
let word = '<p>They say:</p><script>alert(1)</script><p onclick="x()">what a <b>lamp</b> &lt;3</p>'
theirs.setObjectDispatcher(Note, '/notes/{id}', (ctx, { id }) => replyOf(ctx, id))
theirs
  .setInboxListeners('/users/{identifier}/inbox', '/inbox')
  .on(Accept, (_ctx, accept) => void accepted.push(accept.actorId?.href ?? ''))
  .on(Create, async (ctx, create) => {
    const note = await create.getObject(ctx)
    const [film] = note instanceof Note ? await Array.fromAsync(note.getAttachments(ctx)) : []
    if (note instanceof Note)
      got.push({
        kind: 'create',
        id: note.id?.href ?? '',
        words: String(note.content),
        warning: `${String(note.summary)} ${String(note.sensitive)}`,
        film: String((film as { url?: URL } | undefined)?.url ?? ''),
      })
  })
  .on(Delete, (_ctx, deletion) => {
    got.push({ kind: 'delete', id: deletion.objectId?.href ?? '', words: '', warning: '', film: '' })
  })
const listener = getRequestListener((request) => theirs.fetch(request, { contextData: undefined }))
const away = createServer((request, response) => void listener(request, response))
away.listen(0, '127.0.0.1')
await once(away, 'listening')
const elsewhere = `http://127.0.0.1:${(away.address() as AddressInfo).port}`
const ida = theirs.createContext(new URL(elsewhere), undefined)

let answered = ''
let lampRoom = ''
const replyOf = (ctx: Context<void>, id: string): Note =>
  new Note({
    id: ctx.getObjectUri(Note, { id }),
    attribution: ctx.getActorUri('ida'),
    to: PUBLIC_COLLECTION,
    content: word,
    replyTarget: new URL(answered),
  })

afterAll(async () => {
  await fediverse.post.stop()
  for (const server of [ours, away]) {
    server.closeAllConnections()
    server.close()
  }
  await front.close()
})

const asIda = { identifier: 'ida' }
const patient = { timeout: 10_000, interval: 25 }
const actor = async () => {
  const found = await desk.actorNamed(front.slug)
  if (found === null) throw new Error('The production has no actor')
  return { id: found.id, uri: `${home}/ap/actors/${found.id}` }
}
const recipient = async () => {
  const { uri } = await actor()
  return { id: new URL(uri), inboxId: new URL(`${uri}/inbox`) }
}

async function leaving(name: string) {
  const cutId = await front.rendered(await front.footage(name, 20))
  const { id } = await front.schedules(cutId, null)
  return testingContextFor({ ...house, ...front }, id, { altText: 'A lamp goes out.', title: '' })
}

async function published(name: string) {
  const made = await leaving(name)
  const live = await connector.commit(made.post, made.ctx, { v: 1 })
  if (live.kind !== 'live') throw new Error(`not live: ${JSON.stringify(live)}`)
  return { ...made, ref: live.ref, uri: live.ref.url ?? '' }
}

const accountOn = () =>
  house.crew.transaction().execute(async (trx) => {
    const destinationId = newId()
    await sql`
      insert into publish.destinations (id, production_id, kind, platform, account, name)
      values (${destinationId}, ${front.productionId}, 'platform', 'fediverse', 'ours', 'Fediverse')`.execute(
      trx,
    )
    await sql`
      insert into publish.accounts (id, production_id, destination_id, connector, address, remote_id, handle, name, standing, connected_by)
      values (${newId()}, ${front.productionId}, ${destinationId}, 'fediverse', '', 'ours', 'ours', 'Fediverse', 'connected', 'Wren')`.execute(
      trx,
    )
  })

test('a production that is not switched on has no actor and publishes nothing', async () => {
  const { ctx, post } = await leaving('The mast')
  expect(await connector.commit(post, ctx, { v: 1 })).toMatchObject({
    kind: 'failed',
    error: { code: 'off' },
  })
  const asked = `${home}/.well-known/webfinger?resource=acct:${front.slug}@${new URL(home).host}`
  expect((await fetch(asked)).status).toBe(404)
  await accountOn()
  const found = (await (await fetch(asked)).json()) as { links: { rel: string; href: string }[] }
  expect(found.links.find(({ rel }) => rel === 'self')?.href).toBe((await actor()).uri)
  expect((await fetch(`${home}/ap/nodeinfo/2.1`)).status).toBe(200)
})

test('somebody on another server follows, gets a note with its film behind its warning once, answers, and is told of the end', async () => {
  const us = await recipient()
  const follow = new Follow({
    id: new URL(`${elsewhere}/follow/1`),
    actor: ida.getActorUri('ida'),
    object: us.id,
  })
  await ida.sendActivity(asIda, us, follow, { immediate: true })
  await vi.waitFor(() => expect(accepted).toEqual([us.id.href]), patient)
  expect(await desk.countsOf((await actor()).id)).toMatchObject({ followers: 1 })

  const { ref, uri, ctx, post, publication } = await published('The lamp room')
  lampRoom = publication.id
  await vi.waitFor(() => expect(got).toHaveLength(1), patient)
  expect(got[0]).toMatchObject({ kind: 'create', id: uri, warning: 'deep water true' })
  expect(got[0]?.words).toContain('<p>Paid partnership.</p><p>Forty oilskins, one lamp.</p>')
  expect((await fetch(got[0]?.film ?? '', { headers: { range: 'bytes=0-3' } })).status).toBe(206)

  // The same attempt again, after an answer that was lost: nothing new is sent.
  expect(await connector.commit(post, ctx, { v: 1 })).toMatchObject({ ref: { id: ref.id } })
  expect(await connector.reconcile(post, ctx, { v: 1 })).toMatchObject({ kind: 'present' })
  // A resend by another worker carries the same name, and is had once.
  await sql`update publish.federation_mail set outcome = 'waiting', due_at = clock_timestamp() where act = 'create'`.execute(
    house.worker,
  )
  await sql`select pg_notify('federation_mail', '')`.execute(house.worker)
  await vi.waitFor(async () => {
    const { rows } = await sql<{ tries: number; outcome: string }>`
      select tries, outcome from publish.federation_mail where act = 'create'`.execute(house.worker)
    expect(rows).toEqual([{ tries: 2, outcome: 'taken' }])
  }, patient)
  expect(got).toHaveLength(1)

  answered = uri
  const reply = new Create({
    id: new URL(`${elsewhere}/notes/1#create`),
    actor: ida.getActorUri('ida'),
    object: replyOf(ida, '1'),
    to: PUBLIC_COLLECTION,
  })
  await ida.sendActivity(asIda, us, reply, { immediate: true })
  await ida.sendActivity(asIda, us, reply, { immediate: true })
  const like = new Like({
    id: new URL(`${elsewhere}/like/1`),
    actor: ida.getActorUri('ida'),
    object: new URL(uri),
  })
  await ida.sendActivity(asIda, us, like, { immediate: true })
  const seen = await connector.observe(ref, ctx, null)
  expect(seen).toMatchObject({ existence: 'there', figures: { likes: 1, shares: 0, comments: 1 } })
  const [comment] = seen.comments
  expect(comment?.text).toBe('They say:\nwhat a lamp <3')
  expect(comment?.author).toBe(`Ida & co (${new URL(elsewhere).host})`)
  const told = await house.worker
    .selectFrom('plant.outbox')
    .select('payload')
    .where('name', '=', 'publish.reply-arrived')
    .execute()
  expect(told).toMatchObject([{ payload: { publicationId: publication.id } }])
  const undo = new Undo({ id: new URL(`${elsewhere}/undo/1`), actor: ida.getActorUri('ida'), object: like })
  await ida.sendActivity(asIda, us, undo, { immediate: true })
  expect((await connector.observe(ref, ctx, null)).figures).toMatchObject({ likes: 0 })

  expect(await connector.retract(ref, ctx)).toMatchObject({ kind: 'deleted' })
  await vi.waitFor(() => expect(got.at(-1)).toMatchObject({ kind: 'delete', id: uri }), patient)
  await vi.waitFor(
    async () =>
      expect((await connector.observe(ref, ctx, null)).evidence).toContain(
        'Of 1 inboxes that may have it, 1 took',
      ),
    patient,
  )
  const tombstone = await fetch(uri, { headers: { accept: 'application/activity+json' } })
  expect([tombstone.status, await tombstone.json()]).toMatchObject([410, { type: 'Tombstone', id: uri }])
  expect((await fetch(got[0]?.film ?? '')).status).toBe(410)
  expect(await connector.observe(ref, ctx, null)).toMatchObject({ existence: 'gone' })
  expect(await connector.retract(ref, ctx)).toMatchObject({ kind: 'already-gone' })
})

test('a note whose gate shuts before it was sent goes to nobody, and is not there', async () => {
  await fediverse.post.stop()
  const before = got.length
  const { uri, ref, gateId, ctx } = await published('The stairs')
  await house.crew.transaction().execute((trx) => shutGate(trx, { gateId, because: 'recalled' }))
  expect((await fetch(uri, { headers: { accept: 'application/activity+json' } })).status).toBe(404)
  expect(await connector.retract(ref, ctx)).toMatchObject({ evidence: expect.stringContaining('nobody') })
  expect((await fetch(uri)).status).toBe(410)
  expect(got).toHaveLength(before)
})

test('what is not signed, signed by somebody else, or said for somebody else does nothing', async () => {
  const { uri } = await published('The door')
  const us = await recipient()
  answered = uri
  word = 'I am somebody else'
  const unsigned = await fetch(`${us.id.href}/inbox`, {
    method: 'POST',
    headers: { 'content-type': 'application/activity+json' },
    body: JSON.stringify({
      '@context': 'https://www.w3.org/ns/activitystreams',
      type: 'Delete',
      id: `${home}/x`,
      actor: us.id.href,
      object: uri,
    }),
  })
  expect(unsigned.status).toBe(401)
  expect((await fetch(uri, { headers: { accept: 'application/activity+json' } })).status).toBe(200)

  // Signed by Ida, written in another's name: dropped.
  const forged = new Create({
    id: new URL(`${elsewhere}/notes/9#create`),
    actor: ida.getActorUri('ida'),
    object: new Note({
      id: new URL(`${elsewhere}/notes/9`),
      attribution: new URL(`${elsewhere}/users/olav`),
      to: PUBLIC_COLLECTION,
      content: 'As Olav',
      replyTarget: new URL(uri),
    }),
  })
  await ida.sendActivity(asIda, us, forged, { immediate: true })
  // To us alone: no comment.
  const secret = new Create({
    id: new URL(`${elsewhere}/notes/8#create`),
    actor: ida.getActorUri('ida'),
    object: new Note({
      id: new URL(`${elsewhere}/notes/8`),
      attribution: ida.getActorUri('ida'),
      to: us.id,
      content: 'Between us',
      replyTarget: new URL(uri),
    }),
  })
  await ida.sendActivity(asIda, us, secret, { immediate: true })
  const { rows } = await sql`select 1 from publish.replies where text in ('As Olav', 'Between us')`.execute(
    house.worker,
  )
  expect(rows).toEqual([])
  const huge = await fetch(`${us.id.href}/inbox`, { method: 'POST', body: 'x'.repeat(300_000) })
  expect(huge.status).toBe(413)
})

test('a blocked server follows nobody and says nothing here', async () => {
  const us = await recipient()
  const { host } = new URL(elsewhere)
  const here = { db: house.crew, site }
  expect(await fediverseOf(here, { id: front.productionId, slug: front.slug })).toMatchObject({
    followers: 1,
    blocked: [],
  })
  const { items } = await followersOf(house.crew, { productionId: front.productionId, cursor: null })
  expect(items).toMatchObject([{ follower: ida.getActorUri('ida').href, host }])
  await blockServer(here, { productionId: front.productionId, host, actor: { name: 'Wren' } })
  expect(await fediverseOf(here, { id: front.productionId, slug: front.slug })).toMatchObject({
    handle: `@${front.slug}@${new URL(home).host}`,
    followers: 0,
    blocked: [{ host, byName: 'Wren' }],
  })
  // What it took before it was blocked, it still has.
  expect((await reachOfNotes(house.crew, [lampRoom])).get(lampRoom)).toMatchObject([
    { figure: 'servers', value: 1 },
    { figure: 'followers', value: 0 },
    { figure: 'shares', value: 0 },
  ])
  const { uri, ctx, ref } = await published('The shore')
  const like = new Like({
    id: new URL(`${elsewhere}/like/2`),
    actor: ida.getActorUri('ida'),
    object: new URL(uri),
  })
  await ida.sendActivity(asIda, us, like, { immediate: true })
  expect((await connector.observe(ref, ctx, null)).figures).toMatchObject({ likes: 0 })
  const { rows } = await sql`
    select 1 from publish.federation_mail where note_id = ${ref.id}`.execute(house.worker)
  expect(rows).toEqual([])
  await letServerBack(here, { productionId: front.productionId, host })
  const again = new Like({
    id: new URL(`${elsewhere}/like/3`),
    actor: ida.getActorUri('ida'),
    object: new URL(uri),
  })
  await ida.sendActivity(asIda, us, again, { immediate: true })
  expect((await connector.observe(ref, ctx, null)).figures).toMatchObject({ likes: 1 })
})

test('a blocked person says nothing here, while others of their server do; what went out tells who took it', async () => {
  const us = await recipient()
  const here = { db: house.crew, site }
  const { uri, ctx, ref, publication } = await published('The cove')
  const person = ida.getActorUri('ida')
  const { productionId } = front
  await blockPerson(here, { productionId, person: person.href, actor: { name: 'Wren' } })
  const says = (number: number) =>
    ida.sendActivity(
      asIda,
      us,
      new Like({ id: new URL(`${elsewhere}/like/${number}`), actor: person, object: new URL(uri) }),
      { immediate: true },
    )
  await says(4)
  expect((await connector.observe(ref, ctx, null)).figures).toMatchObject({ likes: 0 })
  expect(await fediverseOf(here, { id: productionId, slug: front.slug })).toMatchObject({
    blockedPeople: [{ person: person.href, byName: 'Wren' }],
    out: expect.arrayContaining([expect.objectContaining({ title: publication.title, taken: 0 })]),
  })
  await letPersonBack(here, { productionId, person: person.href })
  await says(5)
  expect((await connector.observe(ref, ctx, null)).figures).toMatchObject({ likes: 1 })
})
