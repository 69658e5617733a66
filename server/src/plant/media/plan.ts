import { isAbsolute } from 'node:path'
import { createHash } from 'node:crypto'
import { z } from 'zod'

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const absolute = z.string().refine((path) => isAbsolute(path) && !path.includes('\0'), 'an absolute path')
const settings = z.record(z.string().regex(/^[a-zA-Z0-9_-]+$/), z.string())

const inputShape = z.strictObject({
  path: absolute,
  /** Demuxers that may open the file; never empty, so that a play list can never pass for a film. */
  formats: z.array(z.string().regex(/^[a-z0-9_]+$/)).min(1),
  seekFlicks: count.optional(),
  durationFlicks: count.optional(),
  /** Read only when that input has ended, so that a concatenation does not hold raw frames of the next. */
  after: count.optional(),
  keyFramesOnly: z.literal(true).optional(),
})

const encodedShape = z.strictObject({
  kind: z.literal('encoded'),
  from: z.string().regex(/^[a-z0-9_]+$/),
  codec: z.enum(['libx264', 'aac', 'mjpeg', 'png', 'pcm_s16le', 'rawvideo']),
  options: settings.optional(),
  keyEveryFlicks: count.min(1).optional(),
})

const copiedShape = z.strictObject({
  kind: z.literal('copied'),
  from: z.string().regex(/^\d+:[va]:\d+$/),
  /** One bit stream filter with its options, in the notation of both engines. */
  bitstream: z
    .string()
    .regex(/^[a-z0-9_]+(=[a-z0-9_=:|-]+)?$/)
    .optional(),
  /** The name a decoder is announced by, where some players know only one of two. */
  tag: z.literal('hvc1').optional(),
})

const planShape = z.strictObject({
  inputs: z.array(inputShape),
  graph: z.string().optional(),
  /** Small texts that the graph names, written into the private directory the engine runs in. */
  files: z
    .array(z.strictObject({ name: z.string().regex(/^[a-z0-9-]+\.[a-z]+$/), text: z.string() }))
    .optional(),
  /** The graph needs the folder `fonts` beside those files. */
  needsFonts: z.literal(true).optional(),
  outputs: z
    .array(
      z.strictObject({
        path: absolute,
        format: z.string().regex(/^[a-z0-9_]+$/),
        options: settings.optional(),
        streams: z.array(z.discriminatedUnion('kind', [encodedShape, copiedShape])).min(1),
      }),
    )
    .min(1),
  limits: z.strictObject({
    wallMs: count.min(1),
    outBytes: count.min(1),
    memoryMB: count.min(1),
    frames: count.min(1),
    pixels: count.min(1),
  }),
})

/** What an engine shall make: inputs, a filter graph and outputs, as plain JSON without any engine's own words. */
export type Plan = z.infer<typeof planShape>
export type PlanInput = Plan['inputs'][number]
export type PlanOutput = Plan['outputs'][number]
export type PlanStream = PlanOutput['streams'][number]
export type EncodedStream = Extract<PlanStream, { kind: 'encoded' }>
export type CopiedStream = Extract<PlanStream, { kind: 'copied' }>
export type Limits = Plan['limits']

// These filters open files that no allow-list guards.
const fileReaders = /(^|[\s;,\]])(a?movie|lut3d|lut1d|sendcmd|asendcmd|subtitles|drawtext)(@|=|$|[\s;,[])/

/** A checked plan, or an error that says which rule it breaks. */
export function parsePlan(value: unknown): Plan {
  const plan = planShape.parse(value)
  if (plan.graph !== undefined && fileReaders.test(plan.graph)) {
    throw new TypeError('the graph uses a filter that opens files by itself')
  }
  plan.inputs.forEach((input, index) => {
    if (input.after !== undefined && input.after >= index)
      throw new TypeError(`input ${index} waits for a later one`)
  })
  const labels = plan.outputs
    .flatMap((output) => output.streams)
    .filter((stream) => stream.kind === 'encoded')
  const used = new Set<string>()
  for (const { from } of labels) {
    if (used.has(from)) throw new TypeError(`the label ${from} feeds two streams`)
    if (!plan.graph?.includes(`[${from}]`)) throw new TypeError(`the graph has no label ${from}`)
    used.add(from)
  }
  for (const stream of plan.outputs.flatMap((output) => output.streams)) {
    if (stream.kind === 'copied' && Number(stream.from.split(':')[0]) >= plan.inputs.length) {
      throw new TypeError(`${stream.from} names no input`)
    }
  }
  return plan
}

/** SHA-256 of what a plan makes: inputs stand for their content's digest, outputs for their place in the list. */
export function planDigest(plan: Plan, inputDigests: readonly string[]): string {
  if (inputDigests.length !== plan.inputs.length) throw new TypeError('every input needs its digest')
  const inputs = plan.inputs.map((input, index) => ({ ...input, path: inputDigests[index] }))
  const outputs = plan.outputs.map((output, index) => ({ ...output, path: String(index) }))
  return createHash('sha256')
    .update(JSON.stringify(sorted({ ...plan, inputs, outputs })))
    .digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
