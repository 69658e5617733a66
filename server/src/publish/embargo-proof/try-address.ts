import { createHash } from 'node:crypto'
import type { EmbargoTry } from '@stagedoor/core/publish'
import type { Address } from './addresses-of-api.ts'
import { neverWas } from './addresses-of-it.ts'
import type { Answer, Ask } from './ask.ts'
import type { Reader } from './telltales.ts'

const MOST_PAGES = 60
const STANDS_IN_ITS_PLACE = '{}'

/** As whom, and where, an address is asked. */
export interface Asker {
  readonly as: string
  readonly origin: string
  readonly ask: Ask
}

/** Asks for an address as one viewer, and says what came of it. */
export async function tryAddress(
  { as, origin, ask }: Asker,
  { address, reader }: { address: Address; reader: Reader },
): Promise<EmbargoTry[]> {
  const { what, value, path } = address
  const expected = value === null ? ('says-nothing' as const) : ('as-never-been' as const)
  const at = value === null ? path : pathWith(path, value)
  const about = { what, how: `GET ${origin}${at}`, as, expected }
  try {
    if (value !== null) return [{ ...about, ...(await besideNothing(ask, { address, value, reader })) }]
    return (await readThrough(ask, address)).map(({ path: page, answer }) => ({
      ...about,
      how: `GET ${origin}${page}`,
      ...seen(answer, reader.find(plainOf(answer, address.echoes))),
    }))
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    return [{ ...about, status: null, sha256: null, verdict: 'unclear', because }]
  }
}

type Found = Pick<EmbargoTry, 'status' | 'sha256' | 'verdict' | 'because'>

// Asked beside something that never was, and once more where they differ: a minute may have passed between the two.
async function besideNothing(
  ask: Ask,
  { address, value, reader }: { address: Address; value: string; reader: Reader },
): Promise<Found> {
  for (let tries = 1; ; tries += 1) {
    const never = neverWas(value)
    const answer = await ask(pathWith(address.path, value), address.accept)
    const control = await ask(pathWith(address.path, never), address.accept)
    const text = plainOf(answer, [value, ...address.echoes])
    const stands = reader.find(text)
    const isSame = answer.status === control.status && text === plainOf(control, [never, ...address.echoes])
    if (isSame && answer.head.replaceAll(value, '') === control.head.replaceAll(never, ''))
      return seen(answer, stands)
    if (tries < 2 && stands === null) continue
    const differs =
      answer.status === control.status
        ? `it is answered ${answer.status} in other words than something that never was`
        : `it is answered ${answer.status}, and something that never was ${control.status}`
    const because = stands === null ? differs : `${differs}; ${stands} stands in it`
    return { status: answer.status, sha256: digestOf(answer.body), verdict: 'reachable', because }
  }
}

function seen({ status, body }: Answer, stands: string | null): Found {
  const sha256 = digestOf(body)
  if (stands === null) return { status, sha256, verdict: 'shut', because: null }
  return { status, sha256, verdict: 'reachable', because: `${stands} stands in it` }
}

async function readThrough(
  ask: Ask,
  { path, isList, accept }: Address,
): Promise<{ path: string; answer: Answer }[]> {
  const read: { path: string; answer: Answer }[] = []
  for (let at: string | null = path; at !== null && read.length < MOST_PAGES;) {
    const answer: Answer = await ask(at, accept)
    read.push({ path: at, answer })
    const next = isList ? nextIn(answer) : null
    at = next === null ? null : `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}`
  }
  return read
}

function nextIn({ status, type, body }: Answer): string | null {
  if (status !== 200 || !type.startsWith('application/json')) return null
  const { next } = JSON.parse(body.toString()) as { next?: unknown }
  return typeof next === 'string' ? next : null
}

const pathWith = (path: string, value: string): string => path.replace('{}', encodeURIComponent(value))

// Drawn by chance for each answer, so that no script runs that the page did not bring.
const NONCE = /nonce="[A-Za-z0-9+/=]{16,64}"/g

// What was asked may be given back, and says nothing that the asker did not say.
const plainOf = ({ body, head }: Answer, echoes: readonly string[]): string =>
  echoes.reduce(
    (text, echo) => text.replaceAll(echo, STANDS_IN_ITS_PLACE),
    `${head.split('\n')[1]}\n${body.toString()}`.replaceAll(NONCE, ''),
  )

const digestOf = (body: Buffer): string => createHash('sha256').update(body).digest('hex')
