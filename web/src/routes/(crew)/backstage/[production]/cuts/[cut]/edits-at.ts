import { placeAt } from '#lib/verdict/lanes.ts'
import type { CutEdit } from '#lib/wire/cut.ts'
import type { Box } from '@stagedoor/core/timeline'

/** The blurs and covers of a cut that hold at a moment of its asset, where they lie then. */
export const editsAt = (edits: CutEdit[], flicks: number): { kind: 'blur' | 'cover'; box: Box }[] =>
  edits.flatMap((edit) => {
    if (edit.kind !== 'blur' && edit.kind !== 'cover') return []
    if (flicks < edit.range.from || flicks >= edit.range.to) return []
    const box = placeAt(
      edit.boxes.map(({ at, box: place }) => ({ atFlicks: at, box: place })),
      flicks,
    )
    return box ? [{ kind: edit.kind, box }] : []
  })
