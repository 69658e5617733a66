import { z } from 'zod'
import type { Fraction } from '../flicks.ts'
import type { PacketMark } from '../packet-statistics.ts'
import type { RawProbe, RawStream } from '../raw-probe.ts'

const tags = z.record(z.string(), z.string()).default({})
const description = z.object({
  format: z.object({ format_name: z.string(), tags }),
  streams: z
    .array(
      z.object({
        index: z.number(),
        id: z.string().default('0'),
        codec_type: z.string().default('data'),
        codec_name: z.string().default('none'),
        time_base: z.string(),
        tags,
        disposition: z.object({ attached_pic: z.number() }).default({ attached_pic: 0 }),
        width: z.number().default(0),
        height: z.number().default(0),
        pix_fmt: z.string().default(''),
        sample_aspect_ratio: z.string().default('1:1'),
        avg_frame_rate: z.string().default('0/1'),
        color_range: z.string().default(''),
        color_primaries: z.string().default(''),
        color_transfer: z.string().default(''),
        color_space: z.string().default(''),
        sample_rate: z.string().default('0'),
        channels: z.number().default(0),
        channel_layout: z.string().default('unknown'),
        side_data_list: z
          .array(
            z.object({
              displaymatrix: z.string().optional(),
              dv_profile: z.number().optional(),
              dv_bl_signal_compatibility_id: z.number().optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
})
type Described = z.infer<typeof description>['streams'][number]

/** What `ffprobe` described, in the words that both engines share; its packets are read apart. */
export function readDescription(json: string): Omit<RawProbe, 'packets'> {
  const { format, streams } = description.parse(JSON.parse(json))
  return { format: format.format_name, tags: format.tags, streams: streams.map(readStream) }
}

function readStream(stream: Described): RawStream {
  const isVideo = stream.codec_type === 'video'
  return {
    index: stream.index,
    id: Number(stream.id),
    kind: kindOf(stream.codec_type),
    codec: stream.codec_name,
    timeBase: fraction(stream.time_base),
    tags: stream.tags,
    isAttachedPicture: stream.disposition.attached_pic === 1,
    width: isVideo ? stream.width : 0,
    height: isVideo ? stream.height : 0,
    pixelFormat: isVideo ? stream.pix_fmt : '',
    sampleAspect: orSquare(fraction(stream.sample_aspect_ratio)),
    averageRate: fraction(stream.avg_frame_rate),
    displayMatrix: isVideo ? matrixOf(stream) : null,
    colour: {
      range: isVideo ? known(stream.color_range) : '',
      primaries: known(stream.color_primaries),
      transfer: known(stream.color_transfer),
      matrix: known(stream.color_space),
    },
    dolbyVision: dolbyVisionOf(stream),
    sampleRate: Number(stream.sample_rate),
    channels: stream.channels,
    namesLoudspeakers: !/^(unknown|\d+ channels.*)$/.test(stream.channel_layout),
  }
}

function kindOf(type: string): RawStream['kind'] {
  return type === 'video' || type === 'audio' || type === 'subtitle' || type === 'attachment' ? type : 'data'
}

// A matrix is printed as three lines, each an offset and three numbers.
function matrixOf(stream: Described): number[] | null {
  const text = stream.side_data_list.find(({ displaymatrix }) => displaymatrix !== undefined)?.displaymatrix
  const numbers = [...(text ?? '').matchAll(/^\w+:\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)$/gm)].flatMap(([, ...row]) =>
    row.map(Number),
  )
  return numbers.length === 9 ? numbers : null
}

function dolbyVisionOf({ side_data_list: sides }: Described): RawStream['dolbyVision'] {
  const side = sides.find(({ dv_profile: profile }) => profile !== undefined)
  if (side?.dv_profile === undefined) return null
  return { profile: side.dv_profile, compatibility: side.dv_bl_signal_compatibility_id ?? 0 }
}

function fraction(text: string): Fraction {
  const [num = 0, den = 1] = text.split(/[/:]/).map(Number)
  return den > 0 && Number.isFinite(num) ? { num, den } : { num: 0, den: 1 }
}

function orSquare(aspect: Fraction): Fraction {
  return aspect.num > 0 ? aspect : { num: 1, den: 1 }
}

function known(name: string): string {
  return name === 'unknown' || name === 'reserved' ? '' : name
}

/** One line of the packet list, or null where the packet has no time. */
export function readPacketLine(line: string): PacketMark | null {
  const [pts = '', dts = '', duration = '', flags = ''] = line.split(',')
  const stamp = pts === 'N/A' || pts === '' ? dts : pts
  if (!/^-?\d+$/.test(stamp)) return null
  return {
    pts: Number(stamp),
    dts: Number(/^-?\d+$/.test(dts) ? dts : stamp),
    duration: /^\d+$/.test(duration) ? Number(duration) : 0,
    isKey: flags.startsWith('K'),
    isHidden: flags[1] === 'D',
  }
}
