import { expect } from 'vitest'
import type { Visitor } from './visitor.ts'

/** What somebody gets for an address, without what differs for every request. */
export async function answerTo(
  visitor: Visitor,
  path: string,
): Promise<{ status: number; headers: string; body: string }> {
  const response = await visitor.bare(path)
  // The nonce of a page is another one for each request, and its tag follows from it. An answer that repeats what was
  // asked for tells nothing that the asker did not know.
  const { date: _date, etag: _etag, ...headers } = Object.fromEntries(response.headers)
  const alike = (text: string): string =>
    text
      .replaceAll(/nonce[-=]"?[\w+/=]+/g, 'nonce')
      .replaceAll(path, '')
      .replaceAll(path.split('/').at(-1) ?? path, '')
  return {
    status: response.status,
    headers: alike(JSON.stringify(headers)),
    body: alike(await response.text()),
  }
}

/** What of the second lantern was ever given out. */
interface LeftTraces {
  readonly asset: string
  readonly cut: string
  readonly publication: string
  readonly media: readonly string[]
}

/** Asks for everything that is hidden, and for its neighbour that does not exist; nobody can tell one from the other. */
export async function leakScan(lookers: readonly Visitor[], known: LeftTraces): Promise<void> {
  const post = 'the-second-lantern'
  const nowhere = 'the-seventh-lantern'
  const unknown = '4f0c7c1e-7a7b-4c42-9c19-0d8d5f1d2b11'
  const unminted = `/m/${'A'.repeat(60)}`
  const publicPairs = [
    [
      `/api/v1/public/productions/saltlight/posts/${post}`,
      `/api/v1/public/productions/saltlight/posts/${nowhere}`,
    ],
    ...['captions', 'chapters', 'comments', 'moments'].map(
      (part) =>
        [
          `/api/v1/public/productions/saltlight/posts/${post}/${part}`,
          `/api/v1/public/productions/saltlight/posts/${nowhere}/${part}`,
        ] as const,
    ),
    [`/saltlight/${post}`, `/saltlight/${nowhere}`],
    ...known.media.map((address) => [address, unminted] as const),
  ] as const
  const crewPairs = [
    [`/api/v1/publications/${known.publication}`, `/api/v1/publications/${unknown}`],
    [`/api/v1/cuts/${known.cut}`, `/api/v1/cuts/${unknown}`],
    [`/api/v1/assets/${known.asset}`, `/api/v1/assets/${unknown}`],
    [`/api/v1/assets/${known.asset}/exposure`, `/api/v1/assets/${unknown}/exposure`],
    ['/api/v1/productions/saltlight/publications', '/api/v1/productions/nowhere/publications'],
    ['/api/v1/productions/saltlight/dailies', '/api/v1/productions/nowhere/dailies'],
    ['/api/v1/productions/saltlight/log.csv', '/api/v1/productions/nowhere/log.csv'],
  ] as const
  for (const visitor of lookers)
    for (const [hidden, missing] of [...publicPairs, ...crewPairs])
      expect(await answerTo(visitor, hidden), hidden).toEqual(await answerTo(visitor, missing))
  for (const path of [
    '/api/v1/public/productions/saltlight/posts',
    '/api/v1/public/productions/saltlight',
    '/saltlight',
    '/',
  ]) {
    for (const visitor of lookers)
      expect(await (await visitor.bare(path)).text(), path).not.toMatch(/second.lantern|oilskins/i)
  }
}
