import { sealUnder } from '../seal/index.ts'
import type { Letter } from './letter.ts'

// Of one kind, and opened by whoever takes it from the queue.
const ON_ITS_WAY = ''

/**
 * Seals a letter on its way: it holds an address and a link of which the database keeps a digest only, and the queue's
 * rows lie in the database.
 */
export function sealLetter(key: Buffer, letter: Letter): string {
  return sealUnder(key).seal(JSON.stringify(letter), ON_ITS_WAY).toString('base64')
}

/** Opens a letter that this house sealed; throws for anything else. */
export function openLetter(key: Buffer, sealed: string): Letter {
  return JSON.parse(sealUnder(key).open(Buffer.from(sealed, 'base64'), ON_ITS_WAY)) as Letter
}
