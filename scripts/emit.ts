import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file that is written by a program and committed: `generate` answers paths in the checkout with their contents. */
type Generator = { generate: () => Promise<Record<string, string>> }

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url))
const GENERATORS = join(CHECKOUT, 'scripts/generate')
const isCheck = process.argv.includes('--check')

const stale: string[] = []
for (const name of (await readdir(GENERATORS)).filter((file) => /^[a-z-]+\.ts$/.test(file)).toSorted()) {
  const { generate } = (await import(join(GENERATORS, name))) as Generator
  for (const [path, content] of Object.entries(await generate())) {
    if ((await readFile(join(CHECKOUT, path), 'utf8').catch(() => null)) === content) continue
    stale.push(path)
    if (!isCheck) await writeFile(join(CHECKOUT, path), content)
  }
}

if (isCheck && stale.length > 0) {
  process.stderr.write(
    `Not what their sources give: ${stale.join(', ')}. Run npm run emit and commit them.\n`,
  )
  process.exitCode = 1
} else {
  process.stdout.write(
    stale.length > 0 ? `Written: ${stale.join(', ')}.\n` : 'All generated files are up to date.\n',
  )
}
