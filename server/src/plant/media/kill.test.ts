import { spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { enginesHere, inTestDirectory } from './testing.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))
const media = fileURLToPath(new URL('.', import.meta.url))

// The parent is a program of its own, so that it can be killed while the test lives on.
const parent = (engine: string, output: string): string => `
  import { chooseEngine } from ${JSON.stringify(join(media, 'choose-engine.ts'))}
  import { testFilmPlan } from ${JSON.stringify(join(media, 'testing.ts'))}
  const engine = await chooseEngine({ engine: ${JSON.stringify(engine)}, ffmpegPath: null, searchPath: '/usr/local/bin:/usr/bin:/bin' })
  const plan = testFilmPlan(${JSON.stringify(output)}, { seconds: 36000, size: '640x360' })
  await engine.run({ ...plan, limits: { ...plan.limits, wallMs: 600_000, outBytes: 2 ** 40, frames: 2 ** 40 } }, { onProgress: () => console.log('under way') })
`

test.each([...engines.keys()])(
  'a media program of the %s engine ends with its parent, however that one ends',
  (engine) =>
    inTestDirectory(async (directory) => {
      const script = parent(engine, join(directory, 'film.mp4'))
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await new Promise<void>((resolve, reject) => {
        child.stdout.once('data', () => resolve())
        child.once('exit', () => reject(new Error('the parent ended before its work was under way')))
      })
      expect((await programsIn(directory)).length).toBeGreaterThan(0)
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
      const deadline = performance.now() + 2_000
      while ((await programsIn(directory)).length > 0 && performance.now() < deadline) await after(50)
      expect(await programsIn(directory)).toEqual([])
    }),
)

/** Processes that name a directory as the place they work in; /proc is the kernel's own list. */
async function programsIn(directory: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const environments = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/environ`, 'latin1').catch(() => '')),
  )
  return ids.filter((_, index) => environments[index]?.includes(`HOME=${directory}`))
}
