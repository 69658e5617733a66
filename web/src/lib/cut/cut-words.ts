import { type Chapter, chapterLines, type Cue, writeVtt } from '@stagedoor/core/cut'
import type { Flicks } from '@stagedoor/core/time'
import type { CutView } from '#lib/wire/cut.ts'

/** The captions of a cut as its API takes them back; empty where there are none. */
export const captionsText = ({ captions }: Pick<CutView, 'captions'>): string =>
  captions.length === 0
    ? ''
    : writeVtt(
        captions.map((cue): Cue => ({ ...cue, from: cue.from as Flicks, to: cue.to as Flicks })),
      ).trim()

/** The chapters of a cut as people write them and its API takes them back, a line each. */
export const chaptersText = ({ chapters }: Pick<CutView, 'chapters'>): string =>
  chapterLines(chapters.map(({ at, title }): Chapter => ({ at: at as Flicks, title })))
