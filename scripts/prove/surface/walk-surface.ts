import { randomUUID } from 'node:crypto'
import { glob } from 'node:fs/promises'
import type { SurfaceHouse } from './surface-house.ts'

/** What may stand in an address, by the name of its place: everything that there is, seen or not, and something that is not. */
export type Pools = Readonly<Record<string, readonly string[]>>

/** Lists besides the plain one that an operation gives. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  listPosts: ['order=oldest'],
  listComments: ['order=oldest'],
  listQuestions: ['state=open', 'state=answered', 'state=mine', 'order=newest'],
  listTheories: ['list=open', 'list=mine'],
}
/** What an operation must be asked; one that is asked for a canary would only give it back. */
const NEEDS: Readonly<Record<string, string>> = {
  searchProduction: 'q=beacon',
  getEmbed: 'url=http%3A%2F%2F127.0.0.1%3A4321%2Fsaltlight',
}
/** Doors behind a link that only one person has; no identifier leads there. */
const BY_LINK = new Set(['{token}', '{device}', '{passkey}', '{badge}'])

interface Operation {
  readonly operationId: string
}

/** Every address of the API that a fan may read, with everything in it that there is. */
export async function apiAddresses(surface: SurfaceHouse, pools: Pools): Promise<string[]> {
  const { text } = await surface.api('/api/v1/openapi.json')
  const { paths } = JSON.parse(text) as { paths: Record<string, Record<string, Operation>> }
  return Object.entries(paths).flatMap(([path, methods]) => {
    const get = methods['get']
    if (get === undefined || !path.includes('/public/') || [...BY_LINK].some((link) => path.includes(link)))
      return []
    const { operationId } = get
    const needed = NEEDS[operationId]
    const asked = [needed ?? '', ...(ALSO[operationId] ?? [])]
    return filled(path, /\{(\w+)\}/, pools).flatMap((at) =>
      asked.map((query) => (query === '' ? at : `${at}?${query}`)),
    )
  })
}

const ROUTES = new URL('../../../web/src/routes/(fans)/', import.meta.url)
/** Pages that say nothing of a production, or lead where only a link does. */
const NOT_WALKED = /\[token\]|\[type\]|^settings\/|^me\/everything/

/** Every page and file of front of house, as its routes name them. */
export async function pageAddresses(pools: Pools): Promise<string[]> {
  const found: string[] = []
  for await (const file of glob('**/{+page.svelte,+server.ts}', { cwd: ROUTES.pathname })) {
    const path = file.replace(/\/?(?:\+page\.svelte|\+server\.ts)$/, '')
    if (NOT_WALKED.test(path)) continue
    found.push(...filled(`/${path}`, /\[(\w+)\]/, pools))
  }
  return found.flatMap((path) => (path.endsWith('/search') ? [path, `${path}?q=beacon`] : [path])).toSorted()
}

function filled(path: string, place: RegExp, pools: Pools): string[] {
  const [whole, name] = place.exec(path) ?? []
  if (whole === undefined || name === undefined) return [path]
  const pool = pools[name]
  if (pool === undefined) throw new Error(`${path}: nothing is known to stand in ${whole}`)
  return [...pool, randomUUID()].flatMap((value) =>
    name === 'production' && value !== pool[0]
      ? []
      : filled(path.replace(whole, encodeURIComponent(value)), place, pools),
  )
}

/** Reads a list to its end, and gives the bytes of each page of it. */
export async function readThrough(
  read: (path: string) => Promise<string>,
  path: string,
): Promise<readonly string[]> {
  const bytes: string[] = []
  let at: string | null = path
  while (at !== null && bytes.length < 50) {
    const text = await read(at)
    bytes.push(text)
    const next: unknown = text.startsWith('{') ? (JSON.parse(text) as { next?: unknown }).next : null
    at =
      typeof next === 'string'
        ? `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`
        : null
  }
  return bytes
}
