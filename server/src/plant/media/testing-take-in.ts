import { join } from 'node:path'
import type { Engine } from './engine.ts'
import { demuxerOf } from './formats.ts'
import { makeCleanCopy } from './make-clean-copy.ts'
import { posterPlan } from './plans/poster.ts'
import { proxyPlan } from './plans/proxy.ts'
import { isRawPhoto } from '@stagedoor/core/ingest'
import { takeRawPreview } from './raw/take-preview.ts'
import { sniffFile } from './sniff-file.ts'
import { makeStill } from './stills/make-still.ts'

/** Takes a file through what an upload goes through, its outputs named `made-…`; throws what the house would hear. */
export async function takeIn(engine: Engine, path: string, directory: string): Promise<'taken' | 'refused'> {
  const sniffed = await sniffFile(path)
  // What has no demuxer is read by no media program.
  if (sniffed.kind !== 'media' || sniffed.format.demuxer === 'none') return 'refused'
  const made = (name: string): string => join(directory, `made-${name}`)
  if (sniffed.format.kind === 'still') {
    const taken = isRawPhoto(sniffed.format)
      ? await takeRawPreview(path, join(directory, 'preview.jpg'))
      : { path }
    if (taken === null) return 'refused'
    const still = await makeStill({
      path: taken.path,
      posterSide: 64,
      output: (role, format) => made(`${role}.${format}`),
    })
    return still.kind === 'made' ? 'taken' : 'refused'
  }
  const copy = await makeCleanCopy(engine, {
    path,
    formats: [sniffed.format.demuxer],
    output: ({ extension }) => made(`clean.${extension}`),
  })
  // All that is looked at is made of the copy, as in the house.
  const about = { input: copy.path, formats: [demuxerOf(copy.format)] }
  const { picture, duration } = copy.probe
  if (picture !== null) {
    const poster = posterPlan({ picture, durationFlicks: duration }, { ...about, output: made('poster.jpg') })
    await engine.run(poster)
  }
  await engine.run(proxyPlan(copy.probe, { ...about, output: made('proxy.mp4') }))
  return 'taken'
}
