import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { basename, isAbsolute, join, relative, resolve } from 'node:path'
import { folderOfManifest } from '@stagedoor/core/mhl'
import { Misuse, Refusal } from '../refusal.ts'
import { carryHistory, type History, readHistory } from './history.ts'

/** Where a card's history is read and goes on. */
export interface ManifestPlace {
  readonly card: string
  /** The card's folder as manifests name it. */
  readonly name: string
  /** The folder that has the `ascmhl` folder: the card, or another one. */
  readonly folder: string
  readonly history: History | null
  /** Makes the folder ready for one more generation. */
  readonly prepare: () => Promise<void>
}

/**
 * Finds where the history of a card is, before anything is read or sent: on the card, or in `elsewhere`, which takes
 * over what the card has. Refused where nothing can be written, unless nothing will be.
 */
export async function manifestPlace(
  typed: string,
  { elsewhere, writes }: { elsewhere: string | undefined; writes: boolean },
): Promise<ManifestPlace> {
  const card = resolve(typed)
  const name = basename(card) || 'card'
  const onCard = await readHistory(card)
  if (elsewhere === undefined || resolve(elsewhere) === card) {
    if (writes) await mustBeWritable(card)
    return { card, name, folder: card, history: onCard, prepare: () => Promise.resolve() }
  }
  const folder = resolve(elsewhere)
  if (isWithin(card, folder))
    throw new Misuse(`--manifest is ${folder}, which lies on the card itself; name a folder somewhere else.`)
  const besides = await readHistory(folder)
  mustBeSameCard(besides, { folder, name })
  if (onCard !== null && besides !== null) mustGoOn(onCard, besides, folder)
  if (writes) {
    await mkdir(folder, { recursive: true })
    await mustBeWritable(folder)
  }
  const prepare = async (): Promise<void> => {
    if (onCard !== null && besides === null) await carryHistory(onCard, card, folder)
  }
  return { card, name, folder, history: besides ?? onCard, prepare }
}

async function mustBeWritable(folder: string): Promise<void> {
  for (const path of [folder, join(folder, 'ascmhl')])
    try {
      await access(path, constants.W_OK)
    } catch (error) {
      if (path !== folder && (error as NodeJS.ErrnoException).code === 'ENOENT') continue
      throw new Refusal(
        `${path} cannot be written to, so its manifest has no place there. Nothing was done. Say --manifest FOLDER: a folder of its own for this card’s manifests.`,
        { cause: error },
      )
    }
}

function mustBeSameCard(history: History | null, { folder, name }: { folder: string; name: string }): void {
  const listed = folderOfManifest(history?.links.at(-1)?.fileName ?? '')
  if (listed !== null && listed !== name)
    throw new Refusal(
      `${folder} has the history of ${listed}, not of ${name}. Nothing was done. Name another folder for this card.`,
    )
}

function mustGoOn(onCard: History, besides: History, folder: string): void {
  const isPrefix = onCard.links.every(({ c4 }, at) => besides.links[at]?.c4 === c4)
  if (!isPrefix)
    throw new Refusal(
      `The history on the card and the one in ${folder} are not the same one. Nothing was done. Name another folder.`,
    )
}

function isWithin(card: string, folder: string): boolean {
  const way = relative(card, folder)
  return way !== '..' && !way.startsWith('../') && !way.startsWith('..\\') && !isAbsolute(way)
}
