import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  AV_CHANNEL_ORDER_UNSPEC,
  AV_DISPOSITION_ATTACHED_PIC,
  AV_NOPTS_VALUE,
  AV_PKT_DATA_DISPLAYMATRIX,
  AV_PKT_DATA_DOVI_CONF,
  AV_PKT_FLAG_DISCARD,
  AVMEDIA_TYPE_ATTACHMENT,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_SUBTITLE,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants'
import { avGetCodecName, avGetPixFmtName, Packet, type FormatContext, type Stream } from 'node-av/lib'
import { MOST_PACKETS, packetStatistics, type PacketMark } from '../packet-statistics.ts'
import type { RawProbe, RawStream } from '../raw-probe.ts'
import { colourNames } from './colour-names.ts'
import { JobFailure } from './failure.ts'
import { openFormat } from './open-input.ts'

/** What a file holds, with statistics over all packets of its first picture, else sound, stream. */
export async function probeFile(
  path: string,
  formats: readonly string[],
  isCancelled: () => boolean,
): Promise<RawProbe> {
  const context = await openFormat(path, formats)
  try {
    const streams = context.streams.map(describe)
    const main =
      streams.find((stream) => stream.kind === 'video' && !stream.isAttachedPicture) ??
      streams.find((stream) => stream.kind === 'audio')
    return {
      format: context.iformat?.name ?? '',
      tags: context.metadata?.getAll() ?? {},
      streams,
      packets:
        main === undefined
          ? null
          : packetStatistics(main.index, main.timeBase, await marks(context, main.index, isCancelled)),
    }
  } catch (error) {
    if (error instanceof RangeError) throw new JobFailure('not-readable', error.message)
    throw error
  } finally {
    await context.closeInput()
  }
}

async function marks(
  context: FormatContext,
  index: number,
  isCancelled: () => boolean,
): Promise<PacketMark[]> {
  const found: PacketMark[] = []
  const packet = new Packet()
  packet.alloc()
  let last = performance.now()
  while (!isCancelled() && context.readFrameSync(packet) >= 0) {
    if (packet.streamIndex === index) {
      if (found.length >= MOST_PACKETS)
        throw new JobFailure('too-many-frames', `more than ${MOST_PACKETS} packets`)
      const pts = packet.pts === AV_NOPTS_VALUE ? packet.dts : packet.pts
      if (pts !== AV_NOPTS_VALUE) {
        found.push({
          pts: Number(pts),
          dts: Number(packet.dts === AV_NOPTS_VALUE ? pts : packet.dts),
          duration: Number(packet.duration),
          isKey: packet.isKeyframe,
          isHidden: (packet.flags & AV_PKT_FLAG_DISCARD) !== 0,
        })
      }
    }
    packet.unref()
    if (performance.now() - last > 200) {
      await nextTurn()
      last = performance.now()
    }
  }
  packet.free()
  return found
}

function describe(stream: Stream): RawStream {
  const { codecpar } = stream
  const kind = kindOf(codecpar.codecType)
  const matrix = kind === 'video' ? codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX) : null
  const dovi = kind === 'video' ? codecpar.getCodedSideData(AV_PKT_DATA_DOVI_CONF) : null
  const aspect = stream.sampleAspectRatio.num > 0 ? stream.sampleAspectRatio : codecpar.sampleAspectRatio
  return {
    index: stream.index,
    id: stream.id,
    kind,
    codec: avGetCodecName(codecpar.codecId) ?? 'unknown',
    timeBase: fraction(stream.timeBase),
    tags: stream.metadata?.getAll() ?? {},
    isAttachedPicture: (stream.disposition & AV_DISPOSITION_ATTACHED_PIC) !== 0,
    width: kind === 'video' ? codecpar.width : 0,
    height: kind === 'video' ? codecpar.height : 0,
    pixelFormat:
      kind === 'video'
        ? (avGetPixFmtName(codecpar.format as Parameters<typeof avGetPixFmtName>[0]) ?? '')
        : '',
    sampleAspect: aspect.num > 0 && aspect.den > 0 ? fraction(aspect) : { num: 1, den: 1 },
    averageRate: stream.avgFrameRate.den > 0 ? fraction(stream.avgFrameRate) : { num: 0, den: 1 },
    displayMatrix:
      matrix !== null && matrix.length >= 36
        ? Array.from({ length: 9 }, (_, at) => matrix.readInt32LE(at * 4))
        : null,
    colour: colourNames(codecpar),
    dolbyVision: dovi !== null && dovi.length >= 8 ? dolbyVisionOf(dovi) : null,
    sampleRate: kind === 'audio' ? codecpar.sampleRate : 0,
    channels: kind === 'audio' ? codecpar.channels : 0,
    namesLoudspeakers: kind === 'audio' && codecpar.channelLayout.order !== AV_CHANNEL_ORDER_UNSPEC,
  }
}

// The library's record: major, minor, profile, level, three flags, compatibility, a byte each.
function dolbyVisionOf(record: Buffer): RawStream['dolbyVision'] {
  return { profile: record.readUInt8(2), compatibility: record.readUInt8(7) }
}

function kindOf(type: number): RawStream['kind'] {
  if (type === AVMEDIA_TYPE_VIDEO) return 'video'
  if (type === AVMEDIA_TYPE_AUDIO) return 'audio'
  if (type === AVMEDIA_TYPE_SUBTITLE) return 'subtitle'
  return type === AVMEDIA_TYPE_ATTACHMENT ? 'attachment' : 'data'
}

function fraction({ num, den }: { num: number; den: number }): { num: number; den: number } {
  return { num, den }
}
