import { guardedOpening } from './argv.ts'

/** The arguments with which `ffprobe` describes a file as JSON. */
export function describeArguments(path: string, formats: readonly string[]): string[] {
  return [
    '-v',
    'error',
    ...guardedOpening(formats),
    '-of',
    'json',
    '-show_format',
    '-show_streams',
    `file:${path}`,
  ]
}

/** The arguments with which `ffprobe` lists the packets of one stream, a line each: pts, dts, duration, flags. */
export function packetArguments(path: string, formats: readonly string[], stream: number): string[] {
  return [
    '-v',
    'error',
    ...guardedOpening(formats),
    '-select_streams',
    String(stream),
    '-show_entries',
    'packet=pts,dts,duration,flags',
    '-of',
    'csv=p=0',
    `file:${path}`,
  ]
}
