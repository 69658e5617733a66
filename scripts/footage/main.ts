import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'

if (!process.env['STAGEDOOR_TEST_FOOTAGE']) {
  console.error('Say where the footage lies: STAGEDOOR_TEST_FOOTAGE=DIR npm run test:footage')
  process.exit(1)
}
const vitest = await startVitest('test', process.argv.slice(2), {
  config: fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
  watch: false,
})
await vitest.close()
