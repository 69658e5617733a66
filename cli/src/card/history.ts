import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, lstat, mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import {
  c4Of,
  type ChainLink,
  type Manifest,
  manifestName,
  MhlFlaw,
  readChain,
  readManifest,
  writeChain,
  writeManifest,
} from '@stagedoor/core/mhl'
import { Refusal } from '../refusal.ts'

/** What the `ascmhl` folder of a card says, each of its manifests being what its chain says it is. */
export interface History {
  readonly links: readonly ChainLink[]
  readonly generations: readonly Manifest[]
}

const CHAIN = 'ascmhl_chain.xml'
const LARGEST_BYTES = 64 * 2 ** 20

/** Reads the history in a folder; null where there is none. A history that contradicts itself is refused. */
export async function readHistory(folder: string): Promise<History | null> {
  const place = join(folder, 'ascmhl')
  const found = await lstat(place).catch(() => null)
  if (found === null) return null
  if (!found.isDirectory()) throw new Refusal(`${place} is no folder. Nothing was done.`)
  const names = await readdir(place)
  if (!names.includes(CHAIN)) {
    if (!names.some((name) => name.endsWith('.mhl'))) return null
    throw unusable(join(place, CHAIN), 'is missing, though there are manifests')
  }
  const links = readAs(readChain, await bytesAt(join(place, CHAIN)), join(place, CHAIN))
  const generations: Manifest[] = []
  for (const { fileName, c4 } of links) {
    const path = join(place, fileName)
    const bytes = await bytesAt(path)
    if (c4OfBytes(bytes) !== c4) throw unusable(path, 'is not what the chain beside it says it is')
    generations.push(readAs(readManifest, bytes, path))
  }
  return { links, generations }
}

/** Copies a history from one folder to another that has none. */
export async function carryHistory({ links }: History, from: string, to: string): Promise<void> {
  await mkdir(join(to, 'ascmhl'), { recursive: true })
  for (const name of [...links.map(({ fileName }) => fileName), CHAIN])
    await copyFile(join(from, 'ascmhl', name), join(to, 'ascmhl', name), constants.COPYFILE_EXCL)
}

/** Adds a generation to a folder's history, and answers its path. The manifest lies there before the chain names it. */
export async function addGeneration(
  history: History | null,
  manifest: Manifest,
  { folder, name }: { folder: string; name: string },
): Promise<string> {
  const place = join(folder, 'ascmhl')
  const sequence = (history?.links.at(-1)?.sequence ?? 0) + 1
  const fileName = manifestName({ sequence, folder: name, at: manifest.createdAt })
  const text = writeManifest(manifest)
  const c4 = c4OfBytes(Buffer.from(text))
  await mkdir(place, { recursive: true })
  await writeWhole(join(place, fileName), text)
  const chain = join(place, CHAIN)
  await writeWhole(
    `${chain}.${sequence}`,
    writeChain([...(history?.links ?? []), { sequence, fileName, c4 }]),
  )
  await rename(`${chain}.${sequence}`, chain)
  return join(place, fileName)
}

async function writeWhole(path: string, text: string): Promise<void> {
  await using file = await open(path, 'wx')
  await file.writeFile(text)
  await file.sync()
}

async function bytesAt(path: string): Promise<Buffer> {
  const found = await lstat(path).catch(() => null)
  if (found === null || !found.isFile()) throw unusable(path, 'is missing')
  if (found.size > LARGEST_BYTES) throw unusable(path, 'is larger than any list of a card')
  return readFile(path)
}

function readAs<T>(read: (text: string) => T, bytes: Buffer, path: string): T {
  try {
    return read(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof MhlFlaw) throw unusable(path, error.message, error)
    if (error instanceof TypeError) throw unusable(path, 'is not UTF-8', error)
    throw error
  }
}

const c4OfBytes = (bytes: Buffer): string => c4Of(createHash('sha512').update(bytes).digest())

function unusable(path: string, says: string, cause?: Error): Refusal {
  return new Refusal(
    `${path} ${says}. Nothing was compared and nothing was sent: ask whoever copied the card for a whole copy.`,
    { cause },
  )
}
