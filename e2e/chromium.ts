import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const packageEntry = createRequire(import.meta.url).resolve('@sparticuz/chromium')

/** Where systems keep a browser of their own. */
const OF_THE_SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The package unpacks what it brings into the folder for temporary files; its own libraries only where it thinks it is in such a place. */
const UNPACK = `const { default: chromium } = await import(process.argv[1]); await chromium.executablePath()`
const WITH_LIBRARIES = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }

/**
 * Opens the browser of the npm package, with the package's libraries where the system lacks them; where it does not
 * run at all (another processor), a browser of the system. Throws with the words of each that was tried.
 */
export async function openBrowser(): Promise<Browser> {
  const base: LaunchOptions = {
    headless: true,
    args: [
      '--autoplay-policy=no-user-gesture-required',
      // A sandbox needs rights that root may not give away.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  }
  const tries: LaunchOptions[] = []
  const home = await unpacked().catch((error: unknown) => String(error))
  if (existsSync(home)) {
    const executablePath = join(home, 'chromium')
    tries.push({ ...base, executablePath })
    const LD_LIBRARY_PATH = join(home, 'al2023', 'lib')
    tries.push({ ...base, executablePath, env: { ...present(process.env), LD_LIBRARY_PATH } })
  }
  for (const executablePath of OF_THE_SYSTEM)
    if (existsSync(executablePath)) tries.push({ ...base, executablePath })

  const refusals: string[] = existsSync(home) ? [] : [home]
  for (const options of tries) {
    try {
      return await chromium.launch(options)
    } catch (error) {
      refusals.push(String(error))
    }
  }
  throw new Error(`No browser runs here:\n${refusals.join('\n')}`)
}

/** The folder with the unpacked browser, made once for each version: aside first, then moved to its name whole. */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(
    await readFile(join(dirname(packageEntry), '..', 'package.json'), 'utf8'),
  ) as {
    version: string
  }
  const home = join(tmpdir(), `stagedoor-chromium-${version}`)
  if (existsSync(home)) return home
  const aside = await mkdtemp(join(tmpdir(), 'stagedoor-chromium-'))
  const child = spawn(process.execPath, ['--input-type=module', '-e', UNPACK, packageEntry], {
    env: { ...process.env, ...WITH_LIBRARIES, TMPDIR: aside },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) {
    await rm(aside, { recursive: true, force: true })
    throw new Error('The browser could not be unpacked.')
  }
  // Another run may have been first; its copy is as good.
  await rename(aside, home).catch(() => rm(aside, { recursive: true, force: true }))
  return home
}

function present(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
