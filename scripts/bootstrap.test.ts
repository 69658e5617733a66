import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url))

/** npm as far as `ci` goes: it notes that it ran and leaves what npm leaves. */
const NPM = `
import { appendFileSync, cpSync, mkdirSync } from 'node:fs'
appendFileSync('npm-calls', process.argv[2] + '\\n')
mkdirSync('node_modules/vite/bin', { recursive: true })
cpSync('package-lock.json', 'node_modules/.package-lock.json')
cpSync('vite-stand-in.js', 'node_modules/vite/bin/vite.js')
`

/** A builder of pages that counts its runs and stumbles over a page called broken. */
const VITE = `
import { appendFileSync, existsSync, mkdirSync } from 'node:fs'
mkdirSync('build', { recursive: true })
appendFileSync('builds', 'x')
console.log('a remark of the builder')
process.exit(existsSync('src/broken.svelte') ? 1 : 0)
`

type Small = Readonly<{
  run: (command: string) => Promise<{ code: number; said: string }>
  write: (path: string, text: string) => Promise<void>
  count: (path: string) => Promise<number>
}>

async function smallCheckout(): Promise<Small> {
  const checkout = await mkdtemp(join(tmpdir(), 'stagedoor-bootstrap-'))
  onTestFinished(() => rm(checkout, { recursive: true }))
  await cp(join(CHECKOUT, 'scripts'), join(checkout, 'scripts'), { recursive: true })
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(checkout, path)), { recursive: true })
    await writeFile(join(checkout, path), text)
  }
  await write('package.json', '{ "type": "module" }')
  await write('npm-stand-in.js', NPM)
  await write('vite-stand-in.js', VITE)
  await write('web/vite.config.ts', '')
  await write('web/src/page.svelte', 'call sheet')
  await write('package-lock.json', lockfile('1.0.0'))
  const env = { ...process.env, npm_execpath: join(checkout, 'npm-stand-in.js') }
  return {
    write,
    count: async (path) => (await readFile(join(checkout, path), 'utf8').catch(() => '')).trim().length,
    run: (command) =>
      new Promise((resolve) => {
        execFile(
          process.execPath,
          ['scripts/run.js', command],
          { cwd: checkout, env },
          (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
        )
      }),
  }
}

const lockfile = (version: string) =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/lamp': { version },
      'node_modules/lamp-elsewhere': { version, optional: true, os: ['plan9'], cpu: ['mips'] },
    },
  })

const CI = 'ci'.length

test('packages are installed when they are missing, and again when the lockfile names others', async () => {
  const { run, write, count } = await smallCheckout()
  expect((await run('build')).said).toContain('Installing packages')
  expect(await count('npm-calls')).toBe(CI)
  expect((await run('build')).said).not.toContain('Installing')
  expect(await count('npm-calls')).toBe(CI)
  await write('package-lock.json', lockfile('1.0.1'))
  expect((await run('build')).code).toBe(0)
  expect(await count('npm-calls')).toBe('ci\nci'.length)
})

test('what somebody installed by hand is not installed again', async () => {
  const { run, write, count } = await smallCheckout()
  await run('build')
  await write('package-lock.json', lockfile('1.0.2'))
  await write(
    'node_modules/.package-lock.json',
    JSON.stringify({ packages: { 'node_modules/lamp': { version: '1.0.2' } } }),
  )
  expect((await run('build')).code).toBe(0)
  expect(await count('npm-calls')).toBe(CI)
})

test('an install that fails says so and is tried again', async () => {
  const { run, write } = await smallCheckout()
  await write('npm-stand-in.js', 'process.exit(3)')
  expect(await run('build')).toEqual({ code: 1, said: expect.stringContaining('npm ci ended with 3') })
  await write('npm-stand-in.js', NPM)
  expect((await run('build')).code).toBe(0)
})

test('pages are built when a source of theirs has changed, and otherwise not', async () => {
  const { run, write, count } = await smallCheckout()
  const buildsAfter = async () => {
    await run('build')
    return count('web/builds')
  }
  expect(await buildsAfter()).toBe(1)
  expect(await buildsAfter()).toBe(1)
  await write('web/src/page.test.ts', 'a test is no page')
  expect(await buildsAfter()).toBe(1)
  await write('core/src/words/say.ts', 'a sentence on a page')
  expect(await buildsAfter()).toBe(2)
  await write('web/src/page.svelte', 'another call sheet')
  expect(await buildsAfter()).toBe(3)
})

test('a build that fails shows what the builder said and is tried again; one that succeeds is quiet', async () => {
  const { run, write, count } = await smallCheckout()
  expect((await run('build')).said).not.toContain('a remark of the builder')
  await write('web/src/broken.svelte', '')
  expect(await run('build')).toEqual({
    code: 1,
    said: expect.stringMatching(/a remark of the builder[^]*could not be built/),
  })
  await run('build')
  expect(await count('web/builds')).toBe(3)
})
