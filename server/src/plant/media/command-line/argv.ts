import { secondsText } from '../flicks.ts'
import { isMeasuring } from '../plans/loudness.ts'
import type { EncodedStream, Limits, Plan, PlanInput, PlanOutput, PlanStream } from '../plan.ts'

/** The arguments of one `ffmpeg` run that makes exactly what a plan says; pure, and the only place with its words. */
export function renderArguments(plan: Plan): string[] {
  return [
    '-hide_banner',
    '-nostdin',
    '-y',
    '-nostats',
    '-progress',
    'pipe:1',
    '-v',
    isMeasuring(plan.graph) ? 'info' : 'warning',
    ...plan.inputs.flatMap((input) => inputArguments(input, plan.limits)),
    ...(plan.graph === undefined ? [] : ['-filter_complex', plan.graph]),
    ...plan.outputs.flatMap(outputArguments),
  ]
}

/** The arguments that let `ffmpeg` and `ffprobe` open one local file as one of the named formats and nothing else. */
export function guardedOpening(formats: readonly string[]): string[] {
  return ['-protocol_whitelist', 'file', '-format_whitelist', formats.join(',')]
}

function inputArguments(input: PlanInput, limits: Limits): string[] {
  return [
    ...guardedOpening(input.formats),
    '-noautorotate',
    '-max_pixels',
    String(limits.pixels),
    ...(input.keyFramesOnly ? ['-skip_frame', 'nokey'] : []),
    ...(input.seekFlicks ? ['-ss', secondsText(input.seekFlicks)] : []),
    ...(input.durationFlicks === undefined ? [] : ['-t', secondsText(input.durationFlicks)]),
    '-i',
    `file:${input.path}`,
  ]
}

function outputArguments(output: PlanOutput): string[] {
  return [
    ...output.streams.flatMap((stream) => [
      '-map',
      stream.kind === 'copied' ? stream.from : `[${stream.from}]`,
    ]),
    '-map_metadata',
    '-1',
    '-map_chapters',
    '-1',
    ...output.streams.flatMap((stream, index) => streamArguments(stream, index, output.format)),
    ...Object.entries(output.options ?? {}).flatMap(([name, value]) => [`-${name}`, value]),
    '-f',
    output.format,
    output.format === 'null' ? '-' : `file:${output.path}`,
  ]
}

function streamArguments(stream: PlanStream, index: number, format: string): string[] {
  if (stream.kind === 'copied') {
    const filter = stream.bitstream === undefined ? [] : [`-bsf:${index}`, stream.bitstream]
    return [
      `-c:${index}`,
      'copy',
      ...filter,
      ...(stream.tag === undefined ? [] : [`-tag:${index}`, stream.tag]),
    ]
  }
  const options = Object.entries(stream.options ?? {}).flatMap(([name, value]) => [
    `-${name}:${index}`,
    value,
  ])
  return [`-c:${index}`, stream.codec, ...options, ...pictureArguments(stream, index, format)]
}

// Frames keep the times that the graph gave them: single pictures and raw frames are not filled up to a constant rate.
const timeless = new Set(['image2pipe', 'rawvideo', 'null'])

function pictureArguments(stream: EncodedStream, index: number, format: string): string[] {
  if (stream.codec === 'aac' || stream.codec === 'pcm_s16le') return []
  const every = stream.keyEveryFlicks
  return [
    `-fps_mode:${index}`,
    timeless.has(format) ? 'passthrough' : 'vfr',
    ...(every === undefined
      ? []
      : [`-force_key_frames:${index}`, `expr:gte(t,n_forced*${secondsText(every)})`]),
  ]
}
