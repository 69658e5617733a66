import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../time/index.ts'
import { PLACE_CLASSES, placesOfKit, placesOfPost, type Place, type PlaceKind } from './place.ts'
import {
  absenceOf,
  nextLookAfterGone,
  stepRecallLine,
  type Evidence,
  type RecallLine,
  type RecallLineEvent,
} from './recall-line.ts'
import { RECALL_DEADLINES, SECOND_LOOK_MS } from './recall-deadline.ts'
import { isOverdue, isSettled, planRecall, standingOfLedger, summariseRecall } from './recall-ledger.ts'
import { nextReminder, reminderOf } from './recall-reminder.ts'

const called = 1_800_000_000_000 as Instant
const after = (ms: number) => (called + ms) as Instant
const read: Evidence = { how: 'read', what: '404 from the page’s address' }
const post = placesOfPost({ id: 'post', name: 'Saltlight’s own page' })
const handedKit = placesOfKit({
  id: 'kit',
  holder: 'Ida Brandt',
  handedOverAt: after(-1000),
  earlierPosts: [],
})

function lineOf(kind: PlaceKind): RecallLine {
  const [line] = planRecall([{ kind, ref: 'x', name: 'x', retraction: PLACE_CLASSES[kind] }], called)
  if (line === undefined) throw new Error('a place has a line')
  return line
}

describe('the ledger', () => {
  test('has a line for each place, our own first', () => {
    const lines = planRecall([...handedKit, ...post, ...post], called)
    expect(lines.map((line) => line.place.kind)).toEqual([
      'kit-link',
      'own-page',
      'media-addresses',
      'kit-copy',
    ])
    expect(lines.map((line) => line.state.kind)).toEqual(['shutting', 'shutting', 'shutting', 'task'])
  })

  test('knows of a holder’s copy only once the kit was handed over', () => {
    expect(
      placesOfKit({ id: 'kit', holder: 'Ida Brandt', handedOverAt: null, earlierPosts: [] }).map(
        (place) => place.kind,
      ),
    ).toEqual(['kit-link'])
  })

  test('gives what is ours seconds, what a person must do a day, and promises nothing it cannot keep', () => {
    expect(lineOf('own-page').dueAt).toBe(after(10_000))
    expect(lineOf('kit-copy').dueAt).toBe(after(86_400_000))
    expect(lineOf('bundle').dueAt).toBeNull()
    expect(lineOf('feed').dueAt).toBe(after(3 * 86_400_000))
  })

  test('counts its lines and names the next deadline', () => {
    const lines = planRecall([...post, ...handedKit], called).map((line) =>
      line.place.kind === 'own-page'
        ? stepRecallLine(line, { kind: 'seen-gone', at: after(900), evidence: read })
        : line,
    )
    expect(summariseRecall(lines, after(1000))).toEqual({
      places: 4,
      counts: { shutting: 2, checking: 0, gone: 1, task: 1, told: 0, failed: 0, 'given-up': 0 },
      overdue: 0,
      nextDueAt: after(10_000),
      isFinished: false,
      standing: 'running',
    })
    expect(summariseRecall(lines, after(10_001)).overdue).toBe(2)
  })
})

describe('a line', () => {
  test('of our own page is shut, checked and gone with what was read', () => {
    const checking = stepRecallLine(lineOf('own-page'), { kind: 'shut', at: after(5) })
    expect(checking.state).toEqual({ kind: 'checking', since: after(5) })
    const gone = stepRecallLine(checking, { kind: 'seen-gone', at: after(40), evidence: read })
    expect(gone.state).toEqual({ kind: 'gone', at: after(40), evidence: read })
    expect(isSettled(gone)).toBe(true)
  })

  test('that was gone and is seen again is worked on again', () => {
    const gone = stepRecallLine(lineOf('own-page'), { kind: 'seen-gone', at: after(40), evidence: read })
    expect(stepRecallLine(gone, { kind: 'seen-there', at: after(99) }).state.kind).toBe('shutting')
    const copyGone = stepRecallLine(lineOf('kit-copy'), { kind: 'seen-gone', at: after(40), evidence: read })
    expect(stepRecallLine(copyGone, { kind: 'seen-there', at: after(99) }).state.kind).toBe('task')
  })

  test('of a platform that one look missed waits for a second, minutes later, and for none where the place says so', () => {
    const look = (line: RecallLine, ms: number, isSaidGone = false) =>
      stepRecallLine(line, absenceOf(line, { at: after(ms), evidence: read, isSaidGone }))
    for (const kind of ['platform-post', 'kit-copy'] as const) {
      const missed = look(lineOf(kind), 10)
      expect(missed.state).toMatchObject({ kind: 'checking', missedAt: after(10) })
      expect(look(missed, 9 + SECOND_LOOK_MS).state.kind).toBe('checking')
      expect(look(missed, 10 + SECOND_LOOK_MS).state).toMatchObject({ kind: 'gone' })
      const there = stepRecallLine(missed, { kind: 'seen-there', at: after(20) })
      expect(there.state.kind).toBe(kind === 'kit-copy' ? 'task' : 'shutting')
      expect(look(lineOf(kind), 10, true).state.kind).toBe('gone')
    }
  })

  test('of somebody else’s place is looked at again a day and seven days after it was gone', () => {
    const days = (count: number) => after(count * 86_400_000)
    expect(nextLookAfterGone(called, called)).toBe(days(1))
    expect(nextLookAfterGone(called, days(1))).toBe(days(7))
    expect(nextLookAfterGone(called, days(7))).toBeNull()
  })

  test('that is opened anew has a clock of its own', () => {
    const gone = stepRecallLine(lineOf('kit-copy'), { kind: 'seen-gone', at: after(5), evidence: read })
    const anew = stepRecallLine(gone, { kind: 'seen-there', at: after(9 * 86_400_000) })
    expect(anew.dueAt).toBe(after(10 * 86_400_000))
  })

  test('of a kit’s copy is a task: its holder is told, and a person proves the end', () => {
    const told = stepRecallLine(lineOf('kit-copy'), { kind: 'told', at: after(7) })
    expect(told.state).toEqual({ kind: 'task', since: called, toldAt: after(7) })
    expect(isSettled(told)).toBe(false)
    const taken: Evidence = { how: 'person-said', what: 'Ida deleted the post and the file' }
    expect(stepRecallLine(told, { kind: 'seen-gone', at: after(8), evidence: taken }).state.kind).toBe('gone')
  })

  test('of a platform that refuses to delete becomes a task for a person', () => {
    const refused = stepRecallLine(lineOf('platform-post'), {
      kind: 'failed',
      at: after(9),
      because: 'no permission',
    })
    expect(refused.state).toEqual({ kind: 'task', since: after(9), toldAt: null })
  })

  test('of ours that fails says so and can be tried again', () => {
    const failed = stepRecallLine(lineOf('own-page'), {
      kind: 'failed',
      at: after(9),
      because: 'still answered 200',
    })
    expect(failed.state.kind).toBe('failed')
    expect(stepRecallLine(failed, { kind: 'try-again', at: after(10) }).state.kind).toBe('shutting')
  })

  test('of a place that can only be asked ends when it says that it took the post back: more it cannot give', () => {
    const asked = stepRecallLine(lineOf('feed'), { kind: 'shut', at: after(5) })
    expect(asked.state).toEqual({ kind: 'checking', since: after(5) })
    const answered = stepRecallLine(asked, { kind: 'seen-gone', at: after(9), evidence: read })
    expect(answered.state).toEqual({ kind: 'told', at: after(9) })
  })

  test('of a place that can only be asked has a clock, and is a person’s task where nobody there takes it down', () => {
    const asked = stepRecallLine(lineOf('federated-copy'), { kind: 'told', at: after(5) })
    expect(standingOfLedger([asked], after(10))).toBe('running')
    expect(standingOfLedger([asked], after(4 * 86_400_000))).toBe('open')
    const left = stepRecallLine(asked, { kind: 'failed', at: after(9), because: 'Two servers do not answer' })
    expect(left.state).toEqual({ kind: 'task', since: after(9), toldAt: null })
    expect(reminderOf(left, after(10))).toMatchObject({ kind: 'ahead' })
  })

  test('that a person says is gone waits for a look, and comes back to them where it is still there', () => {
    const said = stepRecallLine(lineOf('kit-copy'), { kind: 'said-gone', at: after(8) })
    expect(said.state).toEqual({ kind: 'checking', since: after(8) })
    expect(stepRecallLine(said, { kind: 'seen-there', at: after(9) }).state.kind).toBe('task')
    expect(stepRecallLine(said, { kind: 'seen-gone', at: after(9), evidence: read }).state.kind).toBe('gone')
  })

  test('is given up by a named person with a reason, once it waits for one', () => {
    const letBe = {
      kind: 'given-up',
      at: after(8),
      by: 'Ida Brandt',
      because: 'The account was deleted',
    } as const
    const { state } = stepRecallLine(lineOf('kit-copy'), letBe)
    expect(state).toEqual({
      kind: 'given-up',
      at: after(8),
      by: 'Ida Brandt',
      because: 'The account was deleted',
    })
    expect(stepRecallLine(lineOf('platform-post'), letBe).state.kind).toBe('shutting')
  })

  test('of ours is given up by nobody', () => {
    const failed = stepRecallLine(lineOf('own-page'), {
      kind: 'failed',
      at: after(9),
      because: 'answered 200',
    })
    const letBe = { kind: 'given-up', at: after(10), by: 'Ida Brandt', because: 'It is late' } as const
    expect(stepRecallLine(failed, letBe)).toBe(failed)
  })

  test('is overdue after its deadline, not at it', () => {
    expect(isOverdue(lineOf('own-page'), after(10_000))).toBe(false)
    expect(isOverdue(lineOf('own-page'), after(10_001))).toBe(true)
  })
})

const kinds = fc.constantFrom(...(Object.keys(PLACE_CLASSES) as PlaceKind[]))
const events: fc.Arbitrary<RecallLineEvent> = fc
  .record({
    kind: fc.constantFrom(
      'shut',
      'seen-gone',
      'missed',
      'seen-there',
      'said-gone',
      'given-up',
      'told',
      'failed',
      'try-again',
    ),
    ms: fc.nat({ max: 1000 }),
  })
  .map(({ kind, ms }): RecallLineEvent => {
    const at = after(ms)
    if (kind === 'seen-gone') return { kind, at, evidence: read }
    if (kind === 'failed') return { kind, at, because: 'no answer' }
    if (kind === 'given-up') return { kind, at, by: 'Ida Brandt', because: 'The account is gone' }
    return { kind, at }
  })

const DAY_MS = 86_400_000

describe('a reminder', () => {
  const copy = lineOf('kit-copy')

  test('comes the day before, right after the deadline, and then every day', () => {
    const due = after(DAY_MS)
    expect(nextReminder({ ...copy, dueAt: after(3 * DAY_MS) }, called)).toBe(after(2 * DAY_MS + 1))
    expect(nextReminder(copy, called)).toBe(after(1))
    expect(nextReminder(copy, after(1))).toBe(due + 1)
    expect(nextReminder(copy, (due + 1) as Instant)).toBe(due + 1 + DAY_MS)
    expect(nextReminder(copy, (due + 5 * DAY_MS) as Instant)).toBe(due + 1 + 5 * DAY_MS)
  })

  test('goes higher a day after the deadline, and to nobody once the line is over', () => {
    expect(reminderOf(copy, called)).toEqual({ kind: 'ahead', daysLate: 0, isEscalated: false })
    expect(reminderOf(copy, after(DAY_MS))).toEqual({ kind: 'due', daysLate: 0, isEscalated: false })
    expect(reminderOf(copy, after(3 * DAY_MS))).toEqual({ kind: 'late', daysLate: 2, isEscalated: true })
    const gone = stepRecallLine(copy, { kind: 'seen-gone', at: after(5), evidence: read })
    expect([reminderOf(gone, after(9)), nextReminder(gone, after(9))]).toEqual([null, null])
  })

  test('is for nobody while the house looks whether it is gone, and for somebody again when it is still there', () => {
    const said = stepRecallLine(copy, { kind: 'said-gone', at: after(5) })
    expect(said.state.kind).toBe('checking')
    expect(reminderOf(said, after(3 * DAY_MS))).toBeNull()
    const seen = stepRecallLine(said, { kind: 'seen-there', at: after(9) })
    expect(reminderOf(seen, after(3 * DAY_MS))).toMatchObject({ kind: 'late', isEscalated: true })
  })
})

describe('the laws of the recall', () => {
  test('a ledger is closed only when every line is proved, told, or given up by a named person; it runs only while each other has a clock', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(kinds, fc.array(events)), { maxLength: 6 }), fc.nat(), (placed, ms) => {
        const now = after(ms)
        const lines = placed.map(([kind, happened]) => happened.reduce(stepRecallLine, lineOf(kind)))
        const standing = standingOfLedger(lines, now)
        const isAnswered = ({ state }: RecallLine) =>
          (state.kind === 'gone' && state.evidence.what !== '') ||
          state.kind === 'told' ||
          (state.kind === 'given-up' && state.by !== '' && state.because !== '')
        expect(standing === 'closed').toBe(lines.every(isAnswered))
        if (standing === 'running')
          for (const line of lines)
            expect(isAnswered(line) || (line.dueAt !== null && line.dueAt >= now)).toBe(true)
        if (standing === 'running') expect(lines.some((line) => nextReminder(line, now) !== null)).toBe(true)
      }),
    )
  })

  test('nobody gives up what is ours', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PlaceKind>('own-page', 'media-addresses', 'kit-link'),
        fc.array(events),
        (kind, happened) => {
          expect(happened.reduce(stepRecallLine, lineOf(kind)).state.kind).not.toBe('given-up')
        },
      ),
    )
  })

  test('a line is gone only after someone or something saw that it is', () => {
    fc.assert(
      fc.property(kinds, fc.array(events), (kind, happened) => {
        const end = happened.reduce(stepRecallLine, lineOf(kind))
        if (end.state.kind === 'gone') expect(happened.some((event) => event.kind === 'seen-gone')).toBe(true)
      }),
    )
  })

  test('a copy of a copy is told and never called gone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PlaceKind>('federated-copy', 'feed', 'bundle'),
        fc.array(events),
        (kind, happened) => {
          expect(happened.reduce(stepRecallLine, lineOf(kind)).state.kind).not.toBe('gone')
        },
      ),
    )
  })

  test('an event delivered twice changes nothing the second time', () => {
    fc.assert(
      fc.property(kinds, fc.array(events), events, (kind, happened, event) => {
        const once = stepRecallLine(happened.reduce(stepRecallLine, lineOf(kind)), event)
        expect(stepRecallLine(once, event).state.kind).toBe(once.state.kind)
      }),
    )
  })

  test('the figures add up and a finished ledger has nothing overdue', () => {
    const place: fc.Arbitrary<Place> = fc
      .record({ kind: kinds, ref: fc.string({ maxLength: 2 }) })
      .map(({ kind, ref }) => ({
        kind,
        ref,
        name: ref,
        retraction: PLACE_CLASSES[kind],
      }))
    fc.assert(
      fc.property(fc.array(place), fc.array(events), (places, happened) => {
        const lines = planRecall(places, called).map((line, index) =>
          happened.slice(index).reduce(stepRecallLine, line),
        )
        const summary = summariseRecall(lines, after(2 * (RECALL_DEADLINES.manual ?? 0)))
        expect(Object.values(summary.counts).reduce((sum, count) => sum + count, 0)).toBe(summary.places)
        if (summary.isFinished) expect([summary.overdue, summary.nextDueAt]).toEqual([0, null])
      }),
    )
  })
})
