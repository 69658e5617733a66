import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import type { Box } from '@stagedoor/core/timeline'
import type { Playback } from '#lib/time/playback.svelte.ts'
import type { ShownProblem } from '#lib/ui/problem.ts'
import { Refusal } from '#lib/ui/refusal.ts'
import { toasts } from '#lib/ui/toasts.svelte.ts'
import type { Appearance } from '#lib/wire/clearance.ts'
import { words } from '#lib/words/index.ts'
import {
  boxOf,
  type FaceAnswer,
  type FaceProposal,
  type MarkingDesk,
  type NewMark,
  nextSides,
  orderOf,
  type PaletteSubject,
  shotAt,
  type Sides,
  type Tracking,
  withKey,
} from './mark.ts'
import type { MarksApi } from './marks-api.ts'
import { UndoStack } from './undo.ts'

/** What the desk is about: how it is read again after each act is the page's to say. */
export interface DeskPage {
  readonly playback: Playback
  readonly api: () => MarksApi
  readonly refresh: () => Promise<void>
  readonly isStill: boolean
  /** Whether a box can be followed through its pictures. */
  readonly isFollowed: boolean
  readonly can: Sides
}

const say = words.backstage.marking

/**
 * Marking by keys and by pointer: the subject chosen, the box drawn, what the next mark is like, and everything that
 * was done, to be taken back. Each act is one request; the page is read again after it.
 */
export class Desk {
  marks = $state.raw<Appearance[]>([])
  facts = $state.raw<MarkingDesk | undefined>()
  palette = $state.raw<PaletteSubject[]>([])
  subject = $state<PaletteSubject>()
  draft = $state<{ at: number; box: Box }>()
  sides = $state<Sides>({ inPicture: true, inSound: false })
  prominence = $state<'featured' | 'background'>('featured')
  certainty = $state<'sure' | 'unsure'>('sure')
  follows = $state(true)
  problem = $state<ShownProblem>()
  isBusy = $state(false)
  acts = $state(0)
  readonly #page: DeskPage
  readonly #undo = new UndoStack()
  readonly #order = new Map<string, number>()
  // A mark that was removed and made again has another id; acts on it before must find it.
  readonly #renamed = new Map<string, string>()

  constructor(page: DeskPage) {
    this.#page = page
    if (!page.can.inPicture) this.sides = { inPicture: false, inSound: true }
  }

  /** Whether something can be seen, and boxed; a sound is heard alone. */
  get hasPicture(): boolean {
    return this.#page.can.inPicture
  }

  get range(): { fromFlicks: number; toFlicks: number } {
    const { inPoint, outPoint, duration } = this.#page.playback
    if (this.#page.isStill) return { fromFlicks: 0, toFlicks: FLICKS_PER_SECOND }
    return { fromFlicks: Math.round(inPoint ?? 0), toFlicks: Math.round(outPoint ?? duration) }
  }

  /** Takes what the house says of this asset now. The palette keeps its order, so that a number stays one person. */
  read(marks: Appearance[], facts: MarkingDesk): void {
    this.marks = marks
    this.facts = facts
    for (const { id } of facts.palette) if (!this.#order.has(id)) this.#order.set(id, this.#order.size)
    const placeOf = ({ id }: PaletteSubject) => this.#order.get(id) ?? 0
    this.palette = facts.palette.toSorted((a, b) => placeOf(a) - placeOf(b))
  }

  get unsure(): Appearance[] {
    return this.marks.filter(({ certainty }) => certainty === 'unsure')
  }

  trackingOf(mark: string): Tracking | undefined {
    return this.facts?.trackings.find(({ appearanceId }) => appearanceId === mark)
  }

  markOf(id: string | undefined): Appearance | undefined {
    return id === undefined ? undefined : this.marks.find((mark) => mark.id === this.#idNow(id))
  }

  /** Marks the chosen subject between in and out, with the box that was drawn; answers the new mark. */
  commit(): Promise<string | undefined> {
    const { subject, draft } = this
    if (!subject) {
      toasts.say(say.chooseFirst)
      return Promise.resolve(undefined)
    }
    const range = this.range
    const isInside = draft && draft.at >= range.fromFlicks && draft.at <= range.toFlicks
    const mark: NewMark = {
      subjectId: subject.id,
      ...range,
      ...this.sides,
      prominence: this.prominence,
      certainty: this.certainty,
      boxes: draft && isInside && this.sides.inPicture ? [{ atFlicks: draft.at, box: draft.box }] : [],
    }
    // Let go of at once: a quick hand sets the next in before the house has answered.
    const { playback } = this.#page
    this.draft = undefined
    playback.inPoint = undefined
    playback.outPoint = undefined
    return this.#act(say.marked(subject.name), async () => {
      const id = await this.#add(mark)
      if (draft && isInside && this.#mayFollow(mark))
        await this.#api.follow(id, { atFlicks: draft.at, box: draft.box })
      return id
    })
  }

  /** Changes a mark: sides, prominence, certainty, times, boxes. */
  change(id: string, change: Partial<NewMark>): Promise<boolean> {
    const before = this.markOf(id)
    if (!before) return Promise.resolve(false)
    const was = orderOf(before)
    const back = Object.fromEntries(
      (Object.keys(change) as (keyof NewMark)[]).map((key) => [key, was[key]]),
    ) as Partial<NewMark>
    return this.#did(say.changed(before.subject.name), {
      redo: () => this.#api.change(this.#idNow(id), change),
      undo: () => this.#api.change(this.#idNow(id), back),
    })
  }

  remove(id: string): Promise<boolean> {
    const mark = this.markOf(id)
    if (!mark) return Promise.resolve(false)
    const order = orderOf(mark)
    return this.#did(words.backstage.marks.removed, {
      redo: () => this.#api.remove(this.#idNow(id)),
      undo: async () => {
        this.#renamed.set(this.#idNow(id), await this.#api.add(order))
      },
    })
  }

  /** Turns one property of a mark round, or of the next mark where none is chosen. */
  turn(what: 'sides' | 'prominence' | 'certainty', id: string | undefined): void {
    const mark = this.markOf(id)
    const stands = mark ?? { ...this.sides, prominence: this.prominence, certainty: this.certainty }
    const change = {
      sides: nextSides(stands, this.#page.can),
      prominence: {
        prominence: stands.prominence === 'featured' ? ('background' as const) : ('featured' as const),
      },
      certainty: { certainty: stands.certainty === 'sure' ? ('unsure' as const) : ('sure' as const) },
    }[what]
    if (mark) {
      void this.change(mark.id, change)
      return
    }
    if ('inPicture' in change) this.sides = change
    else if ('prominence' in change) this.prominence = change.prominence
    else this.certainty = change.certainty
  }

  /** Puts a key of a mark's box where it was drawn, and follows it from there. */
  async putBox(id: string, at: number, box: Box): Promise<void> {
    const mark = this.markOf(id)
    if (!mark) return
    const isDone = await this.change(id, { boxes: withKey(mark.boxes, at, box) })
    if (isDone && this.#mayFollow(orderOf(mark))) await this.follow(id, at)
  }

  /** Follows a mark's box from a moment, in the worker; a correction is followed from there on. */
  follow(id: string, at: number): Promise<string | undefined> {
    const mark = this.markOf(id)
    const box = mark && boxOf(mark, at)
    if (!mark || !box || at < mark.fromFlicks || at > mark.toFlicks) {
      toasts.say(say.nothingToFollow)
      return Promise.resolve(undefined)
    }
    return this.#act(say.following, async () => {
      await this.#api.follow(this.#idNow(id), { atFlicks: Math.round(at), box })
      return id
    })
  }

  takeFollowingBack(tracking: string): Promise<string | undefined> {
    return this.#act(say.followingTakenBack, async () => {
      await this.#api.takeFollowingBack(tracking)
      return tracking
    })
  }

  /** Stretches a mark to the shot that the playhead is in; without a mark, in and out are set to it. */
  toShot(id: string | undefined): void {
    const { playback } = this.#page
    const shot = shotAt(this.facts?.shotStartsFlicks ?? null, playback.now, playback.duration)
    if (this.markOf(id)) void this.change(id!, shot)
    else {
      playback.inPoint = shot.fromFlicks
      playback.outPoint = shot.toFlicks
    }
  }

  sameAsLast(): Promise<boolean> {
    let made: string[] = []
    return this.#did(say.copied, {
      redo: async () => {
        made = (await this.#api.sameAsLast()).appearanceIds
      },
      undo: async () => {
        for (const id of made) await this.#api.remove(id)
      },
    })
  }

  bystanders(): Promise<boolean> {
    const { inPoint, outPoint } = this.#page.playback
    const range = inPoint === undefined && outPoint === undefined ? null : this.range
    let made = ''
    return this.#did(say.crowdMarked, {
      redo: async () => {
        made = (await this.#api.bystanders(range)).id
      },
      undo: () => this.#api.remove(made),
    })
  }

  confirmAll(): Promise<boolean> {
    let confirmed: string[] = []
    return this.#did(say.confirmed, {
      redo: async () => {
        confirmed = (await this.#api.confirm()).appearanceIds
      },
      undo: async () => {
        for (const id of confirmed) await this.#api.change(id, { certainty: 'unsure' })
      },
    })
  }

  /** Takes somebody new into the palette and chooses them; without a name it is a face nobody knows yet. */
  newPerson(name: string): Promise<string | undefined> {
    return this.#act(say.personAdded, async () => {
      const added = await this.#api.newPerson(name)
      const fresh = { character: null, billing: null, isOnTheDay: false, markedAt: null }
      this.subject = { ...added, kind: 'person', ...fresh }
      return added.id
    })
  }

  switchFaces(isOn: boolean): Promise<string | undefined> {
    return this.#act(undefined, async () => {
      await this.#api.switchFaces(isOn)
      toasts.say(say.faces.switched)
      return ''
    })
  }

  searchFaces(): Promise<string | undefined> {
    return this.#act(undefined, async () => {
      const { workId } = await this.#api.searchFaces()
      toasts.say(say.faces.started)
      return workId
    })
  }

  /** Answers for faces that were found; taken back, their marks go and they are proposed again. */
  answerFaces(faces: FaceProposal[], answer: FaceAnswer): Promise<boolean> {
    let open = faces.map(({ id }) => id)
    let made: string[] = []
    return this.#did(say.faces.answered(faces.length), {
      redo: async () => {
        made = (await this.#api.answerFaces(open, answer)).appearanceIds
      },
      undo: async () => {
        for (const id of made) await this.#api.remove(this.#idNow(id))
        open = (await this.#api.proposeFaces(faces)).proposalIds
      },
    })
  }

  undo = (): Promise<void> => this.#step(async () => (await this.#undo.undo())?.said, say.undone)
  redo = (): Promise<void> => this.#step(async () => (await this.#undo.redo())?.said, say.redone)

  get #api(): MarksApi {
    return this.#page.api()
  }

  #mayFollow({ inPicture }: { inPicture: boolean }): boolean {
    return this.follows && inPicture && this.#page.isFollowed
  }

  #idNow(id: string): string {
    const next = this.#renamed.get(id)
    return next === undefined ? id : this.#idNow(next)
  }

  async #add(mark: NewMark): Promise<string> {
    const id = await this.#api.add(mark)
    this.#undo.did({
      said: say.marked(''),
      undo: async () => {
        const tracking = this.trackingOf(this.#idNow(id))
        if (tracking && (tracking.state === 'followed' || tracking.state === 'lost'))
          await this.#api.takeFollowingBack(tracking.id)
        await this.#api.remove(this.#idNow(id))
      },
      redo: async () => {
        this.#renamed.set(this.#idNow(id), await this.#api.add(mark))
      },
    })
    return id
  }

  async #did(said: string, act: { undo: () => Promise<void>; redo: () => Promise<void> }): Promise<boolean> {
    const done = await this.#act(said, async () => {
      await act.redo()
      this.#undo.did({ said, ...act })
      return true
    })
    return done === true
  }

  async #step(take: () => Promise<string | undefined>, said: string): Promise<void> {
    await this.#act(undefined, async () => {
      const what = await take()
      toasts.say(what === undefined ? say.nothingToUndo : said)
    })
  }

  // One act at a time: a second key waits for the first, so that they arrive in the order in which they were pressed.
  #last: Promise<unknown> = Promise.resolve()

  #act<Result>(said: string | undefined, act: () => Promise<Result>): Promise<Result | undefined> {
    const run = async (): Promise<Result | undefined> => {
      this.isBusy = true
      this.problem = undefined
      try {
        const result = await act()
        this.acts += 1
        if (said) toasts.say(said, () => this.undo())
        await this.#page.refresh()
        return result
      } catch (error) {
        // A refusal is told beside the marks; anything else is a fault, and the page's own.
        if (!(error instanceof Refusal)) throw error
        this.problem = error.shown
        await this.#page.refresh()
        return undefined
      } finally {
        this.isBusy = false
      }
    }
    const next = this.#last.then(run, run)
    this.#last = next.catch(() => undefined)
    return next
  }
}
