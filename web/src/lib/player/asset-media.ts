import type { Asset } from '#lib/wire/ingest.ts'
import type { Filmstrip } from '#lib/time/lane.ts'
import { steady } from './steady.ts'

/** What a page plays and draws of an asset; each is undefined until it is made. */
export type AssetMedia = {
  proxy: string | undefined
  /** While a proxy is still being made: the clean copy where browsers play it, else the pieces that are made of it. */
  firstLook: string | undefined
  poster: string | undefined
  filmstrip: Filmstrip | undefined
  waveform: string | undefined
  clean:
    | {
        address: string
        sizeBytes: number
        isGray: boolean
        sounds: number
        /** Of a raw photograph: that the camera's own preview is shown, and how large the raw one is, where told. */
        cameraPreview: { raw: { width: number; height: number } | undefined } | undefined
      }
    | undefined
}

const numberOf = (facts: Record<string, unknown>, name: string): number => {
  const value = facts[name]
  return typeof value === 'number' ? value : 0
}

function cameraPreviewIn(facts: Record<string, unknown>) {
  if (facts['manner'] !== 'camera-preview') return undefined
  const raw = { width: numberOf(facts, 'rawWidth'), height: numberOf(facts, 'rawHeight') }
  return { raw: raw.width > 0 && raw.height > 0 ? raw : undefined }
}

/** The files of an asset by what a page does with them. */
export function mediaOf({
  id,
  state,
  files,
  playlist,
}: Pick<Asset, 'id' | 'state' | 'files'> & Partial<Pick<Asset, 'playlist'>>): AssetMedia {
  const fileOf = (role: Asset['files'][number]['role']) => {
    const file = files.find((each) => each.role === role)
    // The same film with another of its sounds is another file.
    const key = file && `${id} ${role} ${file.sizeBytes} ${numberOf(file.facts, 'track')}`
    return file && { ...file, address: steady(key ?? '', file.address) }
  }
  const strip = fileOf('filmstrip')
  const clean = fileOf('clean')
  const proxy = fileOf('proxy')?.address
  const isFirst = proxy === undefined && state === 'preparing'
  const plays = clean?.facts['playsInBrowsers'] === true
  return {
    proxy,
    firstLook: isFirst ? (plays ? clean.address : (playlist ?? undefined)) : undefined,
    poster: fileOf('poster')?.address,
    filmstrip: strip && {
      src: strip.address,
      frames: numberOf(strip.facts, 'tiles'),
      columns: numberOf(strip.facts, 'columns'),
      frameWidth: numberOf(strip.facts, 'tileWidth'),
      frameHeight: numberOf(strip.facts, 'tileHeight'),
    },
    waveform: fileOf('waveform')?.address,
    clean: clean && {
      address: clean.address,
      sizeBytes: clean.sizeBytes,
      sounds: numberOf(clean.facts, 'sounds'),
      isGray: clean.facts['colours'] === 'gray',
      cameraPreview: cameraPreviewIn(clean.facts),
    },
  }
}
