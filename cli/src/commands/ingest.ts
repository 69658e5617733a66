import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Problem } from '@stagedoor/contract'
import { manifestPlace } from '../card/manifest-place.ts'
import type { Asked, Command, Outcome } from '../command.ts'
import { answered } from '../house/answered.ts'
import type { House } from '../house/open-house.ts'
import { sayProblem } from '../house/say-problem.ts'
import { theProduction } from '../house/the-production.ts'
import { Misuse, Refusal } from '../refusal.ts'
import { ingestCard } from './ingest-card.ts'
import { sayBar, saySize } from './say-bar.ts'
import { type Receipt, sendFile } from './send-file.ts'

type Sent = { kind: 'sent'; receipt: Receipt } | { kind: 'refused'; path: string; because: string[] }

async function run({ operands, option, house, progress }: Asked): Promise<Outcome> {
  const there = house()
  const folder = await theFolder(operands)
  if (folder === null && option('manifest') !== undefined)
    throw new Misuse('--manifest is for a folder: files that are named one by one get no manifest.')
  const place =
    folder === null ? null : await manifestPlace(folder, { elsewhere: option('manifest'), writes: true })
  const files = folder === null ? await Promise.all(operands.map(fileAt)) : []
  const production = await theProduction(there, option('production'))
  const shootingDay = await dayNumbered(there, { production, number: option('day'), unit: option('unit') })
  const [contributor, craft] = ['contributor', 'craft'].map(option)
  const told = {
    ...(contributor === undefined ? {} : { contributor }),
    ...(craft === undefined ? {} : { craft }),
    ...(shootingDay === null ? {} : { shootingDay }),
  }
  if (place !== null) return ingestCard(there, { place, production, told }, progress)
  const results: Sent[] = []
  for (const { path, size } of files) {
    const name = basename(path)
    const sha256 = await digestOf(path, (done) => progress(sayBar(`reading ${name}`, { done, total: size })))
    const order = { path, size, sha256, metadata: { ...told, filename: name, sha256 }, production }
    try {
      const receipt = await sendFile(there, order, (done) => progress(sayBar(name, { done, total: size })))
      results.push({ kind: 'sent', receipt })
    } catch (error) {
      // One file that is refused does not keep the others from being sent.
      if (error instanceof Problem) results.push({ kind: 'refused', path, because: sayProblem(error) })
      else throw error
    }
  }
  const isWhole = results.every(({ kind }) => kind === 'sent')
  return { code: isWhole ? 0 : 1, lines: results.flatMap(sayResult), value: results }
}

function sayResult(result: Sent): string[] {
  switch (result.kind) {
    case 'sent': {
      const { path, size, number, sha256 } = result.receipt
      return [`${path}: arrived whole, ${saySize(size)}, receipt ${number}`, `  sha256 ${sha256}`]
    }
    case 'refused':
      return [`${result.path}: ${result.because.join(' ')}`]
  }
}

async function theFolder(operands: readonly string[]): Promise<string | null> {
  const found = await Promise.all(operands.map((path) => stat(path).catch(() => null)))
  const folder = operands.find((_, at) => found[at]?.isDirectory() === true)
  if (folder === undefined) return null
  if (operands.length > 1) throw new Misuse('A folder is sent by itself: name one folder, or only files.')
  return folder
}

async function fileAt(path: string): Promise<{ path: string; size: number }> {
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) throw new Refusal(`There is no file ${path}. Nothing was sent.`)
  return { path, size: found.size }
}

async function digestOf(path: string, read: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    read((bytes += chunk.length))
  }
  return hash.digest('hex')
}

async function dayNumbered(
  { client }: House,
  { production, number, unit }: { production: string; number: string | undefined; unit: string | undefined },
): Promise<string | null> {
  if (number === undefined) return null
  if (!/^\d{1,4}$/.test(number))
    throw new Misuse(`--day is ${JSON.stringify(number)}; it takes the number of a shooting day.`)
  const { items } = await answered(
    client.GET('/api/v1/productions/{production}/shooting-days', { params: { path: { production } } }),
  )
  const days = items.filter(
    (day) => day.number === Number(number) && (unit === undefined || day.unit === unit),
  )
  const [day, ...more] = days
  if (day === undefined)
    throw new Refusal(
      `${production} has no shooting day ${number}${unit === undefined ? '' : ` of ${unit}`}. Nothing was sent. Add it backstage.`,
    )
  if (more.length > 0)
    throw new Refusal(
      `Several units shot day ${number}: ${days.map((one) => one.unit).join(', ')}. Nothing was sent. Say --unit NAME.`,
    )
  return day.id
}

/** Sends files from set, or a whole camera card with a manifest of it. */
export const ingest: Command = {
  usage:
    'ingest FILE...|FOLDER [--production NAME] [--contributor NAME] [--craft CRAFT] [--day NUMBER [--unit NAME]] [--manifest FOLDER]',
  says: 'send files or a camera card from set; broken off, the same command goes on',
  about: [
    'FOLDER           a camera card: what is footage is sent, small files first, and an ASC MHL manifest of all',
    '                 files is written into its ascmhl folder; a card that has one is compared with it before',
    '--manifest       a folder for the card’s manifests when the card cannot be written to',
    '--production     its short name; the only one that the key sees unless said',
    '--contributor    who made them; whose key it is unless said',
    '--craft          what they do, such as camera or unit stills',
    '--day, --unit    the shooting day that they belong to',
  ],
  options: {
    production: { type: 'string' },
    contributor: { type: 'string' },
    craft: { type: 'string' },
    day: { type: 'string' },
    unit: { type: 'string' },
    manifest: { type: 'string' },
  },
  least: 1,
  most: Number.POSITIVE_INFINITY,
  run,
}
