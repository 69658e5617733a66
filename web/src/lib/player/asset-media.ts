import type { Asset } from '#lib/wire/ingest.ts'
import type { Filmstrip } from '#lib/time/lane.ts'
import { steady } from './steady.ts'

/** What a page plays and draws of an asset; each is undefined until it is made. */
export type AssetMedia = {
  proxy: string | undefined
  poster: string | undefined
  filmstrip: Filmstrip | undefined
  waveform: string | undefined
  clean: { address: string; sizeBytes: number } | undefined
}

const numberOf = (facts: Record<string, unknown>, name: string): number => {
  const value = facts[name]
  return typeof value === 'number' ? value : 0
}

/** The files of an asset by what a page does with them. */
export function mediaOf({ id, files }: Pick<Asset, 'id' | 'files'>): AssetMedia {
  const fileOf = (role: Asset['files'][number]['role']) => {
    const file = files.find((each) => each.role === role)
    return file && { ...file, address: steady(`${id} ${role} ${file.sizeBytes}`, file.address) }
  }
  const strip = fileOf('filmstrip')
  const clean = fileOf('clean')
  return {
    proxy: fileOf('proxy')?.address,
    poster: fileOf('poster')?.address,
    filmstrip: strip && {
      src: strip.address,
      frames: numberOf(strip.facts, 'tiles'),
      columns: numberOf(strip.facts, 'columns'),
      frameWidth: numberOf(strip.facts, 'tileWidth'),
      frameHeight: numberOf(strip.facts, 'tileHeight'),
    },
    waveform: fileOf('waveform')?.address,
    clean: clean && { address: clean.address, sizeBytes: clean.sizeBytes },
  }
}
