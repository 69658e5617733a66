import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { plainFile, readSealedFile } from '@stagedoor/core/community'
import { toIso } from '@stagedoor/core/time'
import type { Asked, Command } from '../command.ts'
import { BadInput, Misuse } from '../refusal.ts'

const SEAL = /^[0-9a-f]{64}$/

async function run({ operands, option }: Asked) {
  const [act, path = ''] = operands
  const seal = option('seal')?.toLowerCase()
  if (act !== 'verify' || path === '') throw new Misuse('theory verifies a sealed file: theory verify FILE.')
  if (seal !== undefined && !SEAL.test(seal))
    throw new Misuse('A seal has 64 hexadecimal digits, as the page of the theory shows it.')
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new BadInput(`${path} cannot be read. Nothing was checked.`, [], { cause: error })
  })
  const file = plainFile(kept)
  const reads = readSealedFile(file)
  const hash = createHash('sha256').update(file, 'utf8').digest('hex')
  const isSame = seal === undefined ? null : reads !== null && hash === seal
  return {
    code: reads === null || isSame === false ? 1 : 0,
    lines: [
      ...(reads === null
        ? ['This has not the form of a sealed file; its text or a line was changed.']
        : [
            `${reads.writer} sealed this on ${toIso(reads.sealedAt)}, about ${reads.about}, at ${reads.production}:`,
            '',
            ...reads.text.split('\n').map((line) => `  ${line}`),
            '',
          ]),
      `seal ${hash}`,
      isSame === null
        ? 'Hold it beside the seal that the page showed before the theory opened, or give that as --seal.'
        : isSame
          ? 'This is what was sealed.'
          : 'This is NOT what was sealed.',
    ],
    value: {
      hash,
      isSame,
      reads: reads === null ? null : { ...reads, sealedAt: toIso(reads.sealedAt) },
    },
  }
}

/** Checks the sealed file of a theory, without a house: whoever kept a seal needs to trust nobody. */
export const theory: Command = {
  usage: 'theory verify FILE [--seal SEAL]',
  says: 'check a sealed theory by yourself, without a house',
  about: [
    'FILE             the sealed file, as the page of an open theory gives it',
    '--seal SEAL      the seal that was shown while it was shut: 64 hexadecimal digits',
    '--json           the hash, the answer and what the file says, for programs',
    'Ends with 0 when it is what was sealed (or has the form of it, where no seal is given), 1 when it is not.',
    'The form is told in docs/sealed-theories.md; sha256sum FILE prints the same.',
  ],
  options: { seal: { type: 'string' } },
  least: 2,
  most: 2,
  run,
}
