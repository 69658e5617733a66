import './require-node.ts'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// A start reads thousands of modules: what is compiled of them is kept for the next one. Where nothing may be written
// there, a start takes longer and is the same.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)))
await import('./program.ts')
