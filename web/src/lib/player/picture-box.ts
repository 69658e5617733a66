import type { JudgedKind } from '#lib/verdict/verdict.ts'
import type { Box } from '@stagedoor/core/timeline'

/** A subject's place in the picture at this moment, with its name and what is missing. */
export type PictureBox = {
  key: string
  name: string
  note?: string | undefined
  kind: JudgedKind | 'proposed'
  box: Box
}
