import { withFile, type ByteSource } from './byte-source.ts'

/** The chunks of a wave file that tell of its recording, as they lie there. */
export type SoundChunks = { bext: Buffer | null; ixml: string | null }

const mostChunks = 1_000
const longest = { bext: 64 * 1024, iXML: 256 * 1024 } as const

/** Reads what a WAV, RF64 or BW64 file brings beside its sound (EBU Tech 3285 and 3306); empty for any other file. */
export function readSoundChunks(path: string): Promise<SoundChunks> {
  return withFile(path, async (source) => {
    const found: SoundChunks = { bext: null, ixml: null }
    if (source.size < 12) return found
    const head = (await source.read(0, 12)).toString('latin1')
    if (!/^(RIFF|RF64|BW64)[^]{4}WAVE$/.test(head)) return found
    let longData = 0
    let at = 12
    for (let chunk = 0; chunk < mostChunks && at + 8 <= source.size; chunk++) {
      const name = await source.read(at, 8)
      const id = name.toString('latin1', 0, 4)
      const told = name.readUInt32LE(4)
      // Beyond 4 GiB the sound's true length stands in a chunk of its own.
      if (id === 'ds64' && told >= 24) longData = Number((await source.read(at + 16, 8)).readBigUInt64LE(0))
      const length = id === 'data' && told === 0xffffffff ? longData : told
      if (id === 'bext') found.bext ??= await bodyOf(source, { at: at + 8, length, most: longest.bext })
      if (id === 'iXML')
        found.ixml ??=
          (await bodyOf(source, { at: at + 8, length, most: longest.iXML }))?.toString('utf8') ?? null
      at += 8 + length + (length % 2)
    }
    return found
  })
}

async function bodyOf(
  source: ByteSource,
  { at, length, most }: { at: number; length: number; most: number },
): Promise<Buffer | null> {
  return length > most || at + length > source.size ? null : source.read(at, length)
}
