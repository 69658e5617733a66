import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import type { PostPlan } from '@stagedoor/core/publish'
import { blueskyConnector } from '../../server/src/connectors/bluesky/index.ts'
import { type ByteSource, type Connector, placeOnce, type Step } from '../../server/src/connectors/index.ts'
import { peertubeConnector } from '../../server/src/connectors/peertube/index.ts'
import {
  filesOf,
  ManualClock,
  planFor,
  testingContext,
  TokenKeeper,
} from '../../server/src/connectors/testing.ts'
import { youtubeConnector } from '../../server/src/connectors/youtube/index.ts'
import { WayOut } from '../../server/src/plant/outgoing/index.ts'
import { openDiskStorage } from '../../server/src/plant/storage/index.ts'
import { type Bench, type Figure, median } from './figure.ts'
import { said } from './talk.ts'
import type { Said } from './throughput-sink.ts'

const MB = 1_000_000
const ROUNDS = 3
const NOON = Date.UTC(2026, 10, 21, 12)

interface Case {
  readonly name: 'youtube' | 'peertube' | 'bluesky'
  readonly connector: Connector
  readonly format: PostPlan['format']
  readonly sizeBytes: number
  /** Roles that the account does not use: without the video service, a film goes whole to the account's server. */
  readonly without?: string
}

const CASES: readonly Case[] = [
  { name: 'youtube', connector: youtubeConnector, format: 'youtube-short', sizeBytes: 200 * MB },
  { name: 'peertube', connector: peertubeConnector, format: 'peertube-film', sizeBytes: 200 * MB },
  {
    name: 'bluesky',
    connector: blueskyConnector,
    format: 'bluesky-post',
    sizeBytes: 96 * MB,
    without: 'video',
  },
]

/** Handing films over: by the driver's steps and the house's way out, from the house's storage to a platform. */
export const throughput: Bench = {
  name: 'throughput',
  against: 'the same bytes from the same disk in one plain POST to a server that throws them away',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stagedoor-bench-'))
    try {
      const figures: Figure[] = []
      for (const one of CASES) figures.push(...(await measured(folder, one)))
      return figures
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

interface Spent {
  readonly ms: number
  readonly cpuMs: number
  readonly memoryBytes: number
}

async function measured(folder: string, one: Case): Promise<Figure[]> {
  const film = await storedFilm(folder, one.sizeBytes)
  const [ours, bare]: [Spent[], Spent[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await beside('bare', (sink) => bareTransfer(sink, film)))
    ours.push(await beside(one.name, (platform) => handedOver(platform, { ...one, film })))
  }
  const figure = (
    what: string,
    { unit, goal }: Pick<Figure, 'unit' | 'goal'>,
    of: (spent: Spent) => number,
  ): Figure => {
    const [value, reference] = [median(ours.map(of)), median(bare.map(of))]
    return { name: `${one.name}-${what}`, value, unit, reference, ratio: value / reference, goal }
  }
  return [
    figure('time', { unit: 'ms', goal: '-' }, ({ ms }) => ms),
    figure('cpu', { unit: 'CPU-ms', goal: 'ratio <= 2' }, ({ cpuMs }) => cpuMs),
    {
      name: `${one.name}-memory`,
      value: Math.max(...ours.map(({ memoryBytes }) => memoryBytes)) / MB,
      unit: 'MB above rest, at most',
      reference: null,
      ratio: null,
      goal: '<= 128',
    },
  ]
}

async function beside(sink: string, work: (child: ChildProcess) => Promise<Spent>): Promise<Spent> {
  const child = fork(fileURLToPath(new URL('throughput-sink.ts', import.meta.url)), [sink, String(NOON)])
  try {
    return await work(child)
  } finally {
    child.kill()
    if (child.exitCode === null) await once(child, 'exit')
  }
}

async function bareTransfer(child: ChildProcess, film: StoredFilm): Promise<Spent> {
  const { origin } = await said<Said, 'sink'>(child, 'sink')
  return spent(async () => {
    const length = { 'content-length': film.sizeBytes }
    const sending = request(origin, { method: 'POST', headers: length })
    const answered = once(sending, 'response')
    await pipeline(createReadStream(film.path), sending)
    await answered
  })
}

async function handedOver(
  child: ChildProcess,
  { connector, format, film, without }: Case & { film: StoredFilm },
): Promise<Spent> {
  const { account, grant, origins: all, at } = await said<Said, 'open'>(child, 'open')
  const origins = Object.fromEntries(Object.entries(all).filter(([role]) => role !== without))
  const wayOut = new WayOut()
  const places = Object.values(origins).map((origin) => ({ origin, isNamed: true }))
  const ctx = testingContext({
    connector,
    account,
    origins,
    clock: new ManualClock(at),
    keeper: new TokenKeeper(grant),
    fetch: wayOut.to(places, new AbortController().signal),
  })
  const plan = planFor(format, { title: 'The storm', film: { sizeBytes: film.sizeBytes } })
  const post = { plan, files: filesOf(film.source), parent: null }
  try {
    return await spent(async () => {
      let step: Step = await placeOnce(connector, post, { ctx, handle: null, next: 'begin' })
      while (step.kind === 'continue' && step.next === 'transfer')
        step = await placeOnce(connector, post, { ctx, handle: step.handle, next: 'transfer' })
      if (step.kind !== 'continue') throw new Error(`Handing over ended ${JSON.stringify(step)}`)
    })
  } finally {
    wayOut.close()
  }
}

async function spent(work: () => Promise<void>): Promise<Spent> {
  globalThis.gc?.()
  const rest = process.memoryUsage.rss()
  let most = rest
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10)
  const cpu = process.cpuUsage()
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  clearInterval(look)
  return { ms, cpuMs: (user + system) / 1000, memoryBytes: most - rest }
}

interface StoredFilm {
  readonly path: string
  readonly sizeBytes: number
  readonly source: ByteSource
}

async function storedFilm(folder: string, sizeBytes: number): Promise<StoredFilm> {
  const draft = join(folder, 'draft')
  const file = await open(draft, 'w')
  for (let left = sizeBytes; left > 0; left -= MB) await file.write(randomBytes(Math.min(left, MB)))
  await file.close()
  const storage = await openDiskStorage(join(folder, 'storage'))
  const { sha256 } = await storage.adopt({ kind: 'arrived', path: draft, sha256: null })
  const stored = await storage.open(sha256)
  if (stored?.path == null) throw new Error('The film is not in the storage')
  const { path, stream } = stored
  const read: ByteSource['read'] = (from, until) => stream({ from, until })
  return { path, sizeBytes, source: { sizeBytes, mediaType: 'video/mp4', sha256, read } }
}
