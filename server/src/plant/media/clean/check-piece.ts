import { open } from 'node:fs/promises'
import { readAt, walkBoxes } from './boxes.ts'
import { checkBoxes } from './check-boxes.ts'
import { checkBytes } from './check-film.ts'
import type { Cleanness, Finding } from './findings.ts'
import { checkFields } from './second-reader/check-fields.ts'

/** A file of a rendition: its head, or segments in a row. */
export type RenditionPiece = { path: string; part: 'head' | 'segments'; kind: 'picture' | 'sound' }

/** Reads a piece again as {@link checkFilm} does a film: its boxes, what its pictures are made of, and all bytes. */
export async function checkPiece(piece: RenditionPiece, values: readonly string[]): Promise<Cleanness> {
  const finding =
    (await checkBoxes(piece.path, piece.part)) ??
    (await strayPicture(piece)) ??
    // Segments by themselves are nothing that another reader could open: what they could tell of is in their head.
    (piece.part === 'head' ? await checkFields(piece.path) : null)
  return finding === null ? checkBytes(piece.path, values) : { kind: 'not-clean', ...finding }
}

/** Anything in a segment of pictures beside slices (ITU-T H.264, 7.4.1): messages are where encoders and cameras talk. */
async function strayPicture({ path, part, kind }: RenditionPiece): Promise<Finding | null> {
  if (kind === 'sound' || part === 'head') return null
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    for await (const box of walkBoxes(file, size)) {
      if (box.type !== 'mdat') continue
      const pictures = await readAt(file, box.bodyStart, box.end - box.bodyStart)
      for (let at = 0; at < pictures.length;) {
        const type = at + 5 <= pictures.length ? pictures.readUInt8(at + 4) & 0x1f : 0
        if (type < 1 || type > 5) return { because: 'box-left', where: `a unit of type ${type}` }
        at += 4 + pictures.readUInt32BE(at)
        if (at > pictures.length) return { because: 'unreadable', where: 'a picture that breaks off' }
      }
    }
    return null
  } finally {
    await file.close()
  }
}
