import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort, newDataDir, processesUnder, startHouse } from './house.ts'
import { must, visitorOf } from './visitor.ts'
const t0 = performance.now()
const folder = await newDataDir()
const house = await startHouse({ dataDir: folder.path, port: await freePort(), env: { STAGEDOOR_DEMO: 'on', STAGEDOOR_CLOCK: 'real' } })
console.log('open', ((performance.now() - t0) / 1000).toFixed(1))
const owner = visitorOf(house.origin)
await must(owner.POST('/api/v1/claims/{token}', { params: { path: { token: house.claimToken ?? '' } }, body: { name: 'Jonas Vale', email: 'jonas@saltlight.example', password: 'a lamp beside the door' } }))
const cpu = new Map<number, { cmd: string; t: number }>()
let on = true
const sample = async () => {
  while (on) {
    for (const pid of [house.pid, ...(await processesUnder(house.pid))]) {
      try {
        const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
        const f = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        const cmd = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
        const kind = /main\.ts/.test(cmd) ? 'house' : /node-av-child|node-av\/child/.test(cmd) ? 'node-av child' : /second-reader|mediainfo/.test(cmd) ? 'second reader' : /postgres/.test(cmd) ? 'postgres' : cmd.slice(0, 90)
        cpu.set(pid, { cmd: kind, t: (Number(f[11]) + Number(f[12])) / 100 })
      } catch {}
    }
    await delay(40)
  }
}
const s = sample()
const P = { params: { path: { production: 'saltlight' } } }
let last = ''
for (;;) {
  await delay(500)
  const ps = await must(owner.GET('/api/v1/productions'))
  if (ps.items.length === 0) continue
  const work = (await must(owner.GET('/api/v1/productions/{production}/work', P))).items
  const assets = (await must(owner.GET('/api/v1/productions/{production}/dailies', P))).items
  const recalls = (await must(owner.GET('/api/v1/productions/{production}/recalls', P))).items.length
  const open = work.filter((w) => w.endedAt === null).length
  const line = `assets ${assets.length} ready ${assets.filter((a) => a.state === 'ready').length} open ${open} ended ${work.length - open} recalls ${recalls}`
  if (line !== last) console.log(((performance.now() - t0) / 1000).toFixed(1), line)
  last = line
  if (recalls > 0 && open === 0 && work.length > 30) break
}
on = false
await s
const sums = new Map<string, [number, number]>()
for (const { cmd, t } of cpu.values()) { const [n, x] = sums.get(cmd) ?? [0, 0]; sums.set(cmd, [n + 1, x + t]) }
for (const [k, [n, x]] of [...sums].sort((a, b) => b[1][1] - a[1][1])) console.log(x.toFixed(1), 's in', n, k)
if (process.argv[2]) { const w = (await must(owner.GET('/api/v1/productions/{production}/work', P))).items; console.log(JSON.stringify(w[0])); }
await house.stop()
await folder.remove()
