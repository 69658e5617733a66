import { setTimeout as delay } from 'node:timers/promises'
import type { Asked, Command } from '../command.ts'
import { answered } from '../house/answered.ts'
import type { House } from '../house/open-house.ts'
import { Refusal } from '../refusal.ts'
import { sayBar, saySize } from './say-bar.ts'

const LOOK_EVERY_MS = 300

async function run({ operands, house, progress }: Asked) {
  const [cut = ''] = operands
  const there = house()
  const params = { params: { path: { cut } } }
  const { workId } = await answered(there.client.POST('/api/v1/cuts/{cut}/renders', params))
  if (workId !== null) await waitFor(there, workId, progress)
  const { title, version, render } = await answered(there.client.GET('/api/v1/cuts/{cut}', params))
  if (render?.state !== 'rendered')
    throw new Refusal(
      `${title} was changed while it was rendered. The film of the earlier version is kept. Render it again.`,
    )
  const { width, height, sizeBytes } = render
  return {
    code: 0,
    lines: [`${title} (version ${version}) is rendered: ${width}×${height}, ${saySize(sizeBytes ?? 0)}.`],
    value: { cut, version, render },
  }
}

async function waitFor({ client }: House, work: string, progress: Asked['progress']): Promise<void> {
  for (;;) {
    const { state, stage, done, total, problem } = await answered(
      client.GET('/api/v1/work/{work}', { params: { path: { work } } }),
    )
    switch (state) {
      case 'waiting':
      case 'working':
        progress(total === null ? `${stage ?? 'waiting'} …` : sayBar(stage ?? 'render', { done, total }))
        await delay(LOOK_EVERY_MS)
        break
      case 'done':
        return
      case 'cancelled':
        throw new Refusal('The render was cancelled. The cut is as it was. Render it again when you like.')
      case 'failed': {
        const { title, detail } = (problem ?? {}) as { title?: string; detail?: string }
        const why = detail ?? title ?? 'the log of the house has the cause'
        throw new Refusal(`The render failed: ${why}. The cut is as it was; render it again.`)
      }
    }
  }
}

/** Makes the film of a cut. */
export const render: Command = {
  usage: 'render CUT',
  says: 'render a cut and wait until its film is there',
  about: ['The same version is rendered once; asked again, it is there at once.'],
  options: {},
  least: 1,
  most: 1,
  run,
}
