import { createHash } from 'node:crypto'
import { z } from 'zod'

const PATH = /^[MmLlHhVvCcSsQqTtAaZz0-9eE\s,.+-]+$/
const LONGEST_PATH = 40_000
const PNG_START = 'data:image/png;base64,'
const LONGEST_PNG = 300_000

/** A signature as drawn: strokes as an SVG path, or a small PNG; nothing in it can be anything else. */
export const drawingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('path'),
    path: z.string().min(8).max(LONGEST_PATH).regex(PATH, 'an SVG path has commands and numbers only'),
    width: z.number().positive().max(10_000),
    height: z.number().positive().max(10_000),
  }),
  z.object({
    kind: z.literal('png'),
    dataUrl: z.string().max(LONGEST_PNG).refine(isPng, 'not a PNG as a data URL'),
  }),
])

/** A drawn signature. */
export type Drawing = z.infer<typeof drawingSchema>

/** A signature as a row keeps it, with how sure one could be of whose it is. */
export const signatureSchema = z.object({
  typedName: z.string(),
  drawing: drawingSchema,
  textDigest: z.string(),
  identity: z.object({ kind: z.literal('held-the-link'), addressedTo: z.string().nullable(), slipId: z.string() }),
})

/** The SHA-256 of a drawing, for the log. */
export function drawingDigest(drawing: Drawing): string {
  return createHash('sha256').update(drawing.kind === 'path' ? drawing.path : drawing.dataUrl).digest('hex')
}

function isPng(dataUrl: string): boolean {
  if (!dataUrl.startsWith(PNG_START)) return false
  const base64 = dataUrl.slice(PNG_START.length)
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return false
  return Buffer.from(base64, 'base64').subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))
}
