import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { hostileCorpus, type Honest } from '../../../../fixtures/hostile/corpus.ts'
import { stowaway } from '../../../../fixtures/hostile/polyglots.ts'
import { MediaFailure, type Engine } from './engine.ts'
import { takeIn } from './testing-take-in.ts'
import { testFilmPlan, testLimits } from './testing.ts'

/** The words of the canary: whoever finds them has read a file that was not handed over. */
export const canary = 'only-for-the-one-who-keeps-the-light'

/** A file of the machine and an address beside a folder, both of which no file that is taken in there may reach. */
export class Canary {
  readonly #path: string
  readonly #server = createServer((_request, answer) => {
    this.#asked++
    answer.end(canary)
  })
  #asked = 0

  constructor(folder: string) {
    this.#path = join(folder, 'secret.mp4')
  }

  async place(): Promise<{ path: string; address: string }> {
    await writeFile(this.#path, `${canary} `.repeat(2000))
    // Where the file system keeps the moment of reading, one that is older than the writing is renewed by any look.
    await utimes(this.#path, 1, 2)
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const { port } = this.#server.address() as AddressInfo
    return { path: this.#path, address: `http://127.0.0.1:${port}/secret.mp4` }
  }

  /** What was reached since it was placed; empty where nothing was. */
  async reached(): Promise<string[]> {
    const { atimeMs } = await stat(this.#path)
    return [...(this.#asked > 0 ? ['the address'] : []), ...(atimeMs > 1000 ? ['the file'] : [])]
  }

  close(): void {
    this.#server.close()
  }
}

/** Which of some words lie in the files made in a folder, and what was left there under a hidden name. */
export async function wrongIn(folder: string, secrets: readonly string[]): Promise<string[]> {
  const wrong: string[] = []
  for (const name of await readdir(folder)) {
    if (name.startsWith('.')) wrong.push(`${name} was left behind`)
    else if (name.startsWith('made-')) {
      const bytes = await readFile(join(folder, name))
      for (const words of secrets) if (bytes.includes(words)) wrong.push(`${name} holds ${words}`)
    }
  }
  return wrong
}

/** A small film, sound and stills without a trick. */
export async function honestMedia(engine: Engine, directory: string): Promise<Honest> {
  const [film, wav] = [join(directory, 'film.mp4'), join(directory, 'tone.wav')]
  await engine.run(testFilmPlan(film, { seconds: 0.4, size: '64x48', hasSound: false, isFastStart: false }))
  await engine.run({
    inputs: [],
    graph: 'sine=frequency=330:duration=0.1,aformat=sample_fmts=s16:channel_layouts=mono[sound]',
    outputs: [
      { path: wav, format: 'wav', streams: [{ kind: 'encoded', from: 'sound', codec: 'pcm_s16le' }] },
    ],
    limits: testLimits,
  })
  const still = sharp({ create: { width: 64, height: 48, channels: 3, background: '#406080' } })
  return {
    film: await readFile(film),
    wav: await readFile(wav),
    jpeg: await still.clone().jpeg().toBuffer(),
    png: await still.clone().png().toBuffer(),
  }
}

/** Takes the crafted files in, or those named, and says how each ended and what went wrong; cleans up between them. */
export async function takeCorpus(
  engine: Engine,
  { directory, names }: { directory: string; names?: readonly string[] },
): Promise<{ ends: Record<string, string>; faults: string[] }> {
  const secret = new Canary(directory)
  const ends: Record<string, string> = {}
  const faults: string[] = []
  try {
    const corpus = hostileCorpus(await honestMedia(engine, directory), await secret.place())
    for (const name of names ?? Object.keys(corpus)) {
      const [bytes, folder] = [corpus[name], join(directory, 'inside')]
      if (bytes === undefined) throw new TypeError(`no crafted file is called ${name}`)
      await mkdir(folder)
      await writeFile(join(folder, name), bytes)
      ends[name] = await takeIn(engine, join(folder, name), folder).catch((error: unknown) => {
        if (error instanceof MediaFailure) return error.kind
        faults.push(`${name}: ${String(error)}`)
        return 'an error without a name'
      })
      faults.push(...(await wrongIn(folder, [canary, stowaway])).map((wrong) => `${name}: ${wrong}`))
      await rm(folder, { recursive: true })
    }
    faults.push(...(await secret.reached()).map((what) => `${what} was reached`))
    return { ends, faults }
  } finally {
    secret.close()
  }
}
