import { writeFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { EmbargoProof } from '@stagedoor/core/publish'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import type { House } from '../house/open-house.ts'
import { Refusal } from '../refusal.ts'
import { sayBar } from './say-bar.ts'
import { sayProof } from './say-proof.ts'

const LOOK_EVERY_MS = 300

async function run({ operands, option, house, progress }: Asked) {
  const [publication = ''] = operands
  const there = house()
  const asked = await answered(
    there.client.POST('/api/v1/publications/{publication}/embargo-proofs', {
      params: { path: { publication } },
    }),
  )
  const proven = await written(there, asked, progress)
  const out = option('out')
  if (out !== undefined) await writeFile(out, `${JSON.stringify(proven.signed, null, 2)}\n`)
  return {
    code: proven.signed.proof.verdict === 'shut' ? 0 : 1,
    lines: [
      ...sayProof(proven.signed.proof as EmbargoProof),
      '',
      `Signed by the key ${proven.signed.proof.key}`,
      `Proof ${proven.id}, SHA-256 ${proven.sha256}; the log of the production has it too.`,
      out === undefined
        ? 'Keep it with --out FILE; "stagedoor verify-proof FILE" checks it anywhere.'
        : `Kept in ${out}; "stagedoor verify-proof ${out}" checks it anywhere.`,
    ],
    value: proven.signed,
  }
}

async function written(
  { client }: House,
  asked: { id: string; workId: string },
  progress: Asked['progress'],
) {
  for (;;) {
    const { signed, state, sha256, id } = await answered(
      client.GET('/api/v1/embargo-proofs/{proof}', { params: { path: { proof: asked.id } } }),
    )
    if (signed !== null) return { signed, sha256, id }
    const { stage, done, total, problem } = await answered(
      client.GET('/api/v1/work/{work}', { params: { path: { work: asked.workId } } }),
    )
    if (state === 'failed') {
      const { title, detail } = (problem ?? {}) as { title?: string; detail?: string }
      const why = detail ?? title ?? 'the log of the house has the cause'
      throw new Refusal(`Nothing was proven: ${why}. The publication is as it was; prove it again.`)
    }
    progress(total === null ? `${stage ?? 'waiting'} …` : sayBar(stage ?? 'proving', { done, total }))
    await delay(LOOK_EVERY_MS)
  }
}

/** Proves that nothing of a publication can be reached before its moment. */
export const proveEmbargo: Command = {
  usage: 'prove-embargo PUBLICATION [--out FILE]',
  says: 'try every address of a publication as people who may not see it yet',
  about: [
    '--out FILE       keep the signed proof',
    '--json           the signed proof, for programs',
    'Ends with 0 when nothing of it could be reached, 1 when something could, or when it could not be told.',
    'What is tried, and what is not, is told in docs/publish/embargo-proof.md.',
  ],
  options: { out: { type: 'string' } },
  least: 1,
  most: 1,
  run,
}
