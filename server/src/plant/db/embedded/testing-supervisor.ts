import { silentLog } from '../../log/index.ts'
import { Cluster } from './cluster.ts'

const [dataDir = '', ...flags] = process.argv.slice(2)

const cluster = await Cluster.open({
  dataDir,
  log: silentLog,
  endsWithUs: !flags.includes('--left-behind'),
  onFailure: () => process.exit(1),
})
const { socketDir, location, isOurs } = cluster
process.stdout.write(`${JSON.stringify({ socketDir, location, isOurs, postmaster: await cluster.pid() })}\n`)

process.stdin.on('end', () => void cluster.close().then(() => process.exit(0))).resume()
