import { setTimeout as delay } from 'node:timers/promises'
import { endWithParent } from './end-with-parent.ts'
import { loadDemoIfWanted } from './demo/index.ts'
import type { House } from './house.ts'
import { measureMissing } from './ingest/index.ts'
import { houseState } from './production/index.ts'
import { serve } from './serve.ts'
import { registerWork } from './worker.ts'

const LAST_MS = 8_000

/** Runs an open house until it is told to end: its door, its workers, or both. */
export async function runHouse(
  house: House,
  { serves, works, say }: { serves: boolean; works: boolean; say: (line: string) => void },
): Promise<void> {
  registerWork(house)
  await house.jobs.start({ works: false })
  if (serves) await house.topics.start()
  if (serves) await house.front.start()
  if (works) await workUnlessSealed(house, say)
  const server = serves ? await serve(house) : null

  let isClosing = false
  const close = async (): Promise<void> => {
    if (isClosing) return
    isClosing = true
    // Whatever hangs, the house is closed within seconds; what was not finished is taken up at the next start.
    setTimeout(() => process.exit(1), LAST_MS).unref()
    server?.close()
    server?.closeAllConnections()
    await house.alarms.stop()
    await house.fediverse.post.stop()
    await house.events.stop()
    await house.topics.stop()
    await house.front.stop()
    await house.jobs.stop()
    await house.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close())
  // Started by another process of ours: its end is our end.
  endWithParent(close)

  if (house.clock.isManual()) say('THE CLOCK IS MANUAL: dates of this house prove nothing.')
  if (!serves) {
    const name = house.jobs.name
    return say(
      name === null ? 'Stagedoor is working.' : `Stagedoor is working.\nIts name among the workers: ${name}`,
    )
  }
  const { hasOwner } = await houseState(house.worker)
  const open = `Stagedoor is open: ${house.site.origin}`
  // Said in one breath: who reads the first line finds the second with it.
  say(hasOwner ? open : `${open}\nBecome the owner: ${house.site.link(`/claim/${house.door.token}`)}`)
}

// In a sealed house nothing rings, is handed on or worked until its owner unseals it; what waited is still there then.
async function workUnlessSealed(house: House, say: (line: string) => void): Promise<void> {
  let isWorking = false
  const startUnlessSealed = async (): Promise<boolean> => {
    if (isWorking || (await houseState(house.worker)).sealedAt !== null) return isWorking
    isWorking = true
    await house.jobs.work()
    await house.events.start()
    await house.alarms.start()
    await house.fediverse.post.start()
    // Nobody waits for it: it is found again at the next start where this one ends before.
    measureMissing({ db: house.worker, jobs: house.jobs }).catch((error: unknown) =>
      house.log.debug({ err: error }, 'what is to be measured was not looked for to its end'),
    )
    if (house.config.demo && (await loadDemoIfWanted(house))) {
      say('Saltlight, the demo production, is on its way in.')
      void demoHasComeIn(house).then(() => say('Saltlight has come in.'))
    }
    return true
  }
  if (await startUnlessSealed()) return
  say('THE HOUSE IS SEALED after a restore: nothing opens or leaves until its owner unseals it backstage.')
  const look = (): void => {
    startUnlessSealed().catch((error: unknown) =>
      house.log.error({ err: error }, 'the unsealed house does not work'),
    )
  }
  await house.database.listen('house', { heard: look, connected: look })
}

const LOOK_FOR_DEMO_MS = 1_000

async function demoHasComeIn({ worker, log }: House): Promise<void> {
  for (;;) {
    await delay(LOOK_FOR_DEMO_MS, undefined, { ref: false })
    const state = await houseState(worker).catch((error: unknown) => log.debug({ err: error }, 'no answer'))
    if (state?.demoLoadedAt) return
  }
}
