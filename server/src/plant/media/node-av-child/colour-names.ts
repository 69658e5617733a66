import type { CodecParameters } from 'node-av/lib'
import type { RawStream } from '../raw-probe.ts'

// Numbers of ITU-T H.273 by the names that the command line prints.
const ranges: Record<number, string> = { 1: 'tv', 2: 'pc' }
const primaries: Record<number, string> = {
  1: 'bt709',
  5: 'bt470bg',
  6: 'smpte170m',
  7: 'smpte240m',
  9: 'bt2020',
  11: 'smpte431',
  12: 'smpte432',
}
const transfers: Record<number, string> = {
  1: 'bt709',
  4: 'bt470m',
  5: 'bt470bg',
  6: 'smpte170m',
  7: 'smpte240m',
  8: 'linear',
  13: 'iec61966-2-1',
  14: 'bt2020-10',
  15: 'bt2020-12',
  16: 'smpte2084',
  18: 'arib-std-b67',
}
const matrices: Record<number, string> = {
  0: 'gbr',
  1: 'bt709',
  5: 'bt470bg',
  6: 'smpte170m',
  7: 'smpte240m',
  9: 'bt2020nc',
  10: 'bt2020c',
}

/** Colour of a stream in the command line's words; an empty text where the file does not say. */
export function colourNames(parameters: CodecParameters): RawStream['colour'] {
  return {
    range: ranges[parameters.colorRange] ?? '',
    primaries: primaries[parameters.colorPrimaries] ?? '',
    transfer: transfers[parameters.colorTrc] ?? '',
    matrix: matrices[parameters.colorSpace] ?? '',
  }
}
