import { glob, readFile } from 'node:fs/promises'
import { isMessageKey } from '@stagedoor/core/words'
import { describe, expect, test } from 'vitest'
import { WRITES } from './testing-acts.ts'

const STAGES = ['clearance', 'cut', 'publish'] as const
const ENDINGS = /`\$\{CALLED\[table\]\}-ended`|`approval-\$\{answer\}`/
const here = new URL('.', import.meta.url)

async function sources(pattern: string): Promise<string[]> {
  const texts: string[] = []
  for await (const path of glob(pattern, { cwd: here }))
    if (!/\.test\.ts$|testing/.test(path)) texts.push(await readFile(new URL(path, here), 'utf8'))
  return texts
}

const actsOf = (text: string): string[] =>
  [...text.matchAll(/method: '(?:post|put|patch|delete)',[\s\S]*?operationId: '(\w+)'/g)].flatMap(
    ([, name]) => name ?? [],
  )

// The kinds that a source writes into the chain: literal ones, and the two that are put together from a list.
const kindsIn = (text: string): string[] => {
  const literal = [...text.matchAll(/'([a-z]+(?:-[a-z]+)+|recalled)'/g)].flatMap(([, kind]) => kind ?? [])
  const made = ENDINGS.test(text)
    ? [...text.matchAll(/'clearance\.\w+': '([a-z-]+)'/g)].map(([, name]) => `${name}-ended`)
    : []
  const answers = text.includes('`approval-${answer}`')
    ? ['asked', 'approved', 'refused', 'revoked'].map((answer) => `approval-${answer}`)
    : []
  return [...literal, ...made, ...answers]
}

describe('the log misses no act', () => {
  test.for(STAGES)('every act that %s offers says what it writes', async (stage) => {
    const acts = (await sources(`${stage}/routes/**/*.ts`)).flatMap(actsOf)
    expect(acts.length).toBeGreaterThan(3)
    expect(acts.filter((act) => !Object.hasOwn(WRITES, act))).toEqual([])
  })

  test('what an act is said to write is written somewhere, and has a sentence', async () => {
    const written = new Set(
      (await sources('**/*.ts')).filter((text) => /LogEntry|ToChain|entry:/.test(text)).flatMap(kindsIn),
    )
    const said = Object.values(WRITES).flatMap((kinds) => ('nothing' in kinds ? [] : kinds))
    expect(said.filter((kind) => !written.has(kind))).toEqual([])
    expect(said.filter((kind) => !isMessageKey(`log.${kind}`))).toEqual([])
  })

  test('what is written by time and at the door has a sentence too', () => {
    const others = [
      'verdict-at-exit',
      'silence-approved',
      'came-of-age',
      'slip-opened',
      'recall-place-late',
      'publication-opened',
    ]
    expect(others.filter((kind) => !isMessageKey(`log.${kind}`))).toEqual([])
  })
})
