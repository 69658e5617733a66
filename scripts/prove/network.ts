// npm run prove:network -- [--stills N] [--film-megabytes N] [--loss PERCENT] [--proxy]
// Sends a film and many small stills by `stagedoor ingest` over a link that loses packets, kills the house on the way and
// gives the sender another address. The link is the kernel's own where root may lay one, and a faulty proxy elsewhere.
// Ends with 1 if a hundredth of the bytes was sent twice, or a file is missing, doubled or another than it was.
import { parseArgs } from 'node:util'
import { layLink } from './network/lay-link.ts'
import { walkNetwork } from './network/walk.ts'

const { values } = parseArgs({
  options: {
    stills: { type: 'string', default: '500' },
    'film-megabytes': { type: 'string', default: '4' },
    loss: { type: 'string', default: '30' },
    proxy: { type: 'boolean', default: false },
  },
})
const [stills, film, loss] = [values.stills, values['film-megabytes'], values.loss].map(Number)
if (!(stills && film && loss && Number.isSafeInteger(stills) && film > 0 && loss > 0 && loss < 90)) {
  console.error('Say numbers above 0: npm run prove:network -- --stills 500 --film-megabytes 4 --loss 30')
  process.exit(2)
}
const MOST_TWICE = 0.01
const say = (line: string): void => console.log(line)

const laid = values.proxy ? { missing: 'a proxy was asked for' } : await layLink()
const link = 'missing' in laid ? null : laid
if ('missing' in laid) say(`No packets are lost here, requests are, by a faulty proxy: ${laid.missing}.`)
else say(`${loss} % of all packets are lost, either way.`)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void link?.close().finally(() => process.exit(1)))

try {
  const found = await walkNetwork({ stills, filmBytes: film * 1e6, loss: loss / 100, link, say })
  const { files, sizeBytes, sentBytes, seconds, requests, commands, missing, twice, strange } = found
  const share = (sentBytes - sizeBytes) / sizeBytes
  say(
    `${files} files, ${sizeBytes} bytes: ${sentBytes} bytes came through in ${requests} requests, ${(100 * share).toFixed(3)} % of them twice, within ${seconds.toFixed(0)} s and ${commands} ${commands === 1 ? 'command' : 'commands'}.`,
  )
  const faults = [
    ...(share < MOST_TWICE ? [] : ['One hundredth of the bytes or more was sent twice.']),
    ...missing.map((digest) => `${digest} is not in the house.`),
    ...twice.map((digest) => `${digest} is in the house more than once.`),
    ...strange.map((digest) => `${digest} is in the house and was not on the card.`),
  ]
  for (const fault of faults.slice(0, 40)) say(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await link?.close()
}
