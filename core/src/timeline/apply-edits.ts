import { normalise } from '../time/index.ts'
import type { BoxTrack } from './box.ts'
import type { Edit, Timeline } from './timeline.ts'

/** The timeline with further edits upon it; nothing already edited is undone, and touching edits of one kind and box are united. */
export function applyEdits(timeline: Timeline, edits: readonly Edit[]): Timeline {
  return { ...timeline, edits: uniteEdits([...timeline.edits, ...edits]) }
}

/** Edits in a settled order, those of one kind, asset and box track united where they overlap or touch. */
export function uniteEdits(edits: readonly Edit[]): readonly Edit[] {
  const alike = new Map<string, [Edit, ...Edit[]]>()
  for (const edit of edits) {
    const key = `${edit.assetId} ${edit.kind} ${'boxes' in edit ? trackKey(edit.boxes) : ''}`
    const others = alike.get(key)
    if (others) others.push(edit)
    else alike.set(key, [edit])
  }
  return [...alike]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) =>
      normalise(group.map((edit) => edit.range)).map((range) => ({ ...group[0], range })),
    )
}

function trackKey(track: BoxTrack): string {
  return track.map(({ at, box }) => [at, box.x, box.y, box.width, box.height].join()).join(';')
}
