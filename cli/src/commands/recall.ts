import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { Misuse, Refusal } from '../refusal.ts'

async function run({ operands, option, has, house, confirm }: Asked) {
  const [publication = ''] = operands
  const because = option('because')
  if (because === undefined) throw new Misuse('recall takes --because: the reason stands in the ledger.')
  const { client } = house()
  const params = { params: { path: { publication } } }
  const { title } = await answered(client.GET('/api/v1/publications/{publication}', params))
  if (!has('yes')) {
    const isSure = await confirm(
      `Recall "${title}"? It is gone at once, everywhere we reach, and stays gone.`,
    )
    if (isSure === null)
      throw new Refusal(
        `Nobody is here to confirm the recall of "${title}". It stands as it was. Say --yes to recall it.`,
      )
    if (!isSure) return { code: 1, lines: [`"${title}" stands as it was.`], value: { isRecalled: false } }
  }
  const recall = await answered(
    client.POST('/api/v1/publications/{publication}/recalls', { ...params, body: { because } }),
  )
  const lines = recall.lines.map(
    ({ state, place, dueAt }) =>
      `  ${state.padEnd(9)} ${place.name}${dueAt === null || state === 'gone' ? '' : `, until ${dueAt}`}`,
  )
  return { code: 0, lines: [`"${recall.title}" is recalled; its gate is shut.`, ...lines], value: recall }
}

/** Takes a publication back. */
export const recall: Command = {
  usage: 'recall PUBLICATION --because WHY [--yes]',
  says: 'take a publication back, from every place it went to',
  about: ['--because        the reason, for the ledger', '--yes            without being asked once more'],
  options: { because: { type: 'string' }, yes: { type: 'boolean' } },
  least: 1,
  most: 1,
  run,
}
