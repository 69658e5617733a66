import { chdir } from 'node:process'
import { getFFmpegInfo, Log } from 'node-av/lib'
import { AV_LOG_INFO, AV_LOG_WARNING } from 'node-av/constants'
import { isProvable, demuxerOf } from '../formats.ts'
import { isMeasuring } from '../plans/loudness.ts'
import { JobFailure } from './failure.ts'
import { probeFile } from './probe-file.ts'
import type { Answer, Request } from './protocol.ts'
import { runPlan } from './run-plan.ts'

let isBusy = false
let isCancelled = false

// The parent's end closes the channel: nothing that this program does is wanted any more.
process.on('disconnect', () => process.exit(0))
process.on('message', (request: Request) => {
  if (request.kind === 'cancel') isCancelled = true
  else if (isBusy) answer({ kind: 'failed', failure: 'plan-failed', message: 'one job at a time' })
  else void work(request)
})

async function work(request: Exclude<Request, { kind: 'cancel' }>): Promise<void> {
  isBusy = true
  isCancelled = false
  const ended = await perform(request).catch(failed)
  isBusy = false
  answer(ended)
}

async function perform(request: Exclude<Request, { kind: 'cancel' }>): Promise<Answer> {
  if (request.kind === 'probe') {
    return { kind: 'probed', probe: await probeFile(request.path, request.formats, () => isCancelled) }
  }
  chdir(request.directory)
  Log.setLevel(isMeasuring(request.plan.graph) ? AV_LOG_INFO : AV_LOG_WARNING)
  await runPlan(request.plan, {
    onProgress: (progress) => answer({ kind: 'progress', progress }),
    isCancelled: () => isCancelled,
  })
  const probes = []
  for (const output of request.plan.outputs) {
    const isFilm = isProvable(output.format)
    probes.push(isFilm ? await probeFile(output.path, [demuxerOf(output.format)], () => isCancelled) : null)
  }
  return { kind: 'ran', probes }
}

function failed(error: unknown): Answer {
  if (error instanceof JobFailure) return { kind: 'failed', failure: error.kind, message: error.message }
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'failed', failure: 'plan-failed', message }
}

function answer(message: Answer): void {
  process.send?.(message)
}

Log.setLevel(AV_LOG_WARNING)
answer({
  kind: 'ready',
  caps: { engine: 'node-av', version: getFFmpegInfo().version, features: ['tiles'] },
})
