import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { digestOfFile } from '../../../server/src/plant/storage/index.ts'
import { writeLaps } from '../from-set/phone-clip.ts'

const FILM = new URL('../../../fixtures/clips/plain.mp4', import.meta.url)
const STILL = { width: 64, height: 64, channels: 3 } as const

/** A folder with one film and many small stills, no two alike: their digests, and their bytes in all. */
export async function writeCard(
  folder: string,
  { filmBytes, stills }: { filmBytes: number; stills: number },
): Promise<{ digests: ReadonlySet<string>; sizeBytes: number }> {
  await mkdir(folder)
  const film = await readFile(FILM)
  await writeLaps(film, join(folder, 'A001_C001.mp4'), Math.max(1, Math.ceil(filmBytes / film.length)))
  for (let still = 0; still < stills; still += 1)
    await sharp({
      create: { ...STILL, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
    })
      .jpeg({ quality: 95 })
      .toFile(join(folder, `DSC_${String(still).padStart(4, '0')}.jpg`))
  const digests = new Set<string>()
  let sizeBytes = 0
  for (const name of await readdir(folder)) {
    digests.add((await digestOfFile(join(folder, name))).sha256)
    sizeBytes += (await stat(join(folder, name))).size
  }
  return { digests, sizeBytes }
}
