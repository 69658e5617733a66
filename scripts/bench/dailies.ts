import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lookAtDailies } from './dailies-browser.ts'
import { type Bench, type Figure, median } from './figure.ts'
import { openFreePort } from './tiny-post.ts'

const SERVER = fileURLToPath(new URL('dailies-server.ts', import.meta.url))
const SMALL = 10_000
const LARGE = 1_000_000
const ROUNDS = 3
const REQUESTS = 10

const OWNER = { name: 'Jonas Vale', email: 'jonas@saltlight.example', password: 'a lamp beside the door' }

/** The dailies at ten thousand assets, in the server and in a browser, and their list at a million. */
export const dailies: Bench = {
  name: 'dailies',
  against:
    'the same 200 rows by pg and JSON.stringify on bare node:http: CPU-ms of the server process; for scrolling a page of the same height with nothing in it; for growth the same request at 10,000',
  run: async ({ most = LARGE } = {}) => {
    const port = await openFreePort(createServer)
    const dataDir = await mkdtemp(join(tmpdir(), 'stagedoor-bench-'))
    await chmod(dataDir, 0o711)
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
      return { child, said: await answered<Said>(child) }
    }
    try {
      const house = await open(['house', `${SMALL},${Math.max(SMALL, most)}`])
      const origin = `http://127.0.0.1:${port}`
      const cookie = await claim(origin, house.said.claim)
      const [small, large] = house.said.productions
      if (small === undefined || large === undefined) throw new Error('the worlds are missing')
      const { socket, owner } = house.said
      const bare = await open(['bare', JSON.stringify({ socket, owner, productionId: small.productionId })])
      const list = (slug: string, query = '') => ({
        child: house.child,
        address: `${origin}/api/v1/productions/${slug}/dailies${query}`,
        cookie,
      })
      const bareList = { child: bare.child, address: `http://127.0.0.1:${bare.said.port}/`, cookie }
      const served = await inTurns(list(small.slug), bareList)
      const grown = await inTurns(list(large.slug), list(small.slug))
      const marked = await inTurns(list(large.slug, '?triage=keep'), list(small.slug, '?triage=keep'))
      const counted = (slug: string) => ({
        ...list(slug),
        address: `${origin}/api/v1/productions/${slug}/dailies-overview`,
      })
      const overview = await inTurns(counted(large.slug), counted(small.slug))
      const seen = await lookAtDailies({ origin, cookie, slug: small.slug })
      return [
        figure('dailies-request', 'CPU-ms', { ...served, goal: 'none' }),
        figure('dailies-growth', 'ms', { value: grown.wall, reference: grown.wallReference, goal: '<= 1.3' }),
        figure('dailies-growth-narrowed', 'ms', {
          value: marked.wall,
          reference: marked.wallReference,
          goal: '<= 1.3',
        }),
        figure('dailies-growth-counted', 'ms', {
          value: overview.wall,
          reference: overview.wallReference,
          goal: '<= 1.3',
        }),
        figure('dailies-useful', 'ms', { value: seen.usefulMs, reference: null, goal: 'none' }),
        figure('dailies-scroll', 'fps', { value: seen.fps, reference: seen.emptyFps, goal: '>= 0.9' }),
        figure('dailies-cells', 'cells', { value: seen.mostCells, reference: null, goal: '<= 200' }),
      ]
    } finally {
      for (const child of children) if (child.connected) child.disconnect()
      for (const child of children)
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

interface Said {
  readonly productions: readonly { readonly productionId: string; readonly slug: string }[]
  readonly socket: string
  readonly owner: string
  readonly claim: string
  readonly port: number
}

interface Asked {
  readonly child: ChildProcess
  readonly address: string
  readonly cookie: string
}

const figure = (
  name: string,
  unit: string,
  { value, reference, goal }: { value: number; reference: number | null; goal: string },
): Figure => ({ name, value, unit, reference, ratio: reference === null ? null : value / reference, goal })

// Both sides by turns, because the machine is another one from minute to minute; the middle of the rounds counts.
async function inTurns(ours: Asked, theirs: Asked) {
  // The first of each finds nothing warm.
  await round(ours)
  await round(theirs)
  const rounds: { a: Round; b: Round }[] = []
  for (let n = 0; n < ROUNDS; n += 1) rounds.push({ a: await round(ours), b: await round(theirs) })
  return {
    value: median(rounds.map((each) => each.a.cpuMs)),
    reference: median(rounds.map((each) => each.b.cpuMs)),
    wall: median(rounds.map((each) => each.a.wallMs)),
    wallReference: median(rounds.map((each) => each.b.wallMs)),
  }
}

interface Round {
  readonly cpuMs: number
  readonly wallMs: number
}

async function round({ child, address, cookie }: Asked): Promise<Round> {
  const before = await cpuOf(child)
  const took: number[] = []
  for (let n = 0; n < REQUESTS; n += 1) {
    const began = performance.now()
    const answer = await fetch(address, { headers: { cookie } })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}`)
    took.push(performance.now() - began)
  }
  return { cpuMs: ((await cpuOf(child)) - before) / REQUESTS, wallMs: median(took) }
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu')
  return (await answered<{ cpuMs: number }>(child)).cpuMs
}

// A child that ended says nothing any more, and nobody is to wait for it.
async function answered<Words>(child: ChildProcess): Promise<Words> {
  const heard = new AbortController()
  try {
    const ended = once(child, 'exit', heard).then(([code, signal]): never => {
      throw new Error(`a process of the benchmark ended before it answered (${code ?? signal})`)
    })
    const [words] = (await Promise.race([once(child, 'message', heard), ended])) as [Words]
    return words
  } finally {
    heard.abort()
  }
}

async function claim(origin: string, token: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/claims/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(OWNER),
  })
  if (!answer.ok) throw new Error(`the house could not be claimed: ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')
}
