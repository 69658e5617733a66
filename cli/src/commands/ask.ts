import type { operations } from '@stagedoor/contract'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import { Refusal } from '../refusal.ts'
import { momentOf } from './moment.ts'
import { sayAnswer } from './say-answer.ts'

type Question = NonNullable<operations['askForVerdict']['requestBody']>['content']['application/json']
type Use = NonNullable<Question['uses']>[number]

async function run({ operands, option, house }: Asked) {
  const [cut = ''] = operands
  const question = questionIn(option)
  const { client } = house()
  const { title, exposureId } = await answered(
    client.GET('/api/v1/cuts/{cut}', { params: { path: { cut } } }),
  )
  if (exposureId === null)
    throw new Refusal(`${title} has not been judged yet. Nothing was changed. Wait a moment and ask again.`)
  const verdict = await answered(
    client.POST('/api/v1/exposures/{exposure}/verdicts', {
      params: { path: { exposure: exposureId } },
      body: question,
    }),
  )
  if (verdict === null) throw new Refusal(`${title} got no verdict. Nothing was changed. Ask again.`)
  return {
    code: verdict.kind === 'cleared' ? 0 : 1,
    lines: [title, ...sayAnswer({ ...verdict.said, acts: verdict.said.acts.map(({ said }) => said) })],
    value: verdict,
  }
}

function questionIn(option: Asked['option']): Question {
  const [destination, territory, use, at] = ['destination', 'territory', 'use', 'at'].map(option)
  return {
    ...(destination === undefined ? {} : { destination }),
    ...(territory === undefined ? {} : { territories: listIn(territory).map((code) => code.toUpperCase()) }),
    // The house answers with the uses there are when this is none of them.
    ...(use === undefined ? {} : { uses: listIn(use) as Use[] }),
    ...(at === undefined ? {} : { at: momentOf(at, '--at') }),
  }
}

const listIn = (text: string): string[] => text.split(',').map((part) => part.trim())

/** Can I post this? */
export const ask: Command = {
  usage: 'ask CUT [--destination WHERE] [--territory CODES] [--use USES] [--at MOMENT]',
  says: 'ask the doorkeeper whether a cut may leave',
  about: [
    '--destination    own-page, kit, instagram, tiktok:account, …',
    '--territory      WORLD, or countries: NO,SE,DK',
    '--use            publicity, editorial, paid-advertising, merchandising, festival, education',
    '--at             from when it is shown, such as 2026-11-27T18:00:00+01:00',
    'What is not said is asked as the cut is meant. Ends with 0 only when it is cleared.',
  ],
  options: {
    destination: { type: 'string' },
    territory: { type: 'string' },
    use: { type: 'string' },
    at: { type: 'string' },
  },
  least: 1,
  most: 1,
  run,
}
