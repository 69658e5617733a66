import { FilterGraph, FilterInOut, type FilterContext } from 'node-av/lib'
import { JobFailure, must } from './failure.ts'
import { create, type Source } from './source.ts'

/** Open pads that a graph text reads from, such as `0:v` or `1:a:0`, each once. */
export function padsOf(graph: string): string[] {
  return [...new Set([...graph.matchAll(/\[(\d+:[va](?::\d+)?)\]/g)].flatMap((match) => match[1] ?? []))]
}

export type Wanted = { label: string; kind: 'video' | 'audio' }
export type StandingGraph = { graph: FilterGraph; sinks: ReadonlyMap<string, FilterContext> }

/** A standing graph: every source described by its first frame, one sink for each wanted label. */
export function raiseGraph(
  text: string,
  sources: readonly Source[],
  wanted: readonly Wanted[],
): StandingGraph {
  const graph = new FilterGraph()
  graph.alloc()
  const sinks = new Map<string, FilterContext>()
  for (const { pad, open } of openPads(graph, text)) {
    if (pad.side === 'in') {
      const source = sources.find((one) => one.pad === pad.label)
      if (source === undefined) throw new JobFailure('plan-failed', `[${pad.label}] is fed by no input`)
      must(source.describe(graph).link(0, open, pad.index), `linking [${pad.label}]`)
    } else {
      const kind = wanted.find(({ label }) => label === pad.label)?.kind
      if (kind === undefined) throw new JobFailure('plan-failed', `[${pad.label}] feeds no output`)
      const sink = create(graph, kind === 'audio' ? 'abuffersink' : 'buffersink', {
        name: `sink_${pad.label}`,
      })
      must(open.link(pad.index, sink, 0), `linking [${pad.label}]`)
      sinks.set(pad.label, sink)
    }
  }
  must(graph.configSync(), 'raising the graph')
  return { graph, sinks }
}

type OpenPad = { pad: { side: 'in' | 'out'; label: string; index: number }; open: FilterContext }

// The one call that parses a text and links several pads at once links only the first of them in this binding.
function openPads(graph: FilterGraph, text: string): OpenPad[] {
  const segment = graph.segmentParse(text)
  if (segment === null) throw new JobFailure('plan-failed', 'the graph cannot be read')
  const inputs = new FilterInOut()
  const outputs = new FilterInOut()
  try {
    must(segment.createFilters(), 'reading the graph')
    must(segment.applyOpts(), "reading the graph's options")
    must(segment.apply(inputs, outputs), 'linking the graph')
    return [...walk(inputs, 'in'), ...walk(outputs, 'out')]
  } finally {
    inputs.free()
    outputs.free()
    segment.free()
  }
}

function walk(list: FilterInOut, side: 'in' | 'out'): OpenPad[] {
  const pads: OpenPad[] = []
  for (let at: FilterInOut | null = list; at?.name; at = at.next) {
    if (at.filterCtx === null) throw new JobFailure('plan-failed', `[${at.name}] belongs to no filter`)
    pads.push({ pad: { side, label: at.name, index: at.padIdx }, open: at.filterCtx })
  }
  return pads
}
