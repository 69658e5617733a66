import { box, fullBox, u32, u64 } from './boxes-out.ts'

/** A picture or a packet of sound on its way into a segment; times in ticks of the rendition. */
export type Sample = { bytes: Buffer; isKey: boolean; offset: number }
export type Segment = {
  sequence: number
  decodeTime: number
  sampleTicks: number
  samples: readonly Sample[]
}

// ISO/IEC 14496-12, 8.6.4 and 8.8.3.1: depends on no other, or on others and is no place to begin at.
const KEY_SAMPLE = 0x02000000
const OTHER_SAMPLE = 0x01010000

/**
 * One fragment: every sample lasts `sampleTicks`; `offset` is how far it is shown from where it is decoded, below zero
 * where it is shown earlier (version 1 of `trun`), so that no edit list is needed.
 */
export function segmentBytes({ sequence, decodeTime, sampleTicks, samples }: Segment): Buffer {
  const moof = (dataOffset: number): Buffer =>
    box(
      'moof',
      fullBox('mfhd', {}, u32(sequence)),
      box(
        'traf',
        fullBox('tfhd', { flags: 0x020028 }, u32(1, sampleTicks, OTHER_SAMPLE)),
        fullBox('tfdt', { version: 1 }, u64(decodeTime)),
        fullBox(
          'trun',
          { version: 1, flags: 0x000e01 },
          u32(samples.length, dataOffset),
          ...samples.map(({ bytes, isKey, offset }) =>
            u32(bytes.length, isKey ? KEY_SAMPLE : OTHER_SAMPLE, offset),
          ),
        ),
      ),
    )
  const { length } = moof(0)
  return Buffer.concat([moof(length + 8), box('mdat', ...samples.map(({ bytes }) => bytes))])
}
