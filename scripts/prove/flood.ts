// npm run prove:flood -- [--attempts N] [--fans N] [--stormers N] [--reporters N] [--ways N]
// Opens a whole house in a database of its own and sends hostile fans into it: comments by the thousand within a minute,
// storms of names and of reports, calls with every identifier of other people's things, calls and forms from another site, forged
// cookies, and links that are used again. Ends with 1 if anything is lost, doubled, hidden, moved or opened by it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { proveFlood } from './flood/prove-flood.ts'
import { openSurface } from './surface/surface-house.ts'

const { values } = parseArgs({
  options: {
    attempts: { type: 'string', default: '10000' },
    fans: { type: 'string', default: '1000' },
    stormers: { type: 'string', default: '50' },
    reporters: { type: 'string', default: '1000' },
    ways: { type: 'string', default: '8' },
  },
})
const size = {
  attempts: Number(values.attempts),
  fans: Number(values.fans),
  stormers: Number(values.stormers),
  reporters: Number(values.reporters),
  ways: Number(values.ways),
}
if (!Object.values(size).every((number) => Number.isSafeInteger(number) && number > 0)) {
  console.error('Say how many as whole numbers: npm run prove:flood -- --attempts 10000 --fans 1000')
  process.exit(2)
}
const dataDir = await mkdtemp(join(tmpdir(), 'stagedoor-flood-'))
try {
  const surface = await openSurface({ dataDir, databaseUrl: null })
  try {
    const { faults, parts } = await proveFlood(surface, size)
    for (const fault of faults.slice(0, 40)) console.log(fault)
    for (const part of parts) console.log(part)
    process.exitCode = faults.length === 0 ? 0 : 1
  } finally {
    await surface.close()
  }
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
