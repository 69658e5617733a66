import { tmpdir } from 'node:os'
import type { Engine, Report, RunOptions } from '../engine.ts'
import { bytesAt, probeWallMs, withinItsBytes } from '../limits-by-bytes.ts'
import { parsePlan, type Plan } from '../plan.ts'
import { inPrivateDirectory } from '../private-directory.ts'
import { proveOutputs } from '../prove-report.ts'
import type { RawProbe } from '../raw-probe.ts'
import { Child, type Ended, type JobOptions } from './child.ts'
import { warmBounds, WarmChild } from './warm-child.ts'

/** Plans that may take no longer than this are small work for the child that is kept warm. */
const smallWallMs = 60_000

/** The engine that arrives with npm, or `MediaFailure` when its program does not start. */
export async function openNodeAvEngine(): Promise<Engine> {
  const { child, caps } = await Child.start(tmpdir(), warmBounds)
  await child.close()
  const warm = new WarmChild()
  return {
    caps,
    run: async (plan, options) => run(warm, await withinItsBytes(parsePlan(plan)), options ?? {}),
    probe: (path, formats, options) => probe(warm, { kind: 'probe', path, formats }, options ?? {}),
    close: () => warm.close(),
  }
}

async function run(warm: WarmChild, plan: Plan, options: RunOptions): Promise<Report> {
  const started = performance.now()
  const { made, outputs } = await inPrivateDirectory(plan, async (inside, directory) => {
    options.onBegun?.(inside.outputs.map(({ path }) => path))
    const job: JobOptions = { ...options, wallMs: plan.limits.wallMs }
    const request = { kind: 'run' as const, plan: inside, directory }
    const { ended, log } =
      plan.limits.wallMs <= smallWallMs ? await warm.ask(request, job) : await askFresh(request, job)
    if (ended.kind !== 'ran') throw new TypeError('a run ends as a run')
    proveOutputs(plan, ended.probes)
    return { probes: ended.probes, log }
  })
  return {
    engine: 'node-av',
    wallMs: performance.now() - started,
    outputs: outputs.map((output, index) => ({ ...output, probe: made.probes[index] ?? null })),
    log: made.log,
  }
}

async function askFresh(
  request: { kind: 'run'; plan: Plan; directory: string },
  job: JobOptions,
): Promise<{ ended: Ended; log: string }> {
  const { child } = await Child.start(request.directory, request.plan.limits)
  // What it wrote is whole when it has ended: its answers come another way, and may overtake it.
  let ended: Ended
  try {
    ended = await child.ask(request, job)
  } finally {
    await child.close()
  }
  return { ended, log: child.log }
}

async function probe(
  warm: WarmChild,
  request: { kind: 'probe'; path: string; formats: readonly string[] },
  options: { signal?: AbortSignal },
): Promise<RawProbe> {
  const wallMs = probeWallMs(await bytesAt(request.path))
  const { ended } = await warm.ask(request, { ...options, wallMs })
  if (ended.kind !== 'probed') throw new TypeError('a probe ends as a probe')
  return ended.probe
}
