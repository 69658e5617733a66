import type { Playback } from '#lib/time/playback.svelte.ts'
import type { PictureBox } from '#lib/player/picture-box.ts'
import { toasts } from '#lib/ui/toasts.svelte.ts'
import { placeAt } from '#lib/verdict/lanes.ts'
import { words } from '#lib/words/index.ts'
import type { Desk } from './desk.svelte.ts'
import type { FaceAnswer, FaceProposal } from './mark.ts'

const say = words.backstage.marking.faces

/** Answering for faces that were found: one that is looked at, or several that are ticked. */
export class Faces {
  ticked = $state.raw<ReadonlySet<string>>(new Set())
  readonly #desk: Desk
  readonly #playback: Playback

  constructor({ desk, playback }: { desk: Desk; playback: Playback }) {
    this.#desk = desk
    this.#playback = playback
  }

  get proposals(): FaceProposal[] {
    return this.#desk.facts?.faces.proposals ?? []
  }

  /** Those that the next answer is for. */
  asked(selected: string | undefined): FaceProposal[] {
    const ticked = this.proposals.filter(({ id }) => this.ticked.has(id))
    return ticked.length > 0 ? ticked : this.proposals.filter(({ id }) => id === selected)
  }

  /** The face behind the one looked at, round. */
  after(selected: string | undefined): FaceProposal | undefined {
    const at = this.proposals.findIndex(({ id }) => id === selected)
    return this.proposals[(at + 1) % Math.max(1, this.proposals.length)]
  }

  tick(id: string): void {
    this.ticked = this.ticked.has(id)
      ? new Set([...this.ticked].filter((other) => other !== id))
      : new Set([...this.ticked, id])
  }

  tickAll(isOn: boolean): void {
    this.ticked = new Set(isOn ? this.proposals.map(({ id }) => id) : [])
  }

  /** Looks at a face: the picture goes to where it is. */
  show({ fromFlicks, toFlicks, boxes }: FaceProposal): void {
    this.#playback.pause()
    const first = boxes.find(({ atFlicks }) => atFlicks >= fromFlicks && atFlicks < toFlicks)
    this.#playback.seek(first?.atFlicks ?? fromFlicks)
  }

  /** Answers for those asked about; answers the face to look at next. */
  async answer(kind: FaceAnswer['kind'], selected: string | undefined): Promise<string | undefined> {
    const faces = this.asked(selected)
    if (faces.length === 0) {
      toasts.say(say.chooseFace)
      return selected
    }
    const { subject, prominence } = this.#desk
    if (kind === 'subject' && !subject) {
      toasts.say(words.backstage.marking.chooseFirst)
      return selected
    }
    const answer = kind === 'subject' ? { kind, subjectId: subject?.id ?? '', prominence } : { kind }
    const gone = new Set(faces.map(({ id }) => id))
    const place = this.proposals.findIndex(({ id }) => gone.has(id))
    this.ticked = new Set()
    if (!(await this.#desk.answerFaces(faces, answer))) return selected
    const next = this.proposals[place] ?? this.proposals[0]
    if (next) this.show(next)
    return next?.id
  }

  /** The boxes of faces that wait for an answer, at a moment. */
  boxesAt(at: number): PictureBox[] {
    return this.proposals.flatMap(({ id, number, fromFlicks, toFlicks, boxes }) => {
      const box = at < fromFlicks || at >= toFlicks ? undefined : placeAt(boxes, at)
      return box ? [{ key: id, name: say.face(number), kind: 'proposed' as const, box }] : []
    })
  }
}
