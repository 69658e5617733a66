import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fuzzMedia } from '../../server/src/plant/media/fuzz-media.ts'
import { chooseEngine } from '../../server/src/plant/media/index.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'auto' },
  },
})
const choice = values.engine === 'command-line' || values.engine === 'node-av' ? values.engine : 'auto'
const engine = await chooseEngine({ engine: choice, ffmpegPath: null, searchPath: process.env['PATH'] ?? '' })
const directory = await mkdtemp(join(tmpdir(), 'stagedoor-fuzz-'))
try {
  const found = await fuzzMedia(engine, {
    files: Number(values.files),
    seed: Number(values.seed),
    directory,
    onFile: (done) => done % 50 === 0 && console.log(`${done} files`),
  })
  console.log(JSON.stringify({ engine: engine.caps.engine, ...found }))
  process.exitCode = found.faults.length === 0 ? 0 : 1
} finally {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
}
