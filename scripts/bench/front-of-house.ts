import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { Agent, createServer, request as ask } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bench, Figure } from './figure.ts'
import { PUBLICATIONS } from './front-of-house-world.ts'
import { openFreePort } from './tiny-post.ts'

const SERVER = fileURLToPath(new URL('front-of-house-server.ts', import.meta.url))
const CONNECTIONS = 32
const REQUESTS = 2_000
const LONG_TALKS = 1_000
const PAGES = 300
const TICK_MS = 10

/** Pages, lists and talk that fans ask, wall on, at ten thousand publications and a million comments: processor time of the server and of its database. */
export const frontOfHouse: Bench = {
  name: 'front-of-house',
  against:
    'the same SQL by pg and JSON.stringify on bare node:http, wall off; for HTML a buffer of the same bytes: CPU milliseconds a request, database included',
  run: async () => {
    const port = await openFreePort(createServer)
    const dataDir = await mkdtemp(join(tmpdir(), 'stagedoor-bench-'))
    const env = {
      ...process.env,
      STAGEDOOR_DATA: dataDir,
      STAGEDOOR_DEMO: 'off',
      STAGEDOOR_PORT: String(port),
    }
    const children: ChildProcess[] = []
    const open = async (args: readonly string[]) => {
      const child = fork(SERVER, args, { env })
      children.push(child)
      const [said] = (await once(child, 'message')) as [Record<string, string | number>]
      return { child, said }
    }
    try {
      const house = await open(['house'])
      const { productionId, slug, socket, owner, busiest } = house.said as Record<string, string>
      const origin = `http://127.0.0.1:${port}`
      const api = `/api/v1/public/productions/${slug}`
      const html = await (await fetch(`${origin}/${slug}/post-1`)).arrayBuffer()
      const bare = await open([
        'bare',
        JSON.stringify({
          socket,
          owner,
          productionId,
          production: slug,
          page: Buffer.from(html).toString('base64'),
        }),
      ])
      const bareOrigin = `http://127.0.0.1:${bare.said.port}`
      const cookie = await tellProgress(origin, api)
      const database = await processesOf(String(socket))
      const cost = async (child: ChildProcess, load: Load) => {
        await drive({ ...load, count: Math.min(load.count, 200) })
        const before = (await cpuOf(child)) + (await cpuOfAll(await database()))
        await drive(load)
        return ((await cpuOf(child)) + (await cpuOfAll(await database())) - before) / load.count
      }
      // No two ask with the same words, so nothing that is kept answers them.
      let said = 0
      const anew = (path: (n: number) => string) => (n: number) => {
        said += 1
        return `${path(n)}?n=${said}`
      }
      // One in three lies behind a point, one in ten is not out: these are the others.
      const anyPost = (n: number) => {
        const at = 1 + ((n * 7919) % PUBLICATIONS)
        return at % 3 === 0 || at % 10 === 9 ? '1' : String(at)
      }
      const figure = async (
        name: string,
        { path, barePath, goal, count = REQUESTS, headers = {} }: Asked,
      ): Promise<Figure[]> => {
        const reference = await cost(bare.child, { origin: bareOrigin, path: barePath, count, headers: {} })
        const value = await cost(house.child, { origin, path, count, headers })
        return [{ name, value, unit: 'CPU-ms', reference, ratio: value / reference, goal }]
      }
      const list = { path: () => `${api}/posts`, barePath: () => '/list' }
      const post = {
        path: (n: number) => `${api}/posts/post-${anyPost(n)}`,
        barePath: (n: number) => `/one/post-${anyPost(n)}`,
      }
      const talk = {
        path: (n: number) => `${api}/posts/post-${anyPost(n)}/comments`,
        barePath: (n: number) => `/talk/post-${anyPost(n)}`,
      }
      const longTalk = {
        path: () => `${api}/posts/${busiest}/comments`,
        barePath: () => `/talk/${busiest}`,
        count: LONG_TALKS,
      }
      const known = { headers: { cookie } }
      const page = { barePath: () => '/page', count: PAGES }
      return [
        ...(await figure('list', { ...list, goal: '<= 1.6 and <= 0.9 ms' })),
        ...(await figure('post', { ...post, goal: '<= 1.6 and <= 0.9 ms' })),
        ...(await figure('list-anew', { ...list, path: anew(list.path), goal: '<= 1.6 and <= 0.9 ms' })),
        ...(await figure('post-anew', { ...post, path: anew(post.path), goal: '<= 1.6 and <= 0.9 ms' })),
        ...(await figure('list-with-progress', { ...list, ...known, goal: '<= 2.5' })),
        ...(await figure('post-with-progress', { ...post, ...known, goal: '<= 2.5' })),
        ...(await figure('comments', { ...talk, goal: '<= 1.6 and <= 0.9 ms' })),
        ...(await figure('comments-anew', { ...talk, path: anew(talk.path), goal: '<= 1.6 and <= 0.9 ms' })),
        ...(await figure('comments-with-progress', { ...talk, ...known, goal: '<= 2.5' })),
        ...(await figure('comments-busiest', { ...longTalk, goal: '<= 1.6' })),
        ...(await figure('comments-busiest-anew', {
          ...longTalk,
          path: anew(longTalk.path),
          goal: '<= 1.6',
        })),
        ...(await figure('comments-busiest-progress', { ...longTalk, ...known, goal: '<= 2.5' })),
        ...(await figure('search', {
          ...list,
          path: (n) => `${api}/search?q=storm%20${n % 997}`,
          count: 25,
          goal: 'none',
        })),
        ...(await figure('page-kept', { ...page, path: () => `/${slug}/post-1`, goal: '<= 2 ms' })),
        ...(await figure('page-drawn', {
          ...page,
          path: (n) => `/${slug}/post-1?n=${n}-${Date.now()}`,
          goal: 'none',
        })),
      ]
    } finally {
      for (const child of children) child.disconnect()
      for (const child of children) if (child.exitCode === null) await once(child, 'exit')
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

interface Asked {
  readonly path: (n: number) => string
  readonly barePath: (n: number) => string
  readonly goal: string
  readonly count?: number
  readonly headers?: Readonly<Record<string, string>>
}

interface Load {
  readonly origin: string
  readonly path: (n: number) => string
  readonly count: number
  readonly headers: Readonly<Record<string, string>>
}

async function drive({ origin, path, count, headers }: Load): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  let next = 0
  const walk = async (): Promise<void> => {
    while (next < count) {
      const n = next
      next += 1
      await new Promise<void>((resolve, reject) => {
        ask(`${origin}${path(n)}`, { agent, headers }, (answer) => {
          if (answer.statusCode !== 200)
            reject(new Error(`${path(n)} was answered with ${answer.statusCode}`))
          answer.resume().once('end', resolve)
        })
          .once('error', reject)
          .end()
      })
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, walk))
  agent.destroy()
}

async function tellProgress(origin: string, api: string): Promise<string> {
  const { stages } = (await (await fetch(`${origin}${api}/progress`)).json()) as { stages: { id: string }[] }
  const told = await fetch(`${origin}${api}/progress`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seen: [stages[3]?.id] }),
  })
  return told.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu')
  const [{ cpuMs }] = (await once(child, 'message')) as [{ cpuMs: number }]
  return cpuMs
}

// The sessions of one cluster, by the parent that its socket's folder names (Linux).
async function processesOf(socketDir: string): Promise<() => Promise<number[]>> {
  const note = await readFile(join(socketDir, '.s.PGSQL.5432.lock'), 'utf8')
  const postmaster = Number(note.split('\n', 1)[0])
  return async () => {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
    const parents = await Promise.all(pids.map(async (pid) => ({ pid, parent: (await statOf(pid))[1] })))
    return parents.flatMap(({ pid, parent }) => (parent === postmaster ? [pid] : []))
  }
}

// Sessions that end take their time with them: the pools keep theirs for ten seconds, longer than a round lasts.
async function cpuOfAll(pids: readonly number[]): Promise<number> {
  const stats = await Promise.all(pids.map(statOf))
  return stats.reduce((sum, stat) => sum + ((stat[11] ?? 0) + (stat[12] ?? 0)) * TICK_MS, 0)
}

// Fields of /proc/pid/stat after the name: state, parent, …, user time, system time.
async function statOf(pid: number): Promise<number[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
}
