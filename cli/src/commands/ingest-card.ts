import { basename, join } from 'node:path'
import { Problem } from '@stagedoor/contract'
import { sideBySide } from '@stagedoor/contract/upload'
import { planBatch, type Sniffed, uploadOrder } from '@stagedoor/core/ingest'
import { isAsListed, lookOverCard, type ReadFile, writeFinding } from '../card/look-over-card.ts'
import type { ManifestPlace } from '../card/manifest-place.ts'
import { sayPath } from '../card/say-path.ts'
import type { Outcome } from '../command.ts'
import { answered } from '../house/answered.ts'
import type { House } from '../house/open-house.ts'
import { sayProblem } from '../house/say-problem.ts'
import { Refusal } from '../refusal.ts'
import { sayBar, saySize } from './say-bar.ts'
import { findingAsTold, sayLeftOver, sayStanding } from './say-card.ts'
import type { Order } from './send-file.ts'
import { type InHouse, knownBefore, sendOnce } from './send-once.ts'

type Sent =
  | InHouse
  | { readonly kind: 'refused'; readonly because: readonly string[] }
  | { readonly kind: 'not-footage'; readonly because: string }
  | { readonly kind: 'held-back' }

/** A card on its way: where it lies, and what stands beside each of its files, such as who made it on which day. */
interface CardOrder {
  readonly place: ManifestPlace
  readonly production: string
  readonly told: Readonly<Record<string, string>>
}

/**
 * Reads a whole card, sends what is footage and is what its history says, small files first, and adds a manifest. A
 * connection that is lost ends the command before the manifest; the same command goes on.
 */
export async function ingestCard(
  house: House,
  { place, production, told }: CardOrder,
  progress: (line: string) => void,
): Promise<Outcome> {
  const finding = await lookOverCard(place, progress)
  const sent = new Map<string, Sent>()
  for (const file of finding.files) {
    const kept = keptBack(file)
    if (kept !== null) sent.set(file.path, kept)
  }
  const orders = finding.files
    .filter(({ path }) => !sent.has(path))
    .map((file) => ({
      name: file.path,
      sizeBytes: file.sizeBytes,
      order: orderOf(file, { place, production, told }),
    }))
  const chosen = await planCard(house, orders, production)
  await sideBySide(chosen, async ({ name, sizeBytes, order }, index) => {
    const what = `${index + 1} of ${chosen.length}, ${sayPath(name)}`
    try {
      const done = (bytes: number): void => progress(sayBar(what, { done: bytes, total: sizeBytes }))
      sent.set(name, await sendOnce(house, order, done))
    } catch (error) {
      // One file that is refused does not keep the others from being sent.
      if (!(error instanceof Problem)) throw error
      sent.set(name, { kind: 'refused', because: sayProblem(error) })
    }
  })
  const manifest = await writeFinding(finding, Date.now())
  const isWhole = isAsListed(finding) && [...sent.values()].every(({ kind }) => kind !== 'refused')
  const hadHistory = place.history !== null
  return {
    code: isWhole ? 0 : 1,
    lines: [
      ...finding.files.flatMap((file) => [
        ...sayStanding(file, hadHistory),
        ...saySent(file, sent.get(file.path)),
      ]),
      ...sayLeftOver(finding),
      saySum(sent),
      `Manifest: ${manifest}`,
    ],
    value: {
      ...findingAsTold(finding),
      sent: Object.fromEntries(sent),
      manifest,
    },
  }
}

function orderOf({ path, sizeBytes, sha256 }: ReadFile, { place, production, told }: CardOrder): Order {
  const metadata = { ...told, filename: basename(path), sha256 }
  return { path: join(place.card, path), size: sizeBytes, sha256, metadata, production }
}

// In the order of sending; a card that does not fit is refused before its first byte.
async function planCard<File extends { readonly sizeBytes: number; readonly order: Order }>(
  house: House,
  files: readonly File[],
  production: string,
): Promise<File[]> {
  const asked: (File & { hereBytes: number })[] = []
  for (const file of files) {
    const { kind } = await knownBefore(house, file.order)
    // What was begun has its room already; how much of it is there is asked when its turn comes.
    const hereBytes = kind === 'there' ? file.sizeBytes : kind === 'begun' ? 1 : 0
    asked.push({ ...file, hereBytes })
  }
  const room = await answered(
    house.client.GET('/api/v1/productions/{production}/upload-room', { params: { path: { production } } }),
  )
  const { missingBytes } = planBatch(asked, room)
  if (missingBytes > 0)
    throw new Refusal(
      `The house lacks ${saySize(missingBytes)} of room for this card. Nothing of it was sent. Make room where the house keeps its data; the same command goes on.`,
    )
  return uploadOrder(asked)
}

// Small pictures and small films that cameras write beside the real ones, and what they note of a card.
const PREVIEW = /\.(thm|lrv)$/i
const CARD_NOTE = /\.(bdm|bim|cpi|ind|mpl|ppn|smi)$/i

// What the house cannot show it keeps all the same; what it would refuse is not sent.
function keptBack({ path, standing, sniffed }: ReadFile): Sent | null {
  if (standing.kind === 'changed') return { kind: 'held-back' }
  if (sniffed.kind === 'refused') return { kind: 'not-footage', because: NOT_FOOTAGE[sniffed.because] }
  if (PREVIEW.test(path)) return { kind: 'not-footage', because: 'a camera’s own preview' }
  return CARD_NOTE.test(path) ? { kind: 'not-footage', because: 'a camera’s note of its card' } : null
}

function saySent({ path, sizeBytes, taken, sniffed }: ReadFile, sent: Sent | undefined): string[] {
  const name = sayPath(path)
  const sealed =
    sniffed.kind === 'unreadable' ? [`  kept, and cannot be shown yet: ${UNREADABLE[sniffed.because]}`] : []
  switch (sent?.kind) {
    case 'sent':
      return [
        `${name}: arrived whole, ${saySize(sizeBytes)}, receipt ${sent.number}`,
        `  xxh64 ${taken.xxh64}`,
        ...sealed,
      ]
    case 'there':
      return [`${name}: in the house already, receipt ${sent.number}`, ...sealed]
    case 'refused':
      return [`${name}: ${sent.because.join(' ')}`]
    case 'not-footage':
      return [`${name}: listed, not sent: ${sent.because}`]
    case 'held-back':
      return ['  It was not sent. Take a whole copy of the card, and send that.']
    case undefined:
      return []
  }
}

function saySum(sent: ReadonlyMap<string, Sent>): string {
  const count = (kind: Sent['kind']): number => [...sent.values()].filter((one) => one.kind === kind).length
  return `${count('sent')} sent, ${count('there')} there already, ${count('refused')} refused, ${count('held-back')} held back, ${count('not-footage')} not footage.`
}

type Because<Kind> =
  Extract<Sniffed, { kind: Kind }> extends { because: infer Because extends string }
    ? Readonly<Record<Because, string>>
    : never

const NOT_FOOTAGE: Because<'refused'> = {
  empty: 'it is empty',
  playlist: 'a play list',
  text: 'text',
  program: 'a program',
}

const UNREADABLE: Because<'unreadable'> = {
  document: 'a document',
  archive: 'an archive',
  unknown: 'nothing that this house knows to play',
}
