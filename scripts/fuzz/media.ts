import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fuzzMedia } from '../../server/src/plant/media/testing-fuzz.ts'
import { chooseEngine } from '../../server/src/plant/media/index.ts'
import { takeCorpus } from '../../server/src/plant/media/testing-corpus.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'auto' },
    // 2/4: this process takes in every fourth file, those that leave two.
    share: { type: 'string', default: '0/1' },
  },
})
const choice = values.engine === 'command-line' || values.engine === 'node-av' ? values.engine : 'auto'
const engine = await chooseEngine({ engine: choice, ffmpegPath: null, searchPath: process.env['PATH'] ?? '' })
const directory = await mkdtemp(join(tmpdir(), 'stagedoor-fuzz-'))
try {
  const from = Number(values.from)
  const [one = 0, of = 1] = values.share.split('/').map(Number)
  // A file that is had again is had alone.
  const crafted = from === 1 && one === 0 ? await takeCorpus(engine, { directory }) : { ends: {}, faults: [] }
  for (const [name, ended] of Object.entries(crafted.ends)) console.log(`${name}: ${ended}`)
  const found = await fuzzMedia(engine, {
    files: Number(values.files),
    seed: Number(values.seed),
    from,
    share: { one, of },
    directory,
    onFile: (done) => done % 50 === 0 && console.log(`${done} files`),
  })
  const faults = [...crafted.faults, ...found.faults]
  for (const fault of faults) console.log(`fault: ${fault}`)
  for (const look of found.looks) console.log(`look: ${look}`)
  const { refused, taken, looks } = found
  console.log(
    JSON.stringify({
      engine: engine.caps.engine,
      refused,
      taken,
      looks: looks.length,
      faults: faults.length,
    }),
  )
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await engine.close()
  await rm(directory, { recursive: true, force: true })
}
