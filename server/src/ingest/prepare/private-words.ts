import { privateValues, type Engine } from '../../plant/media/index.ts'

type RawProbe = Awaited<ReturnType<Engine['probe']>>

// The steps of a film follow one another closely; a worker that comes to it later reads the original again.
const MOST_FILMS = 64
const known = new Map<string, readonly string[]>()

/** Notes the words of an original that no file made of it may carry, as its clean copy is made. */
export function notePrivateWords(assetId: string, raw: RawProbe): void {
  for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - MOST_FILMS + 1)))
    known.delete(oldest)
  known.set(assetId, privateValues(raw))
}

/** Those words: as this process noted them, else as `read` finds them in the original. */
export async function privateWordsOf(
  assetId: string,
  read: () => Promise<RawProbe>,
): Promise<readonly string[]> {
  return known.get(assetId) ?? privateValues(await read())
}
