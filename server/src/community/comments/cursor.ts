import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'

const CURSOR = /^(\d{1,16}) ([0-9a-f-]{36})$/

/** Where a list goes on: behind something that the viewer has seen. */
export interface Behind {
  readonly writtenAt: Date
  readonly id: string
}

/** The cursor behind a writing. */
export const cursorBehind = ({ writtenAt, id }: { writtenAt: Instant; id: string }): string =>
  Buffer.from(`${writtenAt} ${id}`).toString('base64url')

/** Reads a cursor; throws `invalid-request`. */
export function readCursor(cursor: string | null): Behind | null {
  if (cursor === null) return null
  const [, writtenAt, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (writtenAt === undefined || id === undefined || Number(writtenAt) > 8.64e15)
    throw new Problem('invalid-request', { detail: 'after: no such cursor.' })
  return { writtenAt: new Date(Number(writtenAt)), id }
}
