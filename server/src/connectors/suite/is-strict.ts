import { expect } from 'vitest'
import { type Check, everywhere, play } from './check.ts'

/** The emulator takes what is documented and nothing else. */
export const IS_STRICT: readonly Check[] = [
  {
    point: 15,
    says: 'every emulated call says where and when it was read, and takes no field beside what was documented',
    appliesTo: everywhere,
    hold: (rig) =>
      play(rig, async ({ platform }) => {
        const operations = platform.emulator?.operations ?? []
        if (platform.emulator !== null) expect(operations.length).toBeGreaterThan(2)
        for (const { name, source, readOn, body, query, reading } of operations) {
          expect(source, name).toMatch(/^https:\/\//)
          expect(readOn, name).toMatch(/^\d{4}-\d{2}-\d{2}$/)
          if (reading === 'json' || reading === 'form' || reading === 'multipart')
            expect(body, name).toBeDefined()
          for (const schema of [body, query]) {
            if (schema === undefined) continue
            const parsed = schema.safeParse({ undocumented: 'word' })
            expect(JSON.stringify(parsed.error?.issues ?? ''), name).toContain('unrecognized_keys')
          }
        }
        const stray = await fetch(new URL('/undocumented', Object.values(platform.origins)[0]), {
          method: 'POST',
        })
        expect(stray.status).toBeGreaterThanOrEqual(400)
      }),
  },
]
