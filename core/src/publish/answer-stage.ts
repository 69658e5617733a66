import type { PublicationState } from './publication-state.ts'

/** How far an answer to somebody's comment is, as people say it. */
export const ANSWER_STAGES = ['on-its-way', 'sent', 'in-doubt', 'refused', 'called-back'] as const

/** One of these. */
export type AnswerStage = (typeof ANSWER_STAGES)[number]

/** How far an answer is, by the state of its publication. */
export function answerStage({ kind }: PublicationState): AnswerStage {
  switch (kind) {
    case 'draft':
    case 'scheduled':
    case 'placing':
    case 'leaving':
      return 'on-its-way'
    case 'unknown':
      return 'in-doubt'
    case 'live':
      return 'sent'
    case 'failed':
      return 'refused'
    case 'recalled':
    case 'cancelled':
      return 'called-back'
  }
}

/** Whether a comment can be answered (again): an answer that is out, or may be, stands in the way of another. */
export function leavesRoomForAnswer(stage: AnswerStage): boolean {
  return stage === 'refused' || stage === 'called-back'
}
