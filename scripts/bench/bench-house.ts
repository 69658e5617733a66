import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../server/src/config.ts'
import { type House, openHouse } from '../../server/src/house.ts'
import { silentLog } from '../../server/src/plant/log/index.ts'

/** Opens a house of its own for as long as a benchmark takes; nothing of it is left. */
export async function inBenchHouse<Result>(
  work: (house: House, dataDir: string) => Promise<Result>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stagedoor-bench-'))
  try {
    const house = await openHouse(
      readConfig({ ...process.env, STAGEDOOR_DATA: dataDir, STAGEDOOR_DEMO: 'off', ...settings }),
      silentLog,
    )
    try {
      return await work(house, dataDir)
    } finally {
      await house.close()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
