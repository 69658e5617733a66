import { Problem } from '@stagedoor/contract/problems'

const CURSOR = /^(\d{4}-\d\d-\d\d) ([0-9a-f-]{36})$/

/** The day and id behind which a list goes on; throws `invalid-request` for what is no cursor. */
export function readCursor(cursor: string): { day: string; id: string } {
  const [, day, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (day === undefined || id === undefined)
    throw new Problem('invalid-request', { detail: 'after: no such cursor.' })
  return { day, id }
}
