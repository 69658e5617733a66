import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url))

/** Files that each climb in one way, with the rule that must notice. */
const CLIMBS: readonly [rule: string, file: string, imports: string][] = [
  ['core-is-pure', 'core/src/time/impure.ts', "'node:fs'"],
  ['core-is-pure', 'core/src/time/borrowed.ts', "'zod'"],
  ['core-in-its-order', 'core/src/time/climbs.ts', "'../clearance/index.ts'"],
  ['core-by-the-front-door', 'core/src/clearance/peeps.ts', "'../time/inside.ts'"],
  ['no-circles', 'core/src/cut/egg.ts', "'./hen.ts'"],
  ['contract-knows-core-only', 'contract/src/climbs.ts', "'../../server/src/wall/index.ts'"],
  ['upstream-never-knows-downstream', 'server/src/wall/climbs.ts', "'../publish/index.ts'"],
  ['side-by-side', 'server/src/measure/leans.ts', "'../community/index.ts'"],
  ['enter-by-the-front-door', 'server/src/publish/peeps.ts', "'../wall/inside.ts'"],
  ['enter-by-the-front-door', 'server/src/app.ts', "'./wall/inside.ts'"],
  ['plant-knows-no-stage', 'server/src/plant/jobs/climbs.ts', "'../../wall/index.ts'"],
  ['plant-parts-by-the-front-door', 'server/src/plant/jobs/peeps.ts', "'../db/inside.ts'"],
  ['plant-parts-by-the-front-door', 'server/src/wall/peeps.ts', "'../plant/db/inside.ts'"],
  ['schema-knows-core-only', 'server/src/schema/climbs.ts', "'../plant/db/index.ts'"],
  ['nobody-knows-the-top', 'server/src/wall/looks-up.ts', "'../app.ts'"],
  ['nobody-knows-the-top', 'server/src/publish/looks-up.ts', "'../demo/load-demo.ts'"],
  ['faces-never-know-the-server', 'cli/src/climbs.ts', "'../../server/src/wall/index.ts'"],
  ['faces-never-know-the-server', 'web/src/climbs.svelte', "'../../server/src/wall/index.ts'"],
  ['node-av-in-its-folder', 'server/src/plant/media/engine.ts', "'node-av'"],
  ['no-tests-in-the-house', 'server/src/wall/tested.ts', "'vitest'"],
  ['everything-is-there', 'server/src/wall/lost.ts', "'./nowhere.ts'"],
]

/** What the climbers reach for, and files that are in order. */
const HOUSE: Record<string, string> = {
  'core/src/time/index.ts': "export { inside } from './inside.ts'",
  'core/src/time/inside.ts': 'export const inside = 1',
  'core/src/clearance/index.ts': "import '../time/index.ts'",
  'core/src/cut/hen.ts': "import './egg.ts'",
  'server/src/wall/index.ts':
    "import './inside.ts'\nimport '../plant/db/index.ts'\nimport '../schema/index.ts'",
  'server/src/wall/inside.ts': 'export const inside = 1',
  'server/src/publish/index.ts': "import '../wall/index.ts'",
  'server/src/community/index.ts': 'export const inside = 1',
  'server/src/plant/db/index.ts': "import './inside.ts'",
  'server/src/plant/db/inside.ts': "import '../../schema/index.ts'",
  'server/src/plant/media/node-av-child/program.ts': "import 'node-av'",
  'server/src/schema/index.ts': 'export const inside = 1',
  'server/src/main.ts': "import './app.ts'",
  'server/src/demo/load-demo.ts': "import '../main.ts'\nimport '../wall/index.ts'",
}

test('every way of climbing is noticed, and nothing that is in order', async () => {
  const house = await mkdtemp(join(tmpdir(), 'stagedoor-floors-'))
  onTestFinished(() => rm(house, { recursive: true }))
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(house, file)), { recursive: true })
    await writeFile(join(house, file), `${text}\n`)
  }
  for (const [file, text] of Object.entries(HOUSE)) await write(file, text)
  for (const [, file, imports] of CLIMBS) {
    await write(
      file,
      file.endsWith('.svelte') ? `<script lang="ts">import ${imports}</script>` : `import ${imports}`,
    )
  }
  await write('tsconfig.json', '{}')
  await symlink(join(CHECKOUT, 'node_modules'), join(house, 'node_modules'))
  const found = await cruise(house)
  expect(found).toEqual(CLIMBS.map(([rule, file]) => `${rule}: ${file}`).toSorted())
}, 60_000)

async function cruise(house: string): Promise<string[]> {
  const program = join(CHECKOUT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const args = [program, '--config', join(CHECKOUT, '.dependency-cruiser.cjs'), '--output-type', 'json']
  const output = await new Promise<string>((resolve) => {
    const folders = ['core', 'contract', 'server', 'web', 'cli']
    execFile(process.execPath, [...args, ...folders], { cwd: house, maxBuffer: 1e8 }, (_, stdout) =>
      resolve(stdout),
    )
  })
  const { summary } = JSON.parse(output) as {
    summary: { violations: { from: string; rule: { name: string } }[] }
  }
  return [...new Set(summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`))].toSorted()
}
