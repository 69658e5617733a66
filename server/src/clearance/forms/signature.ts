import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'

const PATH = /^[MmLlHhVvCcSsQqTtAaZz0-9eE\s,.+-]+$/
const LONGEST_PATH = 200_000
const PNG_START = 'data:image/png;base64,'
const LONGEST_PNG = 300_000
const LONGEST_PICTURE = 600_000

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

/** A drawn signature, parsed. */
export const drawnSchema = z
  .string()
  .max(LONGEST_PICTURE)
  .transform((text, context): Drawing => {
    const parsed = drawingSchema.safeParse(
      text.startsWith('<svg') ? strokesOf(text) : { kind: 'png', dataUrl: text },
    )
    if (parsed.success) return parsed.data
    context.addIssue('neither strokes as SVG nor a PNG as a data URL')
    return z.NEVER
  })
  .openapi({ type: 'string', description: 'The signature as drawn: SVG text, or a PNG as a data URL.' })

// Of an SVG only its strokes are taken: what is kept and shown again can carry nothing else.
function strokesOf(svg: string): unknown {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  const path = [...svg.matchAll(/ d="([^"]*)"/g)].map(([, strokes]) => strokes).join(' ')
  return { kind: 'path', path, width: Number(width), height: Number(height) }
}

/** How sure one could be whose signature it is: by a link of their own, at a sheet on set, on a paper that was photographed, in a list somebody brought. */
const identitySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('held-the-link'), addressedTo: z.string().nullable(), slipId: z.string() }),
  z.object({ kind: z.literal('at-the-sheet'), setSheetId: z.string() }),
  z.object({ kind: z.literal('on-paper'), recordedBy: z.string(), scans: z.array(z.string()) }),
  z.object({ kind: z.literal('from-a-list'), recordedBy: z.string(), scans: z.array(z.string()) }),
])

/** Whoever stood by and says so. */
export const witnessSchema = z.object({ name: z.string(), drawing: drawingSchema.nullable() })

/** A signature as a row keeps it. */
export const signatureSchema = z.object({
  typedName: z.string(),
  drawing: drawingSchema.nullable(),
  textDigest: z.string(),
  /** What a guardian is to the minor. */
  relation: z.string().nullable().default(null),
  witness: witnessSchema.nullable().default(null),
  identity: identitySchema,
})

/** A signature as it was given. */
export type Signature = z.infer<typeof signatureSchema>

/** The SHA-256 of a drawing, for the log. */
export function drawingDigest(drawing: Drawing): string {
  return createHash('sha256')
    .update(drawing.kind === 'path' ? drawing.path : drawing.dataUrl)
    .digest('hex')
}

function isPng(dataUrl: string): boolean {
  if (!dataUrl.startsWith(PNG_START)) return false
  const base64 = dataUrl.slice(PNG_START.length)
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return false
  return Buffer.from(base64, 'base64').subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))
}
