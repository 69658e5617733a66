import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, inject, vi } from 'vitest'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { must, type Visitor, visitorOf } from './visitor.ts'

/** Who owns the house that the demo is in. */
export const DEMO_OWNER = {
  name: 'Jonas Vale',
  email: 'jonas@saltlight.example',
  password: 'a lamp beside the door',
}
export const SALTLIGHT = { params: { path: { production: 'saltlight' } } }

const HAS_COME_IN = /Saltlight has come in/
const DEMO_ON = { STAGEDOOR_DEMO: 'on', STAGEDOOR_CLOCK: 'real' }
// About a minute on a quiet machine, many times that beside other houses: its films are prepared and its cuts rendered.
const PATIENT = { timeout: 500_000, interval: 500 }

/** A house of one's own with the demo in it, as it stands when all of it has come in. */
export interface DemoHouse {
  readonly house: RunningHouse
  readonly owner: Visitor
  /** What the house said as the demo came in. */
  readonly said: string
  /** Ends it, and starts it again with other settings. */
  readonly restart: (env: Readonly<Record<string, string>>) => Promise<RunningHouse>
  readonly end: () => Promise<void>
}

/** Opens the demo: brought in once in a run of the tests, by whoever needs it first, and copied for each. */
export async function openDemo(): Promise<DemoHouse> {
  const { from, said } = await broughtIn(inject('demoFolder'))
  const folder = await newDataDir()
  const port = await freePort()
  // The database's own files belong to its own user, where root starts it.
  await promisify(execFile)('cp', ['-a', `${from}/.`, folder.path])
  const start = (env: Readonly<Record<string, string>>) =>
    startHouse({ dataDir: folder.path, port, env: { ...DEMO_ON, ...env } })
  let house = await start({})
  const owner = visitorOf(house.origin)
  const { email, password } = DEMO_OWNER
  await must(owner.POST('/api/v1/sessions', { body: { email, password } }))
  return {
    house,
    owner,
    said,
    restart: async (env) => {
      await house.stop()
      house = await start(env)
      return house
    },
    end: async () => {
      await house.stop()
      await folder.remove()
    },
  }
}

async function broughtIn(folder: string): Promise<{ from: string; said: string }> {
  const [from, note] = [join(folder, 'house'), join(folder, 'said')]
  const isFirst = await mkdir(join(folder, 'begun')).then(
    () => true,
    () => false,
  )
  if (isFirst) {
    await mkdir(from, { mode: 0o711 })
    await writeFile(
      note,
      JSON.stringify(await bringIn(from).catch((error: unknown) => ({ failed: String(error) }))),
    )
  }
  for (;;) {
    const told = await readFile(note, 'utf8').catch(() => '')
    // It is written in one go, and read in the middle of that once in a lifetime.
    if (told.endsWith('}')) {
      const { failed, said } = JSON.parse(told) as { failed?: string; said: string }
      if (failed !== undefined) throw new Error(`the demo was not brought in: ${failed}`)
      return { from, said }
    }
    await delay(200)
  }
}

async function bringIn(dataDir: string): Promise<{ said: string }> {
  const house = await startHouse({ dataDir, port: await freePort(), env: DEMO_ON })
  try {
    const owner = visitorOf(house.origin)
    const params = { path: { token: house.claimToken ?? '' } }
    await must(owner.POST('/api/v1/claims/{token}', { params, body: DEMO_OWNER }))
    await vi.waitFor(() => expect(house.said()).toMatch(HAS_COME_IN), PATIENT)
    // What its last acts asked for is rendered after it.
    const underWay = async () => {
      const { items } = await must(owner.GET('/api/v1/productions/{production}/work', SALTLIGHT))
      return items.filter(({ endedAt }) => endedAt === null).length
    }
    await vi.waitFor(async () => expect(await underWay()).toBe(0), PATIENT)
    return { said: house.said() }
  } finally {
    await house.stop()
  }
}
