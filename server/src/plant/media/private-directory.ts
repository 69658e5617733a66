import { mkdir, mkdtemp, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { MediaFailure } from './engine.ts'
import { captionFonts } from './fonts.ts'
import type { Plan } from './plan.ts'

/**
 * Runs work in a fresh directory beside the first output, with outputs inside it, and moves them to their places only
 * when all of them are there. The directory goes in every case.
 */
export async function inPrivateDirectory<T>(
  plan: Plan,
  work: (inside: Plan, directory: string) => Promise<T>,
): Promise<{ made: T; outputs: { path: string; bytes: number }[] }> {
  const [first] = plan.outputs
  if (first === undefined) throw new TypeError('a plan has an output')
  const directory = await mkdtemp(join(dirname(first.path), '.render-'))
  try {
    for (const file of plan.files ?? []) await writeFile(join(directory, file.name), file.text)
    if (plan.needsFonts) await layOutFonts(join(directory, 'fonts'))
    const outputs = plan.outputs.map((output, index) => ({
      ...output,
      path: join(directory, `${index}-${basename(output.path)}`),
    }))
    const made = await work({ ...plan, outputs }, directory)
    const sizes = await Promise.all(outputs.map((output) => sizeOf(output.format, output.path)))
    for (const [index, output] of plan.outputs.entries()) {
      const inside = outputs[index]
      if (inside !== undefined && output.format !== 'null') await rename(inside.path, output.path)
    }
    return { made, outputs: plan.outputs.map(({ path }, index) => ({ path, bytes: sizes[index] ?? 0 })) }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function sizeOf(format: string, path: string): Promise<number> {
  if (format === 'null') return 0
  const found = await stat(path).catch(() => null)
  if (found === null || found.size === 0)
    throw new MediaFailure('output-not-proven', 'the engine reported success and wrote nothing')
  return found.size
}

async function layOutFonts(directory: string): Promise<void> {
  await mkdir(directory)
  for (const path of captionFonts()) await symlink(path, join(directory, basename(path)))
}
