import { setTimeout as delay } from 'node:timers/promises'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import type { House } from '../house/open-house.ts'
import { Refusal } from '../refusal.ts'
import { sayBar } from './say-bar.ts'

const LOOK_EVERY_MS = 300

async function run({ operands, house, progress }: Asked) {
  const [cut = ''] = operands
  const there = house()
  const asked = await answered(
    there.client.POST('/api/v1/cuts/{cut}/recall-drills', { params: { path: { cut } } }),
  )
  const drill = await rehearsed(there, asked, progress)
  const { sum, lines, shutMs, cancelled } = drill.result
  return {
    code: sum.failed === 0 ? 0 : 1,
    lines: [
      `DRILL of “${drill.title}”. Nothing was recalled, and nothing left the house.`,
      '',
      ...lines.flatMap(({ place, state, way, hiddenMs, goneMs, said }) => [
        `  ${state.padEnd(9)} ${place.name}${took(hiddenMs, goneMs)} (${WAY[way]})`,
        `            ${said}`,
      ]),
      '',
      `The recall itself took ${shutMs} ms${cancelled === 0 ? '' : `, and would take ${cancelled} off the calendar`}.`,
      `${sum.gone} proved gone at emulators, ${sum.shut} of ours shut, ${sum.byHand} by hand, ${sum.askedFor} only asked, ${sum.failed} failed, ${sum.notRehearsed} not rehearsed.`,
      'Emulators answer at once: a platform takes as long as it takes.',
    ],
    value: drill,
  }
}

const WAY = {
  emulated: 'at an emulator',
  'rolled-back': 'rolled back',
  'not-rehearsed': 'not rehearsed',
} as const

const took = (hiddenMs: number | null, goneMs: number | null): string =>
  [
    hiddenMs === null ? '' : `, hidden after ${hiddenMs} ms`,
    goneMs === null ? '' : `, gone after ${goneMs} ms`,
  ].join('')

async function rehearsed(
  { client }: House,
  asked: { id: string; workId: string },
  progress: Asked['progress'],
) {
  for (;;) {
    const drill = await answered(
      client.GET('/api/v1/recall-drills/{drill}', { params: { path: { drill: asked.id } } }),
    )
    if (drill.result !== null) return { ...drill, result: drill.result }
    const { stage, done, total } = await answered(
      client.GET('/api/v1/work/{work}', { params: { path: { work: asked.workId } } }),
    )
    if (drill.state === 'failed')
      throw new Refusal(
        'The drill came to nothing; nothing was recalled. The log of the house has the cause.',
      )
    progress(total === null ? `${stage ?? 'waiting'} …` : sayBar(stage ?? 'rehearsing', { done, total }))
    await delay(LOOK_EVERY_MS)
  }
}

/** Rehearses the recall of a cut. */
export const drillRecall: Command = {
  usage: 'drill-recall CUT',
  says: 'rehearse the recall of a cut against emulators; nothing is recalled',
  about: [
    '--json           the drill, for programs',
    'Ends with 0 where every place that was rehearsed gave back or has a person to ask, else with 1.',
  ],
  options: {},
  least: 1,
  most: 1,
  run,
}
