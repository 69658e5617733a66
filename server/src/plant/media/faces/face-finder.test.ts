import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { withFaceFinder } from './face-finder.ts'
import { modelPaths } from './model-paths.ts'
import { stillPixels } from './still-pixels.ts'

const portrait = new URL('../../../../../fixtures/saltlight/media/portrait-noor.jpg', import.meta.url)
  .pathname
const { signal } = new AbortController()

test('a face is found where it is drawn, and none where there is none', async () => {
  const picture = await stillPixels(portrait, 640)
  const sea = { width: 256, height: 256, rgb: new Uint8Array(256 * 256 * 3).fill(90) }
  const [faces, none] = await withFaceFinder(async (find) => [
    await find(picture!, signal),
    await find(sea, signal),
  ])
  expect(faces).toEqual([
    {
      x: expect.closeTo(0.45, 1),
      y: expect.closeTo(0.45, 1),
      width: expect.closeTo(0.4, 1),
      height: expect.closeTo(0.3, 1),
      confidence: expect.closeTo(0.7, 1),
    },
  ])
  expect(none).toEqual([])
})

test('the program that finds them can read nothing but the detector: no other model, no footage, nothing to write to', async () => {
  const { graph, weights } = modelPaths()
  const models = (await readdir(dirname(graph))).filter((name) => name.endsWith('.bin'))
  expect(models).toContain('faceres.bin')
  const here = fileURLToPath(new URL('./', import.meta.url))
  const flags = ['--permission', ...[here, graph, weights].map((path) => `--allow-fs-read=${path}`)]
  const tried = models.map((name) => `${dirname(graph)}/${name}`)
  const script = `const open = (path) => process.permission.has('fs.read', path)
    console.log(JSON.stringify([${JSON.stringify([...tried, portrait])}.filter(open),
      ['fs.write', 'child', 'worker', 'addon'].filter((right) => process.permission.has(right))]))`
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, '-e', script])
  expect(JSON.parse(stdout)).toEqual([[weights], []])
})
